"""The command line: each verb is a few lines around one call of a room below.

Nothing heavy is imported before a verb needs it: `kg --help` comes at once.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import __version__
from kg.errors import BadQuery, KgError
from kg.manners import AS_JSON, FOLDER, Verbs, complain, example, manners, quiet, say

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["main"]


@click.group(cls=Verbs, epilog=example("kg build report.txt --published 2024-03-05", "kg queries"))
@click.version_option(__version__, prog_name="kg")
@manners
def main() -> None:
    """Reports become a knowledge graph in which every edge can prove itself.

    `kg build` reads reports and writes a graph, a table and a page into out/; the other verbs
    ask about what was built.
    """


@main.command(
    epilog=example(
        "kg build",
        "kg build report.html --published 2024-03-05 --publisher 'The Bree Gazette'",
        "kg build articles/*.pdf --out /tmp/graph",
    )
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day of publication of all these reports, as 2024-03-05.",
)
@click.option("--publisher", default="", metavar="NAME", help="Publisher of all these reports.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="out",
    show_default=True,
    metavar="DIR",
    help="Folder to write into.",
)
@click.option("--model", metavar="NAME", help="Another spaCy pipeline, if it is installed.")
@manners
@click.pass_context
def build(
    ctx: click.Context,
    files: tuple[Path, ...],
    published: datetime | None,
    publisher: str,
    out: Path,
    model: str | None,
) -> None:
    """Read reports; write graph, table and page.

    FILE is a report: .txt, .md, .html, .pdf, or .jsonl with one report a line; `-` is
    standard input. Without FILE the sample reports are read. A report that cannot be read
    is named, the others are built, and the exit status is 1. What is said here of publisher
    and date goes before what a report says itself.
    """
    from kg import build as work
    from kg import printing
    from kg.output import PAGE
    from kg.views.tables import summary

    failures: list[KgError] = []

    def failed(error: KgError) -> None:
        failures.append(error)
        complain(error)

    paths = files or work.samples()
    with printing.progress(len(paths) + work.STEPS, quiet=quiet()) as step:
        readings = work.build(
            paths,
            out,
            published=published.date() if published else None,
            publisher=publisher,
            model=model or work.MODEL,
            failed=failed,
            step=step,
        )
    if not quiet():
        printing.size(summary(readings))
    say(f"Open {out / PAGE} in a browser, or try:")
    for hint in printing.hints(readings, str(out)):
        say(f"  {hint}")
    ctx.exit(1 if failures else 0)


@main.command(
    epilog=example(
        "kg query backers --param actor='Harakat al-Nujaba'",
        "kg query 'SELECT ?claim { ?claim a kg:Claim } LIMIT 5'",
        "kg query question.rq --format json",
        "echo 'ASK { ?event a kg:AirStrike }' | kg query -",
    )
)
@click.argument("question", metavar="QUESTION")
@click.option(
    "--param",
    "-p",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="Give a parameter of a stored question.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle", "ntriples"]),
    help="Default: table on a terminal, else csv; turtle for CONSTRUCT.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Seconds that SPARQL text may take.",
)
@FOLDER
@manners
def query(
    question: str, params: tuple[str, ...], form: str | None, timeout: float, folder: Path
) -> None:
    """Ask in SPARQL.

    QUESTION is the name of a stored question (see `kg queries`), SPARQL text, a file of it
    (.rq), or `-` for standard input. Prefixes such as kg: and rdfs: are known.
    """
    from kg import printing
    from kg.graph import queries as asking

    name, text = _question(question)
    given = _parameters(params)
    store = opened(folder)
    if name:
        answer = asking.ask_stored(store, name, given)
    elif given:
        raise click.UsageError("--param is for stored questions: see `kg queries`.")
    else:
        answer = asking.ask(store, text, timeout=timeout)
    if not printing.answer(answer, form or ""):
        say("kg: nothing in this graph answers that")


def _question(words: str) -> tuple[str, str]:
    """The name of a stored question, or else SPARQL text; the other of the two is empty."""
    if words == "-" or words.endswith((".rq", ".sparql")):
        given = sys.stdin.buffer.read() if words == "-" else Path(words).read_bytes()
        try:
            return "", given.decode()
        except UnicodeDecodeError as error:
            raise BadQuery("is not text in UTF-8", where=words) from error
    return ("", words) if set(words) & set(" {\n") else (words, "")


def _parameters(params: tuple[str, ...]) -> Mapping[str, str]:
    for param in params:
        if "=" not in param:
            raise click.BadParameter(f"{param!r} is not KEY=VALUE.", param_hint="--param")
    return dict(param.split("=", 1) for param in params)


def opened(folder: Path) -> ox.Store:
    """The graph that a build put into a folder."""
    from kg import output
    from kg.graph import dataset

    return dataset.open_store(output.graph_file(folder))


@main.command(epilog=example("kg queries"))
@manners
def queries() -> None:
    """List the stored questions and their parameters."""
    from kg.graph.queries import stored
    from kg.printing import listing

    rows = ((q.name, q.question, "; ".join(map(str, q.parameters))) for q in stored().values())
    listing(("name", "question", "parameters"), rows)


@main.command(epilog=example("kg show Houthis"))
@click.argument("name")
@AS_JSON
@FOLDER
@manners
def show(name: str, as_json: bool, folder: Path) -> None:
    """Tell all that is claimed of somebody.

    NAME is an actor, a place or an event, by its name, another name of it, or its id. Each
    claim comes with its speaker, sentence and report.
    """
    from kg.citing import dossier
    from kg.graph import dossiers
    from kg.printing import evidence

    found = dossiers.show(opened(folder), name)
    evidence(found, dossier(found), as_json=as_json)


@main.command(epilog=example("kg path Houthis 'United States'"))
@click.argument("a")
@click.argument("b")
@click.option("--places", is_flag=True, help="Also walk over places, which tie almost everybody.")
@AS_JSON
@FOLDER
@manners
def path(a: str, b: str, places: bool, as_json: bool, folder: Path) -> None:
    """Tell how two actors A and B are tied.

    The shortest chain of claimed ties and events, each step with its evidence.
    """
    from kg.citing import chain
    from kg.graph import dossiers
    from kg.printing import evidence

    steps = dossiers.path(opened(folder), a, b, places=places)
    evidence(steps, chain(steps), as_json=as_json)
    if not steps:
        say("kg: nothing in this graph ties the two")


@main.command(epilog=example("kg why Houthis supportedBy Iran"))
@click.argument("subject")
@click.argument("relation")
@click.argument("object")
@AS_JSON
@FOLDER
@manners
def why(subject: str, relation: str, object: str, as_json: bool, folder: Path) -> None:
    """Tell what an edge rests on.

    RELATION is a standing relation, a role or an event type, by name or label. The edge rests
    on claims and their sentences, or on a rule and its premises; who says otherwise is told.
    """
    from kg.citing import proof
    from kg.graph import dossiers
    from kg.printing import evidence

    found = dossiers.why(opened(folder), subject, relation, object)
    evidence(found, proof(found), as_json=as_json)


@main.command(epilog=example("kg check", "kg check --from /tmp/graph"))
@FOLDER
@manners
@click.pass_context
def check(ctx: click.Context, folder: Path) -> None:
    """Look whether the graph keeps its shapes.

    Each node that breaks one is listed; the exit status is 1 where one is a violation.
    """
    from kg.graph import shapes
    from kg.printing import listing

    broken = shapes.check(opened(folder))
    if broken:
        rows = ((each.severity, each.focus, each.message) for each in broken)
        listing(("severity", "where", "what"), rows)
    else:
        say("kg: the graph keeps all its shapes")
    ctx.exit(1 if any(each.severity == "violation" for each in broken) else 0)


@main.command(epilog=example("kg stats"))
@FOLDER
@manners
def stats(folder: Path) -> None:
    """Tell the size of the graph."""
    from kg.graph import dataset
    from kg.printing import size
    from kg.views.tables import summary

    size(summary(dataset.readings(opened(folder))))


@main.command(epilog=example("kg render", "kg render --from /tmp/graph --out /tmp/page"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder to write into.  [default: where the graph is]",
)
@FOLDER
@manners
def render(out: Path | None, folder: Path) -> None:
    """Draw table and page again from the graph."""
    from kg import output
    from kg.build import draw

    store, out = opened(folder), out or folder
    with output.replacing(out) as new:
        draw(store, new)
    say(f"kg: drew {out / output.TABLE} and {out / output.PAGE}")
