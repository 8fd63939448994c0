"""Stores and files: the same readings give the same bytes, and documents come and go whole."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.background import known
from kg.errors import InvalidData
from kg.graph import dataset
from kg.graph.decoding import normal
from kg.graph.entities import matching
from kg.graph.rules import infer
from kg.graph.terms import key, node, term
from kg.model import Amount, Reading
from tests import factory
from tests.graph import readings as any_readings


def saved(store: ox.Store, folder: Path) -> bytes:
    dataset.save(store, folder / "graph.nq")
    return (folder / "graph.nq").read_bytes()


def two() -> tuple[Reading, Reading]:
    return factory.reading("-1"), factory.reading("-2")


# ── Building ─────────────────────────────────────────────────────────────────


@given(any_readings.readings(0), any_readings.readings(1))
def test_readings_survive_the_store(one: Reading, other: Reading) -> None:
    assert dataset.readings(dataset.build([other, one], ())) == (normal(one), normal(other))


@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(dice: random.Random) -> None:
    reading = factory.reading()
    claims, entities = list(reading.claims), list(reading.entities)
    dice.shuffle(claims)
    dice.shuffle(entities)
    turned = Reading(
        reading.document,
        reading.sentences,
        reading.mentions,
        tuple(entities),
        reading.events[::-1],
        tuple(claims),
    )
    assert set(dataset.build([turned], ())) == set(dataset.build([reading], ()))


def test_the_order_of_readings_does_not_matter_for_the_saved_bytes(tmp_path: Path) -> None:
    one, other = two()
    stores = dataset.build([one, other]), dataset.build([other, one])
    for store in stores:
        infer(store)
    assert saved(stores[0], tmp_path) == saved(stores[1], tmp_path)


def test_no_triple_stands_in_two_graphs() -> None:
    one, other = two()
    country = matching(dataset.build(), None, term("kg:country"))
    known = next((key(q.subject), key(q.object)) for q in country)
    claim = replace(one.claims[0], subject=known[0], relation="country", object=known[1])
    store = dataset.build([replace(one, claims=(*one.claims, claim)), other])
    infer(store)
    times = Counter((quad.subject, quad.predicate, quad.object) for quad in store)
    assert [triple for triple, count in times.items() if count > 1] == []


def test_a_document_added_later_is_as_if_it_had_always_been_there() -> None:
    one, other = two()
    store = dataset.build([one])
    dataset.add(store, other)
    dataset.add(store, other)
    assert set(store) == set(dataset.build([one, other]))


def test_a_document_taken_out_takes_all_it_said() -> None:
    one, other = two()
    store = dataset.build([one, other])
    dataset.remove(store, other.document.id)
    assert set(store) == set(dataset.build([one]))


def test_a_refused_document_leaves_the_store_as_it_was() -> None:
    store = dataset.build([factory.reading()])
    before = set(store)
    good = factory.reading()
    broken = replace(good, document=replace(good.document, text="Nothing of the kind."))
    with pytest.raises(InvalidData):
        dataset.add(store, broken)
    assert set(store) == before


def test_the_background_holds_every_actor_known_beforehand() -> None:
    background = dataset.background(dataset.build())
    assert {entity.id: entity.label for entity in background.entities} == {
        key: actor.label for key, actor in known().items()
    }
    assert all(claim.source and not claim.passage for claim in background.claims)


def test_a_background_claim_is_kept_under_the_id_it_hashes_to() -> None:
    store = dataset.build()
    claims = dataset.background(store).claims
    assert claims
    for claim in claims:
        assert (
            ox.Quad(node(claim.id), term("rdf:subject"), node(claim.subject), dataset.BACKGROUND)
            in store
        )


# ── Derivations ──────────────────────────────────────────────────────────────


def test_a_derived_number_or_time_keeps_the_bounds_of_its_claim() -> None:
    reading = factory.reading()
    store = dataset.build([reading])
    infer(store)
    derived = {(d.subject, d.relation, d.object) for d in dataset.derivations(store)}
    toll, date = reading.claims[4], reading.claims[3]
    assert (toll.subject, "killed", toll.object) in derived
    assert (date.subject, "date", date.object) in derived


def test_a_derived_number_whose_claim_is_gone_has_no_bounds_until_rules_run_again() -> None:
    store = dataset.build([factory.reading()], ())
    infer(store)
    dataset.remove(store, factory.reading().document.id)
    tolls = [d.object for d in dataset.derivations(store) if d.relation == "killed"]
    assert tolls == [Amount(0, None, "at least four")]
    infer(store)
    assert dataset.derivations(store) == ()


# ── Files ────────────────────────────────────────────────────────────────────


def test_what_is_saved_opens_as_the_same_store(tmp_path: Path) -> None:
    store = dataset.build(two())
    infer(store)
    bytes_before = saved(store, tmp_path)
    again = dataset.open_store(tmp_path / "graph.nq")
    assert set(again) == set(store)
    assert saved(again, tmp_path) == bytes_before


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved(dataset.build(), tmp_path)

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        dataset.save(dataset.build(two()), tmp_path / "graph.nq")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]
    assert (tmp_path / "graph.nq").read_bytes() == before


def test_text_with_line_ends_and_marks_survives_a_file(tmp_path: Path) -> None:
    text = 'One.\r\n"Two"\u2028\x85\x0b\\ three\u202e \U0001f6a2.'
    document = replace(factory.reading().document, text=text)
    saved(dataset.build([Reading(document)]), tmp_path)
    [back] = dataset.readings(dataset.open_store(tmp_path / "graph.nq"))
    assert back.document.text == text


BAD: dict[str, bytes | None] = {
    "missing": None,
    "empty": b"",
    "truncated": b'<https://example.org/a> <https://example.org/b> "c',
    "space in an address": b'<https://example.org/a b> <https://example.org/b> "c" .\n',
    "a page of the web": b"<!DOCTYPE html><html><body>404</body></html>",
    "not UTF-8": b'<https://example.org/a> <https://example.org/b> "\xff\xfe" .\n',
    "compressed": b"\x1f\x8b\x08\x00\x00\x00",
    "somebody else's": b'<https://example.org/a> <https://example.org/b> "c" .\n',
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_a_file_that_is_no_graph_of_ours_is_refused_in_one_line(
    data: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "graph.nq"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InvalidData) as error:
        dataset.open_store(path)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)


# ── rdflib ───────────────────────────────────────────────────────────────────


def count_in_rdflib(store: ox.Store, query: str) -> int:
    [row] = dataset.as_rdflib(store).query(query)
    return int(row[0])


def count_in_oxigraph(store: ox.Store, query: str) -> int:
    [row] = store.query(query, use_default_graph_as_union=True)
    return int(row[0].value)


@pytest.mark.parametrize("count", [count_in_rdflib, count_in_oxigraph])
def test_a_query_counts_what_two_documents_name_once(
    count: Callable[[ox.Store, str], int],
) -> None:
    store = dataset.build(two())
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    assert count(store, f'SELECT (COUNT(*) AS ?n) {{ ?thing {label} "Arnor" }}') == 1


def test_rdflib_sees_the_same_store_with_our_prefixes() -> None:
    store = dataset.build([factory.reading()])
    rows = list(dataset.as_rdflib(store).query("SELECT ?c { ?c a kg:Claim ; kg:origin 'text' }"))
    assert len(rows) == len(factory.reading().claims)
