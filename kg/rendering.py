"""The verb that draws: table, page and picture of a graph, whole or in part.

Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.asking import opened
from kg.manners import PLACES, example, manners, placed, say, scoped

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
@scoped
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
@placed
@manners
def render(
    focus: str | None,
    hops: int,
    given: dict[str, Any],
    with_sparql: bool,
    sparql_from: Path | None,
    out: Path | None,
    places: Path | None,
    place: Path | str,
) -> None:
    """Draw table and page again, whole or in part.

    A part needs a place of its own: say where with -o. Events without a date and standing ties
    stay whatever the dates. --speaker, --source and --without may be given several times.
    """
    from kg import output
    from kg.build import tab
    from kg.graph.names import find_entity
    from kg.scoping import scope
    from kg.showing import draw, draw_alone
    from kg.views.placing.keeping import earlier
    from kg.views.querying import engine
    from kg.views.selection import EVERYTHING, Selection

    if hops > 1 and not focus:
        raise click.UsageError("--hops counts steps from a --focus: give one.")
    if (with_sparql or sparql_from) and out and out.suffix == ".svg":
        raise click.UsageError("--with-sparql is for a page: a picture answers nothing.")
    if out is None and isinstance(place, str):
        raise click.UsageError("What is drawn of a server's graph needs a place: give -o PATH.")
    asking = engine(sparql_from or Path()) if with_sparql or sparql_from else None
    store, out = opened(place, memory=True), out or Path(place)
    around = find_entity(store, focus) if focus else ""
    part = Selection(around, hops, scope(store, **given))
    if part != EVERYTHING and out == place:
        raise click.UsageError("A part of the graph needs a place of its own: give -o PATH.")
    queries = tab(store, asking, part) if asking else None
    if out.suffix in (".html", ".svg"):
        before = out if out.suffix == ".html" else Path(place) / output.PAGE
        draw_alone(store, out, part, kept=earlier(places, before), tab=queries)
        say(f"kg: drew {out}")
        return
    with output.replacing(out) as new:
        draw(store, new, part, kept=earlier(places, out / output.PAGE), tab=queries)
    say(f"kg: drew {out / output.TABLE} and {out / output.PAGE}")
