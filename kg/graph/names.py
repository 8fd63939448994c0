"""From a name as people write it to the entity of the graph that it means.

Nothing is guessed: a name that fits two entities, or none, is an error that lists candidates.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.errors import UnknownName
from kg.graph.sparql.solving import Askable
from kg.graph.terms import literal
from kg.ontology import DATA, KG, event_types, is_a, kinds, local, prologue
from kg.spelling import plain

__all__ = ["find_entity"]

_SHOWN = 5  # candidates in an error

_NAMED = """SELECT DISTINCT ?entity ?kind ?label ?name ?weak ?spoken {
  %s
  ?entity a ?kind ; rdfs:label ?label .
  { ?entity rdfs:label|skos:altLabel ?name BIND(false AS ?weak) }
  UNION { ?entity skos:hiddenLabel ?name BIND(true AS ?weak) }
  BIND(EXISTS { ?description kg:describes ?entity } AS ?spoken) }"""
_CALLED = """{ SELECT DISTINCT ?entity {
    VALUES ?called { %s } ?entity rdfs:label|skos:altLabel ?called } }"""
_ID = re.compile(r"[a-z0-9/-]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """One name of an entity; `weak` where only a list has it, `spoken` where a report tells of
    its bearer."""

    id: str
    kind: str
    label: str
    name: str
    weak: bool
    spoken: bool


_Test: TypeAlias = Callable[[_Named], bool]


def find_entity(store: Askable, name: str, *classes: str) -> str:
    """The id of the one entity that carries this name.

    The first of these that fits anything decides: its id or the readable part of it, its
    label, another name, a name without accents and the like, a part of a name, a weak name.
    Where it fits several, those that reports tell of go first, then an actor before a place, a
    place before other things, and those before an event. `classes` are local names that the
    entity must belong to, all where none is given.
    Raises `UnknownName`.
    """
    bare = name.removeprefix(DATA)
    wanted = plain(name)
    by_id: tuple[_Test, ...] = (lambda each: bare in (each.id, each.id.split("/", 1)[-1]),)
    as_written: tuple[_Test, ...] = (
        lambda each: each.label == name,
        lambda each: each.name == name,
    )
    alike: tuple[_Test, ...] = (
        lambda each: plain(each.name) == wanted,
        lambda each: re.sub(r"-[0-9a-f]{8}$", "", each.id.split("/", 1)[-1]) == name,
        lambda each: bool(wanted) and wanted in plain(each.name),
    )
    if not _ID.fullmatch(bare):  # most names: whoever is called just so is found at once
        words = literal(name)
        pattern = _CALLED % f"{words} {words}@en"
        called = (each for each in _named(store, pattern) if _fits(each, classes))
        if found := _first(name, tuple(each for each in called if not each.weak), as_written):
            return found
    named = tuple(each for each in _named(store) if _fits(each, classes))
    strong = tuple(each for each in named if not each.weak)
    found = _first(name, strong, (*by_id, *as_written, *alike)) or _first(name, named, alike[:1])
    if found:
        return found
    raise UnknownName(f"nobody and nothing here is called {name!r}", remedy=_offer(wanted, named))


def _first(name: str, among: Iterable[_Named], tests: Iterable[_Test]) -> str:
    """The one whom the first of these tests that fits anything finds; empty where none does."""
    for test in tests:
        found = _nearest({each.id: each for each in among if test(each)}.values())
        if len(found) == 1:
            return found[0].id
        if found:
            labels = _list(f"{each.label} ({each.id})" for each in found)
            raise UnknownName(
                f"{name!r} could be {labels}", remedy="give the whole name, or the id"
            )
    return ""


def _named(store: Askable, which: str = "") -> Iterable[_Named]:
    """All names of all entities, or of those alone that a pattern of SPARQL binds."""
    text = prologue() + _NAMED % which
    rows: Any = store.query(text, use_default_graph_as_union=True)
    known = kinds().keys() | event_types().keys() | {local(KG.Event)}
    for row in rows:
        kind = local(row["kind"].value)
        if kind in known:
            key = row["entity"].value.removeprefix(DATA)
            marks = (row[mark].value == "true" for mark in ("weak", "spoken"))
            yield _Named(key, kind, row["label"].value, row["name"].value, *marks)


def _fits(named: _Named, classes: tuple[str, ...]) -> bool:
    return not classes or any(is_a(named.kind, name) for name in classes)


def _nearest(found: Iterable[_Named]) -> list[_Named]:
    """Those whom reports tell of, of the most likely class, by label."""
    ranked = sorted(found, key=lambda each: (_rank(each), each.label, each.id))
    return [each for each in ranked if _rank(each) == _rank(ranked[0])]


def _rank(named: _Named) -> tuple[bool, int]:
    order = ("Actor", "Place", "Weapon", "Post")
    likely = (rank for rank, name in enumerate(order) if is_a(named.kind, name))
    return not named.spoken, next(likely, len(order))


def _list(words: Iterable[str]) -> str:
    every = list(words)
    rest = f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + rest


def _offer(wanted: str, named: Iterable[_Named]) -> str:
    labels = {plain(each.name): each.label for each in named}
    close = difflib.get_close_matches(wanted, labels, _SHOWN, 0.6)
    return f"did you mean {_list(dict.fromkeys(labels[each] for each in close))}?" if close else ""
