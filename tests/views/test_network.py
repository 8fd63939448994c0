"""The network: actors, events and their roles, each edge with its claims."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from kg.model import Claim, Derivation, Entity, Event, Modality, Origin, Reading
from kg.views.network import network, plain, positive
from tests.factory import passage, reading
from tests.views.stories import NOTHING_KNOWN

ARNOR, BRIGADES, MORDOR = "actor/arnor", "actor/gondor-brigades", "actor/mordor"


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    return network([reading()], NOTHING_KNOWN, ())


def known(subject: str, relation: str, object: str) -> Claim:
    place = {"origin": Origin.BACKGROUND, "source": "Atlas, p. 1"}
    return Claim(subject, relation, object, ARNOR, None, **place)


def test_an_agent_points_at_its_event_and_the_event_at_everything_else(
    graph: nx.MultiDiGraph,
) -> None:
    assert graph.has_edge(ARNOR, "event/strike", "agent")
    assert graph.has_edge("event/strike", BRIGADES, "recipient")
    assert graph.has_edge("event/strike", "place/bree", "place")


def test_every_edge_names_claims_that_were_read(graph: nx.MultiDiGraph) -> None:
    read = {claim.id for claim in reading().claims}
    assert all(set(claims) <= read and claims for _, _, claims in graph.edges(data="claims"))


def test_an_event_carries_its_type_code_sign_and_dates(graph: nx.MultiDiGraph) -> None:
    strike = graph.nodes["event/strike"]
    assert (strike["kind"], strike["type"], strike["plover"]) == ("Event", "AirStrike", "ASSAULT")
    assert (strike["sign"], strike["family"], strike["date"]) == (-1, "Force", "2024-03-03")
    assert graph.edges[ARNOR, "event/strike", "agent"]["latest"] == "2024-03-03"


def test_a_role_with_a_family_of_its_own_keeps_it(graph: nx.MultiDiGraph) -> None:
    at = graph.edges["event/strike", "place/bree", "place"]
    assert (at["family"], at["sign"]) == ("Places", 0)


def test_what_is_denied_or_planned_has_an_edge_of_its_own_that_measures_do_not_see(
    graph: nx.MultiDiGraph,
) -> None:
    denied = graph.edges[BRIGADES, "event/attack", "agent:denied:planned"]
    assert (denied["polarity"], denied["modality"]) == ("negative", "planned")
    assert not positive(graph).has_edge(BRIGADES, "event/attack")
    assert set(positive(graph)) == set(graph)


def test_what_is_only_planned_is_not_positive_either() -> None:
    told = reading()
    plans = tuple(replace(claim, modality=Modality.PLANNED) for claim in told.claims)
    graph = network([replace(told, claims=plans)], NOTHING_KNOWN, ())
    assert graph.has_edge(ARNOR, "event/strike", "agent:planned")
    assert not positive(graph).edges


def test_two_reports_of_one_event_are_one_node_with_the_claims_of_both() -> None:
    again = reading("-2")
    same = replace(
        again,
        events=reading().events,
        claims=tuple(
            replace(claim, subject=claim.subject.removesuffix("-2")) for claim in again.claims
        ),
    )
    graph = network([reading(), same], NOTHING_KNOWN, ())
    assert len(graph.edges[ARNOR, "event/strike", "agent"]["claims"]) == 2
    assert sum(kind == "Event" for _, kind in graph.nodes(data="kind")) == 3


def test_a_post_is_told_of_the_person_and_not_drawn() -> None:
    told = reading()
    envoy = Entity("actor/envoy", "Elrohir", "Person")
    post = Entity("post/envoy", "envoy of Arnor", "Post")
    held = Claim(
        envoy.id, "holdsPost", post.id, ARNOR, passage(told.document, "Arnor's envoy called")
    )
    told = replace(told, entities=(*told.entities, envoy, post), claims=(*told.claims, held))
    graph = network([told], NOTHING_KNOWN, ())
    assert post.id not in graph
    assert graph.nodes[envoy.id]["posts"] == (("envoy of Arnor", held.id),)


def test_background_joins_only_where_the_reports_speak_of_both_ends() -> None:
    gondor = Entity("actor/gondor", "Gondor", "State")
    claims = (known(BRIGADES, "alliedWith", MORDOR), known(BRIGADES, "partOf", gondor.id))
    background = replace(NOTHING_KNOWN, entities=(gondor,), claims=claims)
    graph = network([reading()], background, ())
    assert gondor.id not in graph
    assert graph.edges[BRIGADES, MORDOR, "alliedWith"]["origin"] == "background"


def test_an_event_known_beforehand_joins_where_two_who_took_part_are_spoken_of() -> None:
    listed, other = Event("event/b1", "designation", "Designation"), Event("event/b2", "x", "Raid")
    claims = (
        known(listed.id, "agent", ARNOR),
        known(listed.id, "recipient", BRIGADES),
        known(other.id, "agent", ARNOR),
    )
    background = Reading(NOTHING_KNOWN.document, events=(listed, other), claims=claims)
    graph = network([reading()], background, ())
    assert listed.id in graph
    assert other.id not in graph


def test_what_only_a_rule_says_is_inferred_and_names_the_claims_behind_it() -> None:
    tie = next(c for c in reading().claims if c.relation == "supportedBy")
    made = Derivation("d/1", BRIGADES, "alliedWith", MORDOR, "rule", (tie.id,))
    carried = Derivation("d/2", tie.subject, tie.relation, tie.object, "00-reported", (tie.id,))
    graph = network([reading()], NOTHING_KNOWN, (made, carried))
    edge = graph.edges[BRIGADES, MORDOR, "alliedWith:inferred"]
    assert (edge["origin"], edge["claims"], edge["derivations"]) == (
        "inferred",
        (tie.id,),
        ("d/1",),
    )
    assert graph.number_of_edges(BRIGADES, MORDOR) == 2


def test_a_symmetric_relation_is_drawn_once() -> None:
    background = replace(NOTHING_KNOWN, claims=(known(BRIGADES, "alliedWith", MORDOR),))
    back = Derivation(
        "d/1", MORDOR, "alliedWith", BRIGADES, "10-both-ways", (background.claims[0].id,)
    )
    graph = network([reading()], background, (back,))
    assert not graph.has_edge(MORDOR, BRIGADES)


def test_a_kind_or_type_that_the_ontology_does_not_know_is_still_drawn() -> None:
    odd = replace(
        reading(),
        entities=tuple(replace(e, kind="Wizardry") for e in reading().entities),
        events=tuple(replace(e, kind="Wizardry") for e in reading().events),
    )
    graph = network([odd], NOTHING_KNOWN, ())
    assert graph.nodes[ARNOR]["kind"] == "Actor"
    assert graph.nodes["event/strike"]["plover"] == ""


# ── What of it is measured ───────────────────────────────────────────────────


def said(*edges: tuple[str, str]) -> nx.MultiDiGraph:
    drawn = nx.MultiDiGraph()
    drawn.add_edges_from((*edge, {"polarity": "positive", "modality": "actual"}) for edge in edges)
    return drawn


def test_parallel_edges_and_loops_do_not_add_ties() -> None:
    drawn = plain(said(("a", "b"), ("b", "a"), ("a", "a"), ("a", "c")))
    assert dict(drawn.degree()) == {"a": 2, "b": 1, "c": 1}


def test_what_is_denied_ties_nobody(graph: nx.MultiDiGraph) -> None:
    assert plain(graph).degree("event/attack") == 0
    assert plain(graph).degree("event/strike") > 0


def test_nodes_and_edges_come_in_the_order_of_their_ids() -> None:
    one, other = said(("b", "c"), ("a", "c")), said(("c", "a"), ("c", "b"))
    assert list(plain(one).edges()) == list(plain(other).edges()) == [("a", "c"), ("b", "c")]


def test_without_edges_all_nodes_are_left() -> None:
    alone = nx.MultiDiGraph()
    alone.add_nodes_from("ab")
    assert list(plain(alone)) == ["a", "b"]
