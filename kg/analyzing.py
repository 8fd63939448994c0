"""The verb that analyses: who matters, who stands with whom, and how far that hangs on sources.

Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import KgError
from kg.manners import example, in_memory, manners, placed, quiet, say, scoped

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

    from kg.analysis.ties import Ties
    from kg.explaining.sections import Basis, Section
    from kg.story import Story

__all__ = ["QUESTIONS", "analyze"]

QUESTIONS = (
    *("importance", "brokers", "communities", "reach", "shared", "balance", "camps", "activity"),
    *("escalation", "weeks", "sensitivity", "difference"),
)


@click.command(
    epilog=example(
        "kg analyze",
        "kg analyze brokers --without unnamed",
        "kg analyze reach --actor Iran",
        "kg analyze balance camps --camps 3 --since 2024-01-01",
        "kg analyze difference --speaker CENTCOM --against 'Yahya Saree'",
        "kg analyze importance --as-of 2023-12-31 --format csv > importance.csv",
        "kg analyze --plot pictures/",
    )
)
@click.argument("questions", nargs=-1, metavar="[QUESTION]...", type=click.Choice(QUESTIONS))
@click.option("--actor", metavar="NAME", help="Of whom: for `reach`.")
@click.option(
    "--against", metavar="NAME", help="Another speaker, whose telling is held beside this one."
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    help="How many rows of a ranking.  [default: 10, of an overview 5]",
)
@click.option(
    "--days",
    type=click.IntRange(min=1),
    default=7,
    show_default=True,
    help="Within how many days a hostile act may count as answered.",
)
@click.option(
    "--camps",
    type=click.IntRange(2, 3),
    default=2,
    show_default=True,
    help="Into how many camps to split.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="For a search for camps.")
@scoped
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="Default: table on a terminal, else csv; several questions have no csv.",
)
@click.option(
    "--plot",
    "pictures",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Also draw timeline, heat map, communities and triads into a folder, as SVG and PNG; "
    "needs `pip install 'conflict-kg[plots]'`.",
)
@click.option(
    "--keep/--no-keep",
    default=True,
    show_default=True,
    help="Put the numbers into the graph of measures, for `kg query`.",
)
@placed
@manners
def analyze(
    questions: tuple[str, ...],
    actor: str | None,
    against: str | None,
    top: int | None,
    days: int,
    camps: int,
    seed: int,
    given: dict[str, Any],
    form: str | None,
    pictures: Path | None,
    keep: bool,
    place: Path | str,
) -> None:
    """Measure the network of actors, and tell how far each figure hangs on its sources.

    QUESTION is one or more of: importance, brokers, communities, reach, shared, balance, camps,
    activity, escalation, weeks, sensitivity, difference; without any, an overview. Figures
    describe what reports say of actors, not the actors: whoever is written about more has more
    ties.
    """
    from kg import plots, printing, results
    from kg.analysis.ties import ties
    from kg.explaining import questions as known
    from kg.explaining.sections import basis
    from kg.graph.names import find_entity
    from kg.scoping import scope
    from kg.showing import story
    from kg.story import merge

    # Numbers of an earlier build are about to be made anew: nothing is said of them.
    store = results.opened(place, memory=in_memory(True))
    of = find_entity(store, actor, "Actor") if actor else ""
    within = scope(store, **given)
    beside = scope(store, **given | {"told_by": (against,)}) if against else None
    asked_for = questions or known.OVERVIEW
    if form == "csv" and len(asked_for) > 1:
        raise click.UsageError("--format csv is for one question: name it.")
    whole = ties(merge(*story(store)))
    asked = known.Asked(
        whole.within(within),
        whole.within(beside) if beside else None,
        of,
        top or (10 if questions else 5),
        *(days, camps, seed),
    )
    if not asked.ties.all:
        raise KgError("what is asked for ties nobody to anybody", remedy="ask for less at once")
    drawn = plots.write(pictures, asked.ties) if pictures else ()  # first: it may lack its library
    with printing.progress(len(asked_for), quiet=quiet()) as step:
        told = [(step(name), known.answered(name, asked))[1] for name in asked_for]
    _print(told, basis(asked.ties), whole.story, form)
    for path in drawn:
        say(f"kg: drew {path}")
    if keep:
        _keep(place, store, asked.ties, told)


def _keep(place: Path | str, store: ox.Store, ties: Ties, told: Sequence[Section]) -> None:
    """Put the numbers into the graph of measures; where that cannot be, what was told stands."""
    from kg import output, results

    found = [measure for section in told for measure in section.measures]
    try:
        results.keep(place, store, ties.story, {ties.scope: found})
    except (KgError, OSError) as error:
        say(f"kg: numbers were not kept: {error}")
    else:
        where = "on the server" if isinstance(place, str) else f"in {place / output.MEASURES}"
        say(f"kg: {len(found):,} numbers kept {where}: kg query measures")


def _print(told: Sequence[Section], on: Basis, story: Story, form: str | None) -> None:
    from kg import printing
    from kg.explaining.sections import lines, plain

    form = form or ("table" if sys.stdout.isatty() or len(told) > 1 else "csv")
    if form == "json":
        sections = [plain(section, story) for section in told]
        found = {"basis": asdict(on), "answers": sections}
        return click.echo(json.dumps(found, indent=2, ensure_ascii=False, default=str))
    if form == "csv":
        return printing.listing(told[0].columns, (row.cells for row in told[0].rows), "csv")
    printing.lines([str(on)])
    for section in told:
        click.echo()
        printing.lines([f"{section.name}: {section.question}"])
        if section.rows:
            printing.table(section.columns, (row.cells for row in section.rows))
        printing.lines(lines(section, story))
    return None
