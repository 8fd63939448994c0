"""Numbers made by hand about the story of `tests.graph.story`, of this build and an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyoxigraph as ox

from kg.analysis.numbers import Measure, Method
from kg.analysis.scope import WHOLE, Scope
from kg.graph.measures import join, made_by, write

NOW, EARLIER = "build/one", "build/earlier"
COUNTED = Method("degree", "networkx 3.6", ("weight=none",))
BETWEEN = Method("betweenness (Brandes)", "networkx 3.6", ("pivots=9", "normalized=true"))
GROUPED = Method("communities (Louvain)", "igraph 1.0", ("numbers=carried over",), 7)
ALONE = Method("communities (Louvain)", "igraph 1.0", (), 7)

# To which community each belongs at the end of a month. Angmar comes, nobody goes.
MONTHS = {
    date(2023, 12, 31): {"arnor": 0, "rohan": 1, "mordor": 1},
    date(2024, 1, 31): {"arnor": 0, "rohan": 0, "mordor": 1, "angmar": 1},
    date(2024, 2, 29): {"arnor": 0, "rohan": 0, "mordor": 2, "angmar": 1},
}


def measure(store: ox.Store) -> None:
    """Put all these numbers into a store."""
    made_by(store, NOW)
    write(store, _whole(), WHOLE, NOW)
    for words, scope in (
        ("told", Scope(background=True)),
        ("March", Scope(since=date(2024, 3, 1))),
    ):
        write(store, [_of("carn-dum", "betweenness", 0.9, BETWEEN)], scope, NOW, words=words)
    for until, groups in MONTHS.items():
        found = [_of(who, "community", number, GROUPED) for who, number in groups.items()]
        write(store, found, Scope(until=until), NOW, words=f"until {until}")
        told = Scope(until=until, told_by=frozenset({"actor/rohan"}))
        write(store, [_of("arnor", "community", until.month, GROUPED)], told, NOW, words="Rohan")
    # The numbers of a division by itself follow no other.
    later = Scope(until=date(2024, 3, 31))
    write(store, [_of("arnor", "community", 5, ALONE)], later, NOW, words="until March")
    join(store, _earlier())


def _earlier() -> ox.Store:
    kept, older = ox.Store(), replace(BETWEEN, library="networkx 3.5")
    write(kept, [_of("arnor", "degree", 9, COUNTED)], Scope(unnamed=True), EARLIER, words="named")
    write(kept, [_of("carn-dum", "betweenness", 0.8, older)], WHOLE, EARLIER)
    return kept


def _whole() -> Iterator[Measure]:
    yield _of("arnor", "degree", 4, COUNTED)
    yield Measure((), "density", 0.5, Method("density"))
    yield Measure(("actor/mordor", "actor/arnor"), "steps", 2, Method("shortest path"))
    for who, value in (("arnor", 0.6), ("angmar", 0.3), ("carn-dum", 0.2), ("grand-alliance", 0)):
        yield _of(who, "betweenness", value, BETWEEN)


def _of(who: str, name: str, value: float, method: Method) -> Measure:
    return Measure((f"actor/{who}",), name, value, method)
