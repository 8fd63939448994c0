"""What is known beforehand as far as it bears on what reports speak of, and what follows from it.

The background knows many more than any reports name. Whoever puts a story together needs those
that the reports speak of, what is claimed of them, and all that a proof among them rests on; the
rest of the background changes nothing that people are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.graph.entities import BACKGROUND, matching
from kg.graph.terms import node, term

__all__ = ["DERIVED", "Bearing", "bearing", "reached"]

DERIVED = node("graph/derived")
"""Plain triples, and the derivation of each."""


class Bearing(NamedTuple):
    """Nodes of the background, claims and those they are about, and derivations to read."""

    background: frozenset[Any]
    derivations: frozenset[Any]


def bearing(store: ox.Store) -> Bearing:
    """What bears on what the reports of a store speak of."""
    spoken = {quad.object for quad in matching(store, None, term("kg:describes"))}
    known = {
        q.subject for q in matching(store, None, term("rdf:type"), term("kg:Claim"), BACKGROUND)
    }
    claims = set(_about(store, spoken))
    premises = _premises(store)
    aside = _aside(premises, known - claims)
    kept = premises.keys() - aside
    rests = set(reached(kept, lambda each: premises.get(each, ())))
    claims |= rests & known
    return Bearing(
        frozenset(claims | spoken | set(_ends(store, claims))), frozenset(rests & premises.keys())
    )


def _about(store: ox.Store, things: Set[Any]) -> Iterator[Any]:
    """Claims known beforehand of these things, and all of events that they have a part in."""
    for thing in things:
        for end in (term("rdf:subject"), term("rdf:object")):
            yield from (quad.subject for quad in matching(store, None, end, thing, BACKGROUND))
        for part in list(matching(store, None, term("rdf:object"), thing, BACKGROUND)):
            for event in list(matching(store, part.subject, term("rdf:subject"), None, BACKGROUND)):
                if event.object not in things:
                    same = matching(store, None, term("rdf:subject"), event.object, BACKGROUND)
                    yield from (quad.subject for quad in same)


def _ends(store: ox.Store, claims: Iterable[Any]) -> Iterator[Any]:
    """Whom claims are about, and who makes them."""
    for claim in claims:
        for end in (term("rdf:subject"), term("rdf:object"), term("kg:speaker")):
            for quad in matching(store, claim, end, None, BACKGROUND):
                if isinstance(quad.object, ox.NamedNode):
                    yield quad.object


def _premises(store: ox.Store) -> Mapping[Any, Set[Any]]:
    """What each derivation rests on."""
    found: dict[Any, set[Any]] = defaultdict(set)
    for quad in matching(store, None, term("kg:premise"), None, DERIVED):
        found[quad.subject].add(quad.object)
    return found


def _aside(premises: Mapping[Any, Set[Any]], far: Set[Any]) -> Set[Any]:
    """Derivations that rest on nothing but claims from afar."""
    aside: set[Any] = set()
    while more := {d for d, rests in premises.items() if d not in aside and rests <= far | aside}:
        aside |= more
    return aside


def reached(start: Iterable[Any], steps: Callable[[Any], Iterable[Any]]) -> Iterator[Any]:
    """These, and all that steps from them lead to, each once."""
    waiting, seen = list(start), set[Any]()
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            yield here
            waiting.extend(steps(here))
