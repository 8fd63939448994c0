"""The verb that asks people: who is who, what is one event, and which claims were read right.

Every answer goes into the file of decisions at once, so whoever stops loses nothing and goes
on later where they stopped. Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.asking import opened
from kg.errors import KgError
from kg.manners import FOLDER, complain, example, manners, program, say

if TYPE_CHECKING:
    from kg.identity.judgements import Judgement
    from kg.identity.review import Question
    from kg.identity.sides import Reports
    from kg.model import Derivation

__all__ = ["review"]

COLUMNS = ("about", "claims", "score", "one is", "other is", "why", "one", "other")


@click.command(
    epilog=example(
        "kg review",
        "kg review --about names --limit 20 --by 'Ada Brandy'",
        "kg review --list --format json",
    )
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where judgements are kept.  [default: where the build took them from, or decisions.yaml]",
)
@click.option(
    "--by", metavar="NAME", help="Who judges.  [default: your name in git, or your login]"
)
@click.option(
    "--about",
    type=click.Choice(["names", "events", "claims"]),
    help="Only who may be one, what may be one event, or doubtful claims.",
)
@click.option("--again", is_flag=True, help="Ask also what was judged before.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask no more than N.")
@click.option("--list", "listed", is_flag=True, help="List the questions, ask none.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="Of the list. Default: table on a terminal, else csv.",
)
@FOLDER
@manners
@click.pass_context
def review(
    ctx: click.Context,
    decisions: Path | None,
    by: str | None,
    about: str | None,
    again: bool,
    limit: int | None,
    listed: bool,
    form: str | None,
    folder: Path,
) -> None:
    """Judge who is who, what is one event, and doubtful claims.

    The most consequential question comes first, with both sides' sentences. One key answers:
    s same, d different, u undecided; of a claim a accept, r reject, c correct; k or space
    skips, b takes the last answer back, q quits. Each answer is added to the file of decisions
    at once; `kg build` applies them. Without a terminal the questions are listed.
    """
    from kg.graph import dataset
    from kg.identity import decisions as kept
    from kg.identity.sides import Reports

    path = decisions or _usual(folder)
    faults: list[KgError] = []
    judged = kept.read(path, faults.append) if path.exists() else ()
    for fault in faults:
        complain(fault)
    if faults:
        say(f"kg: mend {path} first")
        ctx.exit(1)
    store = opened(folder, memory=True)
    reports = Reports(dataset.readings(store))
    found = _asked(reports, dataset.derivations(store), judged, again)
    asked = [each for each in found if about in (None, each.topic)][:limit]
    if listed or form or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(asked, form or "")
        return
    from kg.judging import Sitting

    sitting = Sitting(path, by or _name(), reports, judged, again=again)
    say(f"kg: judging as {sitting.by}, into {path}")
    sitting.go_through(asked)
    for line in sitting.summary(len(asked)):
        say(f"kg: {line}")
    if sitting.given:
        say(f"kg: run `{_applying(path, folder)}` to apply it")


def _usual(folder: Path) -> Path:
    """Where a build takes judgements from if nobody names a file: where it did so before."""
    from kg.corpus.record import Corpus, recorded
    from kg.identity.decisions import FILE

    return (recorded(folder) or Corpus()).judged(folder) or FILE


def _applying(path: Path, folder: Path) -> str:
    """What to type here to build again by the judgements in a file."""
    named = () if path == _usual(folder) else ("--decisions", str(path))
    return shlex.join((program(), "build", "--out", str(folder), *named))


def _asked(
    reports: Reports, made: Iterable[Derivation], judged: Sequence[Judgement], again: bool
) -> tuple[Question, ...]:
    """The questions of a build: names that are nearly alike, events told twice, doubtful claims."""
    from kg.graph import rules
    from kg.identity.proposals import proposals
    from kg.identity.recognising import matcher, strangers
    from kg.identity.review import questions

    made = tuple(made)
    why = {rule.name: rule.sentence for rule in rules.rules()}
    return questions(
        reports,
        proposals(strangers(reports.entities()), matcher()),
        ((m.subject, str(m.object), why[m.rule]) for m in made if m.relation == "sameEventAs"),
        contradicted={m.subject for m in made if m.relation == "contradicts"},
        judgements=judged,
        again=again,
    )


def _name() -> str:
    """Who sits here: by their name in git, or else by their login."""
    import getpass
    import subprocess

    try:
        asked = ("git", "config", "user.name")
        found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        found = ""
    return found or getpass.getuser()


def _list(asked: Sequence[Question], form: str) -> None:
    """The questions on stdout, with all the ids that an answer needs."""
    from kg import printing

    if form == "json":
        click.echo(json.dumps([asdict(each) for each in asked], indent=2, ensure_ascii=False))
        return
    rows = []
    for each in asked:
        one_is, other_is, *_ = (*(side.label for side in each.sides), "")
        one, other, *_ = (*each.about, "")
        score, why = round(each.score, 2), "; ".join(each.why)
        rows.append((each.topic, each.touched, score, one_is, other_is, why, one, other))
    printing.listing(COLUMNS, rows, form)
