"""The mirror: whatever comes and goes, it is the network of what is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx
import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import build
from kg.graph import dataset, rules
from kg.graph.encoding import claim_triples
from kg.graph.terms import literal, node, term
from kg.model import (
    Claim,
    Document,
    Entity,
    Event,
    Modality,
    Origin,
    Passage,
    Polarity,
    Reading,
    Review,
    Sentence,
    When,
)
from kg.views.mirror import Mirror
from kg.views.network import network

ACTORS = ("actor/arnor", "actor/bree", "actor/mordor", "actor/elrohir")
POST, PLACE = "post/envoy", "place/ford"
EVENTS = ("event/raid", "event/call", "event/listing")
ENDS = (*ACTORS, POST, PLACE, *EVENTS)
STANDING = ("supportedBy", "partOf", "memberOf", "alliedWith", "holdsPost")
ROLES = ("agent", "recipient", "place", "inResponseTo")
KINDS = {
    "actor": ("State", "ArmedGroup", "Person"),
    "post": ("Post",),
    "place": ("Place",),
    "event": ("Raid", "Call"),
}
TIMES = (
    When("2024-03-03", "2024-03-03", "2024-03-03"),
    When("2024-03", "2024-03-01", "2024-03-31"),
    When("../2024", None, "2024-12-31"),
)
TEXT = "Arnor struck Bree, and Mordor called."
WHOLE = Sentence(0, 0, len(TEXT))


def same(one: nx.MultiDiGraph, other: nx.MultiDiGraph) -> None:
    """Nodes, edges, keys and all data are alike."""
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    edges = [
        {(a, b, key): data for a, b, key, data in g.edges(keys=True, data=True)}
        for g in (one, other)
    ]
    assert edges[0] == edges[1]


def afresh(store: ox.Store) -> nx.MultiDiGraph:
    return network(*build.story(store))


# ── Any documents, in any order ──────────────────────────────────────────────


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    id = f"document/d{draw(st.integers(0, 3))}"
    document = Document(id, "A report", TEXT, "The Bree Gazette", date(2024, 3, 5))
    said = draw(st.lists(claims(id), max_size=6))
    named = {claim.subject for claim in said} | set(draw(st.lists(st.sampled_from(ENDS))))
    named |= {str(claim.object) for claim in said if claim.relation == "holdsPost"}
    return Reading(
        document,
        entities=tuple(draw(entities(thing)) for thing in sorted(named) if thing not in EVENTS),
        events=tuple(draw(events(thing)) for thing in sorted(named) if thing in EVENTS),
        claims=tuple(said),
    )


@st.composite
def entities(draw: st.DrawFn, id: str) -> Entity:
    names = st.sampled_from(["one", "two", "three"])
    kind = draw(st.sampled_from(KINDS[id.partition("/")[0]]))
    return Entity(id, draw(names), kind, tuple(draw(st.lists(names, max_size=2, unique=True))))


@st.composite
def events(draw: st.DrawFn, id: str) -> Event:
    return Event(
        id, draw(st.sampled_from(["fight", "talk"])), draw(st.sampled_from(KINDS["event"]))
    )


@st.composite
def claims(draw: st.DrawFn, document: str = "") -> Claim:
    """A claim of a document, or one known beforehand."""
    what: tuple[str, str, str | When] = draw(
        st.one_of(
            st.tuples(*map(st.sampled_from, (ACTORS, STANDING, ENDS))),
            st.tuples(*map(st.sampled_from, (EVENTS, ROLES, ENDS))),
            st.tuples(st.sampled_from(EVENTS), st.just("date"), st.sampled_from(TIMES)),
        )
    )
    if not document:
        known: dict[str, Any] = {"origin": Origin.BACKGROUND, "source": "Atlas, p. 1"}
        return Claim(*what, ACTORS[0], None, **known)
    end = draw(st.integers(1, 3))
    return Claim(
        *what,
        draw(st.sampled_from(ACTORS)),
        Passage(document, WHOLE, 0, end, TEXT[:end]),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from([Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED])),
        review=draw(st.sampled_from([Review.NONE, Review.NONE, Review.REJECTED])),
    )


@st.composite
def backgrounds(draw: st.DrawFn) -> Reading:
    known = draw(st.lists(st.sampled_from(ENDS), unique=True))
    return Reading(
        Document("graph/background", "Background", ""),
        entities=tuple(draw(entities(thing)) for thing in known if thing not in EVENTS),
        events=tuple(draw(events(thing)) for thing in known if thing in EVENTS),
        claims=tuple(draw(st.lists(claims(), max_size=6))),
    )


def beginning(background: Reading, told: Iterable[Reading] = ()) -> ox.Store:
    """A store that holds a background, and documents."""
    store = dataset.build((), ())
    triples = [part for claim in background.claims for part in claim_triples(claim.id, claim)]
    for thing in (*background.entities, *background.events):
        this = node(thing.id)
        triples.append((this, term("rdf:type"), term(f"kg:{thing.kind}")))
        triples.append((this, term("rdfs:label"), literal(thing.label)))
        aliases = thing.aliases if isinstance(thing, Entity) else ()
        triples += [(this, term("skos:altLabel"), literal(alias)) for alias in aliases]
    store.extend([ox.Quad(*triple, dataset.BACKGROUND) for triple in triples])
    for reading in told:
        dataset.add(store, reading)
    rules.infer(store)
    return store


STEPS = st.lists(
    st.one_of(
        readings(), readings(), st.sampled_from([f"document/d{n}" for n in range(4)]), st.none()
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(backgrounds(), st.lists(readings(), max_size=3), STEPS)
def test_after_any_steps_it_is_the_network_built_afresh(
    background: Reading, first: list[Reading], steps: list[Reading | str | None]
) -> None:
    mirror = Mirror(beginning(background, first))
    for step in steps:
        if step is None:
            mirror.infer()
        elif isinstance(step, Reading):
            mirror.add(step)
        else:
            mirror.remove(step)
        same(mirror.graph, afresh(mirror.store))
