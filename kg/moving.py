"""The verbs that move whole graphs between a folder and a SPARQL server.

Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.manners import FOLDER, example, manners, quiet, say

if TYPE_CHECKING:
    from kg.remote.moving import Pushed

__all__ = ["VERBS", "reachable", "send"]

STORE = click.option(
    "--store",
    required=True,
    metavar="URL",
    help="Where the server takes queries, as https://example.org/sparql.",
)


@click.command(
    epilog=example(
        "kg push --store http://localhost:7878/query",
        "KG_STORE_TOKEN=... kg push --store https://example.org/sparql --from /tmp/graph",
    )
)
@STORE
@FOLDER
@manners
def push(store: str, folder: Path) -> None:
    """Put the graph of a build onto a SPARQL server.

    Graphs that are there already stay, those that differ are written, those that are gone are
    taken away; other people's graphs are never touched. What was written is read back and compared.
    Whoever reads in the meantime, or after a push that was stopped, is told so.

    Other addresses of the server and who asks stand in the environment: KG_STORE_UPDATE,
    KG_STORE_GRAPHS, KG_STORE_USER, KG_STORE_PASSWORD, KG_STORE_TOKEN.
    """
    send(folder, store)


def reachable(store: str) -> None:
    """Ask a server for its record; raises `KgError` where it does not answer."""
    from kg.remote.records import find
    from kg.remote.servers import server

    find(server(store))


def send(folder: Path, store: str) -> None:
    """Put the graph of a build onto a server, and tell what became of it."""
    from kg import printing, results
    from kg.remote.moving import push
    from kg.remote.servers import server

    to, whole = server(store), results.opened(folder, memory=True)
    with printing.progress(None, quiet=quiet()) as step:
        done = push(whole, to, step=step)
    for line in _told(done):
        say(f"kg: {line}")


def _told(done: Pushed) -> list[str]:
    """What a push did, in lines."""
    counts = ((done.written, "written"), (done.same, "there already"), (done.gone, "taken away"))
    graphs = ", ".join(f"{len(graphs):,} {fate}" for graphs, fate in counts if graphs)
    lines = [f"the server holds {done.record.triples:,} triples in graphs: {graphs}"]
    if done.otherwise:
        lines.append(f"{done.otherwise:,} values come back spelled otherwise, but equal")
    if done.misanswered:
        lines.append(
            f"the server answers {done.misanswered!r} wrongly: questions are put to copies of it"
        )
    return lines


@click.command(epilog=example("kg pull --store http://localhost:7878/query --out /tmp/graph"))
@STORE
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="out",
    show_default=True,
    metavar="DIR",
    help="Folder to write, as of a build.",
)
@manners
def pull(store: str, out: Path) -> None:
    """Fetch the graph of a SPARQL server into a folder, as if it had been built there.

    Graph, table and page take the place of those of an earlier build. Every graph is compared
    with what was pushed. The reports themselves do not come along: `kg build` adds to the folder,
    and keeps what it holds.
    """
    from kg import output, printing, results
    from kg.remote.moving import copied
    from kg.remote.records import require
    from kg.remote.servers import server
    from kg.showing import draw, story
    from kg.story import merge
    from kg.views import mirror, network
    from kg.views.placing.keeping import earlier

    source = server(store)
    record = require(source)
    with (
        printing.progress(len(record.graphs) + 1, quiet=quiet()) as step,
        output.replacing(out) as folder,
    ):
        whole = copied(source, record, step=step)
        step("table and page")
        mirror.keep(whole, network.draw(merge(*story(whole))))
        results.put(whole, folder, out)
        draw(whole, folder, kept=earlier(None, out / output.PAGE))
    say(f"kg: pulled {record.triples:,} triples in {len(record.graphs):,} graphs into {out}/")


VERBS = (push, pull)
