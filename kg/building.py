"""The verbs that write a build: add, update and take out reports.

Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import KgError
from kg.manners import (
    DAY,
    LOCAL,
    PLACES,
    complain,
    example,
    manners,
    program,
    quiet,
    say,
)
from kg.moving import reachable, send

if TYPE_CHECKING:
    from kg.build import Built

__all__ = ["VERBS"]

OUT = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="out",
    show_default=True,
    metavar="DIR",
    help="Folder of the build.",
)


@click.command(
    epilog=example(
        "kg build",
        "kg build report.html --published 2024-03-05 --publisher 'The Bree Gazette'",
        "kg build articles/*.pdf --out /tmp/graph --workers 4",
        "kg build --fresh",
    )
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=str))
@click.option(
    "--published",
    type=DAY,
    metavar="DATE",
    help="Day of publication of all these reports, as 2024-03-05.",
)
@click.option("--publisher", default="", metavar="NAME", help="Publisher of all these reports.")
@OUT
@click.option("--model", metavar="NAME", help="Another spaCy pipeline, if it is installed.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read with N processes; each loads the model.",
)
@click.option(
    "--engine",
    default="",
    metavar="ADDRESS",
    help="Read on a Dask cluster: dask://HOST:PORT of its scheduler, on a network you trust; needs "
    "`pip install 'conflict-kg[cluster]'`.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Judgements of who is who.  [default: those of the build before, or decisions.yaml]",
)
@click.option("--fresh", is_flag=True, help="Read all again; forget what is not named.")
@PLACES
@click.option(
    "--store",
    metavar="WHERE",
    default="disk",
    show_default=True,
    help="`disk`, or `memory` for a folder without a store, whose graph each verb loads; or a "
    "SPARQL server that gets the graph as well: see `kg push`.",
)
@manners
@click.pass_context
def build(
    ctx: click.Context,
    files: tuple[str, ...],
    published: datetime | None,
    publisher: str,
    out: Path,
    model: str | None,
    workers: int,
    engine: str,
    decisions: Path | None,
    fresh: bool,
    places: Path | None,
    store: str,
) -> None:
    """Read reports; write graph, table and page.

    FILE is a report: .txt, .md, .html, .pdf, or .jsonl with one report a line, or one of these
    with .gz; a folder means all reports in it, `-` is standard input. With
    `pip install 'conflict-kg[cluster]'` it may be an address too, as s3://BUCKET/FOLDER, which is
    reached only when it is named.

    Reports are added to those that the folder of the build holds: one that did not change is not
    read again, one that changed takes the place of what it said before, and so does one of the
    same address. Without FILE all files that the folder knows are looked at again; a new folder
    gets the sample reports.

    A report that cannot be read is named, the others are built, and the exit status is 1. What
    is said here of publisher and date goes before what a report says itself, and holds until
    something else is said.
    """
    from kg import build as work
    from kg import printing
    from kg.corpus.files import named

    if (published or publisher) and not files:
        raise click.UsageError("--published and --publisher are said of reports: name them.")
    if store not in LOCAL:
        reachable(store)  # a fault there is told before reports are read
    failures: list[KgError] = []

    def failed(error: KgError) -> None:
        failures.append(error)
        complain(error)

    with printing.progress(None, quiet=quiet()) as step:
        built = work.build(
            [named(file) for file in files],
            out,
            published=published.date() if published else None,
            publisher=publisher,
            model=model or "",
            workers=workers,
            engine=engine,
            places=places,
            decisions=decisions,
            fresh=fresh,
            memory=store == "memory",
            failed=failed,
            step=step,
        )
    _tell(built, out, "replaced")
    if not files:
        _missed(out)
    if store not in LOCAL:
        send(out, store)
    ctx.exit(1 if failures else 0)


@click.command(
    epilog=example(
        "kg remove 'Arnor strikes'",
        "kg remove articles/old.html document/arnor-strikes-1a2b3c4d",
    )
)
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@OUT
@manners
@click.pass_context
def remove(ctx: click.Context, documents: tuple[str, ...], out: Path) -> None:
    """Take reports out, with all that they said.

    DOC is a report: its title, its id or the readable part of it (see `kg query documents`), its
    address, or the path of its file, which means all reports that came from there. The graph is
    then as if they had never been read. Where one name means no report, nothing is taken out.
    """
    from kg import build as work
    from kg import intact, printing

    intact.graph_file(out)
    failures: list[KgError] = []

    def failed(error: KgError) -> None:
        failures.append(error)
        complain(error)

    with printing.progress(work.STEPS, quiet=quiet()) as step:
        built = work.build((), out, without=documents, failed=failed, step=step)
    for each in built.gone:
        say(f"kg: took out {printing.visible(each.title)} ({each.id})")
    _tell(built, out, "taken out")
    ctx.exit(1 if failures else 0)


def _tell(built: Built, out: Path, fate: str) -> None:
    """What a build did, what it holds, and what to do next."""
    from kg import output, printing
    from kg.views.tables import summary

    if not built.readings:
        store = f"; made {out / output.STORE}/ anew" if built.mended else f": {out}/ stays as it is"
        return say(f"kg: nothing changed{store}")
    if not quiet():
        printing.size(summary(built.readings))
    kept, gone = len(built.readings) - built.read, len(built.gone)
    counts = ((kept, "kept"), (built.read, "read"), (gone, fate))
    say(f"Reports: {', '.join(f'{count} {what}' for count, what in counts if count)}.")
    names = (f"{output.STORE}/", *output.FILES)
    say(f"Wrote {', '.join(name for name in names if (out / name).exists())} into {out}/.")
    say(f"Open {out / output.PAGE} in a browser, or try:")
    for hint in printing.hints(built.readings, str(out), program()):
        say(f"  {hint}")
    return None


def _missed(out: Path) -> None:
    from kg.corpus.record import missing

    for path in missing(out):
        say(f"kg: {path} is no longer there; what it said stays until `kg remove {path}`")


VERBS = (build, remove)
