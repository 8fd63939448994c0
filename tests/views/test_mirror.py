"""The mirror: whatever comes and goes, it is the network of what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.graph import dataset, rules
from kg.graph.encoding import claim_triples
from kg.graph.excerpts import whole
from kg.graph.terms import key, literal, node, term
from kg.model import (
    Amount,
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
from kg.views.mirror import Mirror, keep
from kg.views.network import network
from tests import factory
from tests.views.stories import NOTHING_KNOWN

ACTORS = ("actor/arnor", "actor/bree", "actor/mordor")
POST, PLACE = "post/envoy", "place/ford"
EVENTS = ("event/raid", "event/call", "event/listing")
ENDS = (*ACTORS, POST, PLACE, *EVENTS)
# Of these rules make more: both ways, and what is part of a part.
TIED = ("partOf", "alliedWith")
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
TOLLS = (Amount(4, None, "at least four"), Amount(3, 3, "3"))
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
    return network(*whole(store))


# ── Any documents, in any order ──────────────────────────────────────────────


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    id = f"document/d{draw(st.integers(0, 2))}"
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
    what: tuple[str, str, str | When | Amount] = draw(
        st.one_of(
            st.tuples(*map(st.sampled_from, (ACTORS, TIED, ACTORS))),
            st.tuples(*map(st.sampled_from, (ACTORS, TIED, ACTORS))),
            st.tuples(*map(st.sampled_from, (ACTORS, ("holdsPost", "basedIn"), ENDS))),
            st.tuples(*map(st.sampled_from, (EVENTS, ROLES, ENDS))),
            st.tuples(st.sampled_from(EVENTS), st.just("date"), st.sampled_from(TIMES)),
            st.tuples(st.sampled_from(EVENTS), st.just("killed"), st.sampled_from(TOLLS)),
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
        polarity=draw(mostly(Polarity.POSITIVE, Polarity.NEGATIVE)),
        modality=draw(mostly(Modality.ACTUAL, Modality.PLANNED)),
        review=draw(mostly(Review.NONE, Review.REJECTED)),
    )


def mostly(usual: Any, other: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([*[usual] * 5, other])


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
    """A store that holds a background, and documents, with what follows."""
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


IDS = st.sampled_from([f"document/d{number}" for number in range(3)])
STEPS = st.lists(st.one_of(readings(), readings(), IDS, st.none()), min_size=1, max_size=8)


@settings(max_examples=20)
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


# ── What follows from afar ───────────────────────────────────────────────────


def report(name: str, *claims: tuple[str, str, str], named: Iterable[str] = ()) -> Reading:
    """A report that makes these claims, and names those they are about, or others."""
    document = Document(f"document/{name}", name, TEXT, "The Bree Gazette", date(2024, 3, 5))
    passage = Passage(document.id, WHOLE, 0, 5, TEXT[:5])
    things = dict.fromkeys((*named, *(end for one, _, other in claims for end in (one, other))))
    kinds = {"actor": "State", "post": "Post"}
    return Reading(
        document,
        entities=tuple(
            Entity(thing, f"{thing} as {name} has it", kinds[thing.partition("/")[0]])
            for thing in things
            if thing not in EVENTS
        ),
        events=tuple(Event(thing, thing, "Raid") for thing in things if thing in EVENTS),
        claims=tuple(Claim(*claim, ACTORS[0], passage) for claim in claims),
    )


def known(*claims: tuple[str, str, str]) -> Reading:
    """What is known beforehand of events."""
    place: dict[str, Any] = {"origin": Origin.BACKGROUND, "source": "Atlas, p. 1"}
    events = {event: Event(event, event, "Call") for event, *_ in claims}
    return replace(
        NOTHING_KNOWN,
        events=tuple(events.values()),
        claims=tuple(Claim(*claim, ACTORS[0], None, **place) for claim in claims),
    )


ARNOR, BREE, MORDOR = ACTORS
RAID, CALL, LISTING = EVENTS


def test_an_event_known_beforehand_comes_and_goes_with_who_took_part() -> None:
    background = known((LISTING, "agent", ARNOR), (LISTING, "recipient", BREE))
    mirror = Mirror(beginning(background, [report("one", named=[ARNOR])]))
    assert LISTING not in mirror.graph
    mirror.add(report("two", named=[BREE]))
    same(mirror.graph, afresh(mirror.store))
    assert mirror.graph.has_edge(ARNOR, LISTING, "agent")
    mirror.remove("document/two")
    same(mirror.graph, afresh(mirror.store))
    assert LISTING not in mirror.graph


def test_an_event_known_beforehand_comes_with_an_event_that_reports_now_tell_of() -> None:
    background = known(
        (CALL, "agent", ARNOR),
        (CALL, "recipient", BREE),
        (LISTING, "agent", ARNOR),
        (LISTING, "inResponseTo", CALL),
    )
    mirror = Mirror(beginning(background, [report("one", named=[ARNOR, BREE])]))
    assert CALL in mirror.graph
    assert LISTING not in mirror.graph
    mirror.add(report("two", named=[CALL]))
    same(mirror.graph, afresh(mirror.store))
    assert LISTING in mirror.graph


def test_a_post_that_another_report_names_first_is_renamed_with_its_holder() -> None:
    held = report("two", (ARNOR, "holdsPost", POST))
    mirror = Mirror(beginning(NOTHING_KNOWN, [held]))
    mirror.add(report("one", named=[POST]))
    same(mirror.graph, afresh(mirror.store))
    [(label, _)] = mirror.graph.nodes[ARNOR]["posts"]
    assert label == "post/envoy as one has it"


def test_what_a_rule_made_of_two_reports_forgets_the_claim_that_went() -> None:
    one, two = report("one", (ARNOR, "partOf", BREE)), report("two", (BREE, "partOf", MORDOR))
    mirror = Mirror(beginning(NOTHING_KNOWN, [one, two, report("three", named=ACTORS)]))
    assert len(mirror.graph.edges[ARNOR, MORDOR, "partOf:inferred"]["claims"]) == 2
    mirror.remove("document/two")
    same(mirror.graph, afresh(mirror.store))
    assert len(mirror.graph.edges[ARNOR, MORDOR, "partOf:inferred"]["claims"]) == 1


def test_what_rests_on_a_conclusion_follows_when_that_has_more_grounds() -> None:
    one, two = report("one", (ARNOR, "partOf", BREE)), report("two", (BREE, "partOf", MORDOR))
    mirror = Mirror(beginning(NOTHING_KNOWN, [one, two, report("three", named=ACTORS)]))
    mirror.add(report("four", (ARNOR, "partOf", BREE)))
    mirror.infer()
    same(mirror.graph, afresh(mirror.store))
    assert len(mirror.graph.edges[ARNOR, MORDOR, "partOf:inferred"]["claims"]) == 3


def test_a_tie_keeps_claims_that_no_rule_has_seen_when_what_rests_on_it_is_drawn_anew() -> None:
    one, two = report("one", (ARNOR, "partOf", BREE)), report("two", (BREE, "partOf", MORDOR))
    mirror = Mirror(beginning(NOTHING_KNOWN, [one, two, report("three", named=ACTORS)]))
    mirror.add(report("four", (ARNOR, "partOf", BREE)))
    mirror.add(report("five", (ARNOR, "partOf", MORDOR)))
    same(mirror.graph, afresh(mirror.store))
    assert len(mirror.graph.edges[ARNOR, BREE, "partOf"]["claims"]) == 2


# ── What it reads, and what it refuses ───────────────────────────────────────


def apart() -> Reading:
    """A report that has nothing to do with that of the factory."""
    told = factory.reading("-apart")
    turned = {id: f"{id}-apart" for id in (e.id for e in told.entities)}
    return replace(
        told,
        mentions=(),
        entities=tuple(replace(e, id=turned[e.id]) for e in told.entities),
        claims=tuple(
            replace(
                c,
                subject=turned.get(c.subject, c.subject),
                object=turned.get(str(c.object), c.object),
                speaker=turned[c.speaker],
            )
            for c in told.claims
        ),
    )


def test_of_other_documents_only_those_are_read_that_tell_of_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mirror = Mirror(beginning(NOTHING_KNOWN, [factory.reading("-1"), apart()]))
    seen: list[str] = []
    decode = dataset.reading

    def watched(graph: ox.NamedNode, quads: Iterable[Any]) -> Reading:
        seen.append(key(graph))
        return decode(graph, quads)

    monkeypatch.setattr(dataset, "reading", watched)
    mirror.add(factory.reading("-2"))
    assert set(seen) == {"document/arnor-strikes-1", "document/arnor-strikes-2"}


def test_a_refused_document_leaves_store_and_network_as_they_were() -> None:
    mirror = Mirror(beginning(NOTHING_KNOWN, [factory.reading()]))
    before = mirror.graph.copy()
    good = factory.reading()
    with pytest.raises(InvalidData):
        mirror.add(replace(good, document=replace(good.document, text="Nothing of the kind.")))
    same(mirror.graph, before)
    same(mirror.graph, afresh(mirror.store))


def test_who_is_spoken_of_no_more_goes_and_comes_back_with_all_ties() -> None:
    mirror = Mirror(beginning(NOTHING_KNOWN, [factory.reading()]))
    before = mirror.graph.copy()
    mirror.remove("document/arnor-strikes")
    assert not mirror.graph
    mirror.add(factory.reading())
    same(mirror.graph, before)


# ── The outline ──────────────────────────────────────────────────────────────


def test_where_an_outline_is_kept_no_report_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    store = beginning(NOTHING_KNOWN, [factory.reading()])
    drawn = afresh(store)
    keep(store, drawn)
    monkeypatch.setattr(dataset, "reading", None)
    same(Mirror(store).graph, drawn)


CHANGES: dict[str, Callable[[ox.Store], object]] = {
    "a document more": lambda store: dataset.add(store, factory.reading("-2")),
    "the same read otherwise": lambda store: dataset.add(
        store, replace(factory.reading(), claims=factory.reading().claims[1:])
    ),
    "a document less": lambda store: dataset.remove(store, "document/arnor-strikes"),
    "a document taken out by hand": lambda store: store.remove_graph(
        node("document/arnor-strikes")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_an_outline_never_stands_for_a_store_that_changed(
    change: Callable[[ox.Store], object],
) -> None:
    store = beginning(NOTHING_KNOWN, [factory.reading()])
    keep(store, afresh(store))
    change(store)
    same(Mirror(store).graph, afresh(store))


def test_rules_that_run_again_take_the_outline_out() -> None:
    store = beginning(NOTHING_KNOWN, [factory.reading()])
    dataset.add(store, factory.reading("-2"))
    keep(store, afresh(store))
    rules.infer(store)
    same(Mirror(store).graph, afresh(store))
