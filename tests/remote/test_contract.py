"""One graph, wherever it is kept, answers alike: in memory, on disk, on servers of two makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import build, output, results
from kg.analysis.standing import standing
from kg.analysis.ties import ties
from kg.errors import BadQuery
from kg.graph import shapes
from kg.graph.queries import ask, ask_stored, stored
from kg.graph.sparql.answers import Answer
from kg.graph.sparql.solving import Askable
from kg.remote import whole
from kg.remote.moving import push
from kg.remote.servers import server
from kg.showing import draw, story
from kg.story import merge
from tests import factory
from tests.graph import few
from tests.remote import servers

QUESTIONS = tuple(
    name for name, q in stored().items() if all(p.default is not None for p in q.parameters)
)
FREE = (
    "ASK { ?event a kg:AirStrike }",
    "ASK { ?event a kg:NoSuchThing }",
    "SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class",
    "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?claim a kg:Claim } } GROUP BY ?graph",
    "SELECT ?s ?o FROM <graph/derived> { ?s kg:supportedBy ?o }",
    "SELECT ?o { GRAPH <graph/derived> { <actor/gondor-brigades> kg:supportedBy ?o } }",
    "SELECT ?s ?p FROM <graph/derived> FROM NAMED <graph/background> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?term { ?term rdfs:subClassOf+ kg:Event }",
    "CONSTRUCT { ?claim kg:speaker ?who } { ?claim kg:speaker ?who }",
    "DESCRIBE <actor/arnor>",
    'SELECT ?document { ?document dcterms:title ?t FILTER(CONTAINS(?t, "strikes")) }',
)
ASKED = (("backers", {"actor": "Gondor Brigades"}), ("everything-about", {"actor": "Arnor"}))


@dataclass(frozen=True)
class Kept:
    """A graph somewhere: what questions are put to, and the whole in memory."""

    asked: Askable
    whole: ox.Store


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small graph, as `kg build` leaves it."""
    folder = tmp_path_factory.mktemp("contract") / "out"
    with few.known_beforehand(), output.replacing(folder) as new:
        readings = factory.reading(), factory.reading("-again")
        store = build.assemble(readings, failed=lambda error: pytest.fail(str(error)))
        results.put(store, new, folder)
        draw(store, new)
    return folder


def in_memory(built: Path, _: Path) -> Iterator[Kept]:
    store = results.opened(built, memory=True)
    yield Kept(store, store)


def on_disk(built: Path, _: Path) -> Iterator[Kept]:
    assert (built / output.STORE).is_dir()
    store = results.opened(built)
    yield Kept(store, store)


def on_oxigraph(built: Path, folder: Path) -> Iterator[Kept]:
    with servers.oxigraph(folder) as (address, _):
        yield pushed(built, address)


def on_virtuoso(built: Path, folder: Path) -> Iterator[Kept]:
    with servers.virtuoso(folder) as address, pytest.MonkeyPatch.context() as said:
        said.setenv("KG_STORE_GRAPHS", f"{address}-graph-crud")
        yield pushed(built, address)


def on_virtuoso_as_it_comes(built: Path, folder: Path) -> Iterator[Kept]:
    """Its graph store is not named, and of each answer it leaves out what goes beyond its limit."""
    with servers.virtuoso(folder, rows=1_000) as address:
        yield pushed(built, address)


def pushed(built: Path, address: str) -> Kept:
    push(results.opened(built), server(address))
    return Kept(whole.asked(address, 60.0)[0], results.opened(address))


@pytest.mark.parametrize(
    "place", [in_memory, on_disk, on_oxigraph, on_virtuoso, on_virtuoso_as_it_comes]
)
def test_a_graph_is_the_same_wherever_it_is_kept(place, built: Path, tmp_path: Path) -> None:
    here = results.opened(built, memory=True)
    for kept in place(built, tmp_path):
        for name in QUESTIONS:
            assert told(ask_stored(kept.asked, name)) == told(ask_stored(here, name)), name
        for name, given in ASKED:
            answer = ask_stored(here, name, given)
            assert answer.rows
            assert told(ask_stored(kept.asked, name, given)) == told(answer), name
        for text in FREE:
            assert told(ask(kept.asked, text)) == told(ask(here, text)), text
        with pytest.raises(BadQuery, match="FROM a graph that is not here"):
            ask(kept.asked, "SELECT * FROM <https://example.org/elsewhere> { ?s ?p ?o }")
        with pytest.raises(BadQuery, match="line 1, column 8: not SPARQL at 'WHERE"):
            ask(kept.asked, "SELECT WHERE { ?s ?p ?o }")
        assert shapes.check(kept.whole) == shapes.check(here)
        assert measured(kept.whole) == measured(here)
        draw(kept.whole, tmp_path)
        for name in (output.TABLE, output.PAGE):
            assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name


def told(answer: Answer) -> tuple[object, ...]:
    """What an answer tells, but for the order of rows of which the question says none."""
    return answer.kind, answer.variables, answer.truth, answer.triples, Counter(answer.rows)


def measured(store: ox.Store) -> list[object]:
    return list(standing(ties(merge(*story(store)))))
