"""The verb that draws: table, page and picture of a graph, whole or in part.

Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from kg.asking import opened
from kg.manners import DAY, FOLDER, PLACES, example, manners, say

__all__ = ["render"]


@click.command(
    epilog=example(
        "kg render",
        "kg render --focus Houthis --hops 2 -o houthis.html",
        "kg render --focus Houthis -o houthis.svg",
        "kg render --since 2024-01-01 --until 2024-01-31 --speaker CENTCOM -o january/",
        "kg render --with-sparql",
    )
)
@click.option("--focus", metavar="NAME", help="Only an actor, place or event and those around it.")
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="How many steps around: two in one event are one step apart.",
)
@click.option("--since", type=DAY, metavar="DATE", help="Only what happened on this day or later.")
@click.option("--until", type=DAY, metavar="DATE", help="Only what happened up to this day.")
@click.option(
    "--speaker", "speakers", multiple=True, metavar="NAME", help="Only what this speaker says."
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME",
    help="Only reports of this publisher, or the report of this title.",
)
@click.option(
    "--with-sparql",
    is_flag=True,
    help="Add a tab that answers queries in the page; needs `npm install oxigraph@0.5`.",
)
@click.option(
    "--sparql-from",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where that was installed.  [default: here, or in a folder above]",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Folder for table and page, or file: .html for the page alone, .svg for a picture of it.  "
    "[default: where the graph is]",
)
@PLACES
@FOLDER
@manners
def render(
    focus: str | None,
    hops: int,
    since: datetime | None,
    until: datetime | None,
    speakers: tuple[str, ...],
    sources: tuple[str, ...],
    with_sparql: bool,
    sparql_from: Path | None,
    out: Path | None,
    places: Path | None,
    folder: Path,
) -> None:
    """Draw table and page again, whole or in part.

    A part needs a place of its own: say where with -o. Events without a date and standing ties
    stay whatever the dates. --speaker and --source may be given several times.
    """
    from kg import output
    from kg.build import draw, draw_alone, wanted
    from kg.views.placing.keeping import earlier
    from kg.views.querying import engine
    from kg.views.selection import EVERYTHING

    if since and until and since > until:
        raise click.UsageError("--since lies after --until.")
    if hops > 1 and not focus:
        raise click.UsageError("--hops counts steps from a --focus: give one.")
    if (with_sparql or sparql_from) and out and out.suffix == ".svg":
        raise click.UsageError("--with-sparql is for a page: a picture answers nothing.")
    asking = engine(sparql_from or Path()) if with_sparql or sparql_from else None
    store, out = opened(folder), out or folder
    part = wanted(
        store,
        focus=focus or "",
        hops=hops,
        since=since.date() if since else None,
        until=until.date() if until else None,
        speakers=speakers,
        sources=sources,
    )
    if part != EVERYTHING and out == folder:
        raise click.UsageError("A part of the graph needs a place of its own: give -o PATH.")
    if out.suffix in (".html", ".svg"):
        before = out if out.suffix == ".html" else folder / output.PAGE
        draw_alone(store, out, part, kept=earlier(places, before), engine=asking)
        say(f"kg: drew {out}")
        return
    with output.replacing(out) as new:
        draw(store, new, part, kept=earlier(places, out / output.PAGE), engine=asking)
    say(f"kg: drew {out / output.TABLE} and {out / output.PAGE}")
