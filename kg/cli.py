"""The command line: each verb is a few lines around one call of a room below.

Nothing heavy is imported before a verb needs it: `kg --help` comes at once.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import __version__
from kg.analyzing import analyze
from kg.asking import VERBS, opened
from kg.building import VERBS as BUILDING
from kg.checking import check
from kg.comparing import diff
from kg.manners import Verbs, example, manners, placed
from kg.moving import VERBS as MOVING
from kg.rendering import render
from kg.reviewing import review

__all__ = ["main"]


@click.group(cls=Verbs, epilog=example("kg build report.txt --published 2024-03-05", "kg queries"))
@click.version_option(__version__, prog_name="kg")
@manners
def main() -> None:
    """Reports become a knowledge graph in which every edge can prove itself.

    `kg build` reads reports and writes a graph, a table and a page into out/; the other verbs
    ask about what was built.
    """


for verb in (*BUILDING, *VERBS, *MOVING, check):
    main.add_command(verb)


@main.command(
    epilog=example(
        "kg score tests/reading/dev out",
        "kg score raid.gold.csv out/claims.csv --misses",
    )
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("claims", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="Also list gold rows missed, and rows gold lacks.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="Default: table on a terminal, else csv.",
)
@manners
def score(gold: tuple[Path, ...], claims: Path, misses: bool, form: str | None) -> None:
    """Hold a claims table against gold tables.

    GOLD is a table of what a careful reader takes from a report (.gold.csv, the report as .md
    beside it), or a folder of such; CLAIMS is a claims.csv, or the folder of a build of these
    reports. Reports without gold are left aside.
    """
    from kg import output, scoring
    from kg.printing import visible

    table = claims / output.TABLE if claims.is_dir() else claims
    found = scoring.score(scoring.gold_tables(gold), table)
    form = form or ("table" if sys.stdout.isatty() else "csv")
    told = scoring.report(found, form, misses=misses)
    lines = told.splitlines() if form == "table" else ()  # csv and json escape for themselves
    safe = "\n".join(line if line.isprintable() else visible(line) for line in lines)
    click.echo(safe or told, nl=bool(safe))


@main.command(epilog=example("kg stats"))
@placed
@manners
def stats(place: Path | str) -> None:
    """Tell the size of the graph."""
    from kg.graph import dataset
    from kg.printing import size
    from kg.views.tables import summary

    size(summary(dataset.readings(opened(place, memory=True))))


main.add_command(analyze)
main.add_command(diff)
main.add_command(render)
main.add_command(review)
