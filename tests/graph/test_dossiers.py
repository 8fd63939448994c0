"""Dossiers: all that is said of one thing, line by line, each with its claims."""

from __future__ import annotations

import pytest

from kg.errors import UnknownName
from kg.graph.dossiers import Edge, show
from kg.model import Amount
from tests.factory import reading
from tests.graph.few import build
from tests.graph.story import LINES, second, store
from tests.graph.test_rules import inferred, report

BRIGADES = "Gondor Brigades"


def _ties(name: str) -> dict[tuple[str, str], Edge]:
    return {(edge.relation, edge.label): edge for edge in show(store(), name).ties}


def test_a_dossier_says_who_it_is() -> None:
    brigades = show(store(), "the Brigades")
    assert (brigades.id, brigades.label) == ("actor/gondor-brigades", "Gondor Brigades")
    assert (brigades.kind, brigades.aliases) == ("armed group", ("the Brigades",))
    assert show(store(), "Kirkuk").country == "Iraq"


def test_posts_stand_apart_from_ties() -> None:
    boromir = show(store(), "Boromir")
    assert [post.label for post in boromir.posts] == ["captain of the Tower"]
    assert {edge.relation for edge in boromir.ties} == {"founder of", "leads"}


def test_a_tie_reads_from_either_end() -> None:
    backed = _ties("Gondor Brigades")["supported by", "Mordor"]
    backs = _ties("Mordor")["supports", "Gondor Brigades"]
    assert (backed.forward, backs.forward) == (True, False)
    assert backed.told == backs.told
    assert backs.other == "actor/gondor-brigades"


def test_what_holds_both_ways_is_told_once_and_not_inferred_beside() -> None:
    for one, other in (("Arnor", "Rohan"), ("Rohan", "Arnor")):
        allied = [edge for edge in show(store(), one).ties if edge.relation == "allied with"]
        assert [(edge.label, edge.because, bool(edge.told)) for edge in allied] == [
            (other, "", True)
        ]


def test_a_tie_carries_what_is_said_for_and_against_it() -> None:
    told = _ties("Gondor Brigades")["supported by", "Mordor"].told
    assert [(each.speaker, each.polarity) for each in told] == [
        ("The Bree Gazette", "positive"),
        ("Mordor", "negative"),
    ]
    assert told[1].sentence == LINES["denial"]
    assert (told[1].title, told[1].published) == ("War & <Peace>", "2024-03-08")


def test_an_inferred_tie_says_why_and_has_no_words_of_its_own() -> None:
    whole = _ties("Gondor Brigades")["member of", "Grand Alliance"]
    assert whole.told == ()
    assert whole.because.startswith("Who is a member of a part")


def test_events_stand_by_kind_and_date_with_all_that_is_said_of_them() -> None:
    events = dict(show(store(), "Gondor Brigades").events)
    (strike,) = events["air strike"]
    assert strike.dates == ("2024-03-03",)
    assert {claim.object for claim in strike.told if claim.edge[1] == "killed"} == {
        "at least four",
        "two or three",
    }
    assert {claim.document for claim in strike.told} == {
        "document/arnor-strikes",
        "document/shire-post",
    }
    assert "call" not in events


def test_kinds_of_events_come_with_the_most_frequent_first() -> None:
    twice = build([reading(), reading("-again"), second()])
    kinds = [(kind, len(found)) for kind, found in show(twice, "Arnor").events]
    assert kinds[:3] == [("call", 3), ("air strike", 2), ("accusation", 1)]


def test_only_events_stand_among_events() -> None:
    for _, found in show(store(), "Mordor").events:
        assert all(event.id.startswith("event/") for event in found)


def test_an_event_names_the_event_of_another_report_that_it_is_taken_for() -> None:
    calls = dict(show(store(), "Rohan").events)["call"]
    twins = {call.id: [(t.id, t.title, t.published) for t in call.twins] for call in calls}
    assert twins["event/call"] == [("event/phoned", "War & <Peace>", "2024-03-08")]
    assert ("event/call", "Arnor strikes", "2024-03-05") in twins["event/phoned"]
    assert not any(s.twins for _, all in show(store(), "Mordor").events for s in all)


def test_an_event_has_a_dossier_too() -> None:
    strike = show(store(), "event/strike")
    assert strike.kind == "air strike"
    assert len(strike.events[0][1][0].told) == 11


def test_somebody_known_beforehand_has_sources_in_place_of_sentences() -> None:
    told = [claim for edge in show(store(), "Quds Force").ties for claim in edge.told]
    assert told
    for claim in told:
        assert claim.origin == "background"
        assert claim.source
        assert not claim.sentence


def test_nobody_has_no_dossier() -> None:
    with pytest.raises(UnknownName):
        show(store(), "Sauron")


def test_a_dossier_tells_who_says_otherwise_and_how_much_is_disputed() -> None:
    brigades = show(store(), "Gondor Brigades")
    (strike,) = dict(brigades.events)["air strike"]
    (toll,) = strike.disputes
    values = {claim.claim: claim.object for claim in strike.told}
    assert {values[toll.against], toll.told.object} == {"at least four", "two or three"}
    assert toll.because == "Two tellings of one event give numbers that exclude each other."
    assert toll.told.sentence
    assert toll.told.title
    assert brigades.disputed == 2


def test_who_denies_a_tie_is_told_with_it_from_either_end() -> None:
    ends = _ties("Gondor Brigades")["supported by", "Mordor"], _ties("Mordor")["supports", BRIGADES]
    for edge in ends:
        (denial,) = edge.disputes
        assert (denial.told.speaker, denial.told.polarity) == ("Mordor", "negative")
        assert denial.against in {claim.claim for claim in edge.told if claim.carries}
    assert not any(edge.disputes for edge in show(store(), "Boromir").ties)
    assert show(store(), "Boromir").disputed == 0


def test_an_event_told_twice_is_disputed_in_both_tellings() -> None:
    five, nine = Amount(5, 5, "five"), Amount(9, 9, "nine")
    told = inferred(report("one", killed=five), report("two", killed=nine))
    for name, other in (("one", "nine"), ("two", "five")):
        ((_, (happening,)),) = show(told, f"event/{name}").events
        assert [dispute.told.object for dispute in happening.disputes] == [other]
