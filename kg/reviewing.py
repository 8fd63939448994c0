"""The verb that asks people: who is who, what is one event, and which claims were read right.

Every answer goes into the file of decisions at once, so whoever stops loses nothing and goes
on later where they stopped. Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.asking import opened
from kg.errors import KgError
from kg.manners import FOLDER, complain, example, manners, program, say

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.identity.judgements import Judgement
    from kg.identity.review import Question
    from kg.identity.sides import Reports

__all__ = ["review"]

COLUMNS = ("about", "one", "other", "one is", "other is", "claims", "score", "why")


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
    help="Where judgements are kept.  [default: decisions.yaml]",
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

    path = decisions or kept.FILE
    faults: list[KgError] = []
    judged = kept.read(path, faults.append) if decisions or path.exists() else ()
    for fault in faults:
        complain(fault)
    if faults:
        say(f"kg: mend {path} first")
        ctx.exit(1)
    store = opened(folder)
    reports = Reports(dataset.readings(store))
    asked = [each for each in _asked(store, reports, judged, again) if about in (None, each.topic)]
    asked = asked[:limit]
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
        say(f"kg: run `{program()} build` to apply it")


def _asked(
    store: ox.Store, reports: Reports, judged: Sequence[Judgement], again: bool
) -> tuple[Question, ...]:
    """The questions of a build: names that are nearly alike, events told twice, doubtful claims."""
    from kg.background import known
    from kg.graph import dataset, rules
    from kg.identity.matching import Matcher
    from kg.identity.proposals import proposals
    from kg.identity.review import questions
    from kg.model import Entity

    made = dataset.derivations(store)
    why = {rule.name: rule.sentence for rule in rules.rules()}
    strangers = (
        thing
        for things in reports.things.values()
        for thing in things
        if isinstance(thing, Entity) and thing.id not in known() and thing.kind != "UnnamedActor"
    )
    return questions(
        reports,
        proposals(strangers, Matcher(known().values())),
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
    rows = (
        (
            each.topic,
            each.about[0],
            each.about[1] if len(each.about) > 1 else "",
            each.sides[0].label,
            each.sides[1].label if len(each.sides) > 1 else "",
            each.touched,
            round(each.score, 2),
            "; ".join(each.why),
        )
        for each in asked
    )
    printing.listing(COLUMNS, rows, form)
