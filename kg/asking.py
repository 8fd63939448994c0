"""The verbs that ask the graph of a build: in SPARQL, of an actor, of a pair, of an edge.

Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import BadQuery
from kg.manners import AS_JSON, example, in_memory, manners, placed, say

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.graph.sparql.solving import Askable

__all__ = ["VERBS", "opened"]


def opened(place: Path | str, *, memory: bool = False) -> ox.Store:
    """The graph that a build put into a folder, or a copy of that on a server.

    In `memory` where a verb looks at the whole of it: that takes less time than reading all from
    the disk. Says so where numbers are of another graph than this one.
    """
    from kg import output, results
    from kg.graph import measures

    store = results.opened(place, memory=in_memory(memory))
    if old := measures.stale(store):
        where = output.MEASURES if isinstance(place, Path) else "the server"
        kept = f"{where} holds numbers of an earlier build ({old:,})"
        say(f"kg: {kept}: kg analyze makes them anew")
    return store


@click.command(
    epilog=example(
        "kg query backers --param actor='Harakat al-Nujaba'",
        "kg query 'SELECT ?claim { ?claim a kg:Claim } LIMIT 5'",
        "kg query question.rq --format json",
        "echo 'ASK { ?event a kg:AirStrike }' | kg query -",
        "kg query federated.rq --allow https://query.example.org/sparql",
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
    help="Seconds that an answer may take.",
)
@click.option(
    "--allow",
    multiple=True,
    metavar="ADDRESS",
    help="Another store that SERVICE in your text may ask; nobody else is asked.",
)
@placed
@manners
def query(
    question: str,
    params: tuple[str, ...],
    form: str | None,
    timeout: float,
    allow: tuple[str, ...],
    place: Path | str,
) -> None:
    """Ask in SPARQL.

    QUESTION is the name of a stored question (see `kg queries`), SPARQL text, a file of it
    (.rq), or `-` for standard input. Prefixes such as kg: and rdfs: are known. What is asked runs
    in a process of its own, which is ended at the limit of time, or of memory (2 GB).
    """
    from kg import printing
    from kg.graph.queries import ask, ask_stored

    name, text = _question(question)
    given = _parameters(params)
    store = _asked(place, timeout)
    if name:
        answer = ask_stored(store, name, given, timeout=timeout)
    elif given:
        raise click.UsageError("--param is for stored questions: see `kg queries`.")
    else:
        answer = ask(store, text, timeout=timeout, allow=allow)
    if not printing.answer(answer, form or ""):
        say("kg: nothing in this graph answers that")


def _asked(place: Path | str, timeout: float) -> Askable:
    """What a question is put to: a graph in memory, or the server itself where it answers right."""
    if isinstance(place, Path):
        return opened(place)
    from kg.remote import whole

    to, wrong = whole.asked(place, timeout)
    if wrong:
        say(f"kg: a copy is asked: this server, tried with {wrong!r}, got it wrong")
    return to


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


@click.command(epilog=example("kg queries"))
@manners
def queries() -> None:
    """List the stored questions and their parameters."""
    from kg.graph.queries import stored
    from kg.printing import listing

    rows = ((q.name, q.question, "; ".join(map(str, q.parameters))) for q in stored().values())
    listing(("name", "question", "parameters"), rows)


@click.command(epilog=example("kg show Houthis"))
@click.argument("name")
@AS_JSON
@placed
@manners
def show(name: str, as_json: bool, place: Path | str) -> None:
    """Tell all that is claimed of somebody.

    NAME is an actor, a place or an event, by its name, another name of it, or its id. Each
    claim comes with its speaker, sentence and report.
    """
    from kg.citing import dossier
    from kg.graph import dossiers
    from kg.printing import evidence

    found = dossiers.show(opened(place), name)
    evidence(found, dossier(found), as_json=as_json)


@click.command(epilog=example("kg path Houthis 'United States'"))
@click.argument("a")
@click.argument("b")
@click.option("--places", is_flag=True, help="Also walk over places, which tie almost everybody.")
@AS_JSON
@placed
@manners
def path(a: str, b: str, places: bool, as_json: bool, place: Path | str) -> None:
    """Tell how two actors A and B are tied.

    The shortest chain of claimed ties and events, each step with its evidence.
    """
    from kg.citing import chain
    from kg.graph import dossiers
    from kg.printing import evidence

    steps = dossiers.path(opened(place), a, b, places=places)
    evidence(steps, chain(steps), as_json=as_json)
    if not steps:
        say("kg: nothing in this graph ties the two")


@click.command(
    epilog=example("kg why Houthis supportedBy Iran", "kg why 'United States' attack Nujaba")
)
@click.argument("subject")
@click.argument("relation")
@click.argument("object")
@AS_JSON
@placed
@manners
def why(subject: str, relation: str, object: str, as_json: bool, place: Path | str) -> None:
    """Tell what an edge rests on.

    RELATION is a standing relation, a role or an event type, by name or label. The proof is a
    tree: from the edge over rules and their premises down to who says so, how surely, in which
    sentence; and who says otherwise. What follows by rules is listed by `kg query
    inferred-edges`.

    How sure an edge is: claims of it are each enough alone, so the surest counts; what a rule
    infers needs all premises, so the weakest counts. Certain is surer than probable, and
    probable than possible, in the speakers' own words.
    """
    from kg.graph import dossiers
    from kg.printing import evidence
    from kg.proving import tree

    found = dossiers.why(opened(place), subject, relation, object)
    evidence(found, tree(found), as_json=as_json)


VERBS = (query, queries, show, path, why)
