"""A graph on its way to a server: whole, or known not to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import build
from kg.errors import InvalidData, KgError, Unanswered
from kg.graph import dataset
from kg.ontology import DATA
from kg.remote import questions
from kg.remote.moving import copied, push
from kg.remote.questions import Remote, misanswered
from kg.remote.records import RECORD, content, find, held_by, require
from kg.remote.servers import Server, server
from tests import factory
from tests.graph import few
from tests.remote import servers

FOREIGN = "https://example.org/theirs"
SPEAKER = ox.NamedNode("https://w3id.org/conflict-kg/ontology#speaker")


@pytest.fixture(scope="module")
def told() -> tuple[ox.Store, ox.Store]:
    """A graph of two documents, and of one of these with another."""
    with few.known_beforehand():
        first, second, third = (factory.reading(name) for name in ("", "-again", "-anew"))
        return made(first, second), made(first, third)


def made(*readings: dataset.Reading) -> ox.Store:
    return build.assemble(readings, failed=lambda error: pytest.fail(str(error)))


@pytest.fixture(autouse=True)
def _tried_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A push tries a server with one question: `test_contract` has it tried with all."""
    monkeypatch.setattr(questions, "_TRIED", 0.0)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Server]:
    """A server on which others keep a graph."""
    with servers.oxigraph(tmp_path / "server") as (address, _):
        found = server(address)
        found.write(FOREIGN, [b"<urn:a> <urn:b> <urn:c> .\n"])
        yield found


def test_only_what_differs_is_written_and_what_is_gone_is_dropped(told, there: Server) -> None:
    before, after = told
    assert set(push(before, there).written) == set(content(before))
    again = push(before, there)
    assert not again.written
    assert not again.gone
    done = push(after, there)
    assert done.gone == (f"{DATA}document/arnor-strikes-again",)
    assert f"{DATA}document/arnor-strikes-anew" in done.written
    assert f"{DATA}document/arnor-strikes" in done.same
    assert dataset.BACKGROUND.value in done.same
    assert content(copied(there, require(there))) == content(after)
    assert there.graph(FOREIGN) == [b"<urn:a> <urn:b> <urn:c> .\n"]


def test_a_push_that_was_stopped_leaves_no_record_and_is_taken_up(told, there: Server) -> None:
    push(told[0], there)
    seen: list[str] = []

    def stop(graph: str) -> None:
        seen.append(graph)
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(told[1], there, step=stop)
    with pytest.raises(InvalidData, match=r"holds no whole graph.*\(kg push --store URL\)"):
        require(there)
    done = push(told[1], there)
    assert done.written
    assert not set(done.written) & set(seen[:2])
    assert content(copied(there, require(there))) == content(told[1])


def test_a_server_that_dies_in_between_is_one_line(told, tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path) as (address, process):

        def die(_: str) -> None:
            process.kill()
            process.wait()

        with pytest.raises(Unanswered, match=r"nobody answers there|broke off"):
            push(told[0], server(address), step=die)


def test_what_somebody_changed_on_the_server_is_seen(told, there: Server) -> None:
    push(told[0], there)
    derived = dataset.DERIVED.value
    lines = there.graph(derived)
    there.write(derived, [*lines[1:], b"<urn:a> <urn:b> <urn:c> .\n"])
    with pytest.raises(InvalidData, match="graph/derived is not what was pushed"):
        copied(there, require(there))
    there.write(derived, lines[1:])
    assert push(told[0], there).written == (derived,)


def test_numbers_are_not_put_onto_a_graph_that_somebody_else_pushed(told, there: Server) -> None:
    push(told[0], there)
    over = held_by(copied(there, require(there)))
    push(told[1], there)
    with pytest.raises(KgError, match="was changed since it was read"):
        push(told[0], there, over=over)
    assert require(there).graphs == held_by(told[1])


def test_a_server_that_answers_otherwise_is_known_by_trial(
    told, there: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(told[0], there)
    monkeypatch.setattr(questions, "_TRIED", 60.0)
    assert not misanswered(told[0], there, content(told[0]))
    other = ox.Store()
    other.extend(quad for quad in told[0] if quad.predicate != SPEAKER)
    assert misanswered(other, there, content(told[0]))


def test_a_server_that_answered_well_is_not_tried_with_every_push(told, there: Server) -> None:
    steps: list[str] = []
    push(told[0], there, step=steps.append)
    assert steps.pop() == "questions"
    push(told[1], there, step=steps.append)
    assert steps.pop() != "questions"


def test_other_peoples_graphs_are_no_part_of_an_answer(told, there: Server) -> None:
    push(told[0], there)
    asked = Remote(there, require(there).graphs)
    question = "SELECT ?s { ?s <urn:b> <urn:c> }"
    assert not list(asked.query(question, use_default_graph_as_union=True))
    there.drop(FOREIGN)
    alone = Remote(there, require(there).graphs)
    assert list(alone.query("SELECT ?s { ?s a <urn:none> }", use_default_graph_as_union=True)) == []
    assert alone._union == (("union-default-graph", "true"),)


def test_a_record_is_taken_away_before_anything_is_written(told, there: Server) -> None:
    push(told[0], there)
    records: list[object] = []
    push(told[1], there, step=lambda _: records.append(find(there)))
    assert records == [None] * len(records)
    assert RECORD.value in there.counts()
