"""Dyads: claims of one breath crossed, open cells borrowed, nothing put in a wrong mouth."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Amount,
    Claim,
    Document,
    Entity,
    Event,
    Modality,
    Passage,
    Polarity,
    Reading,
    Sentence,
)
from kg.story import merge
from kg.views.tellings import CELLS, Dyad, dyads_told
from tests.views.stories import NOTHING_KNOWN, story

TEXT = " ".join(f"Sentence number {index} about it." for index in range(10))
DOCUMENT = Document("document/d", "D", TEXT, "The Gazette")
ACTORS = tuple(Entity(f"actor/{name}", name, "ArmedGroup") for name in "ABCDXY")
GAZETTE = Entity("actor/Gazette", "The Gazette", "MediaOrganization")
THINGS = (*ACTORS, GAZETTE, Entity("place/p", "P", "Place"), Entity("weapon/w", "W", "Weapon"))
EVENT = Event("event/e", "e", "Attack")


def claim(at: int, relation: str, object: str | Amount, speaker: str = "X", **stance: str) -> Claim:
    start = TEXT.index(f"Sentence number {at}")
    sentence = Sentence(at, start, start + 27)
    where = Passage(DOCUMENT.id, sentence, start, start + 15, TEXT[start : start + 15])
    told = Claim(EVENT.id, relation, object, f"actor/{speaker}", where)
    return replace(told, **{name: type(getattr(told, name))(v) for name, v in stance.items()})


def dyads(*claims: Claim) -> list[Dyad]:
    told = Reading(DOCUMENT, (), (), THINGS, (EVENT,), claims)
    return list(dyads_told(merge([told], NOTHING_KNOWN, ())))


def sides(found: list[Dyad]) -> list[tuple[str, str]]:
    return [(dyad.subject[-1:], dyad.object[-1:]) for dyad in found]


def told(*claims: Claim) -> list[tuple[str, str, str]]:
    """Both sides of each dyad and who tells it."""
    found = dyads(*claims)
    speakers = [dyad.own[0].speaker.removeprefix("actor/") for dyad in found]
    return [(*pair, speaker) for pair, speaker in zip(sides(found), speakers, strict=True)]


def values(dyad: Dyad, cell: str) -> list[object]:
    return [claim.object for claim in dyad.cells[cell]]


def test_two_agents_and_two_recipients_make_four_dyads() -> None:
    found = dyads(
        claim(0, "agent", "actor/A"),
        claim(0, "agent", "actor/B"),
        claim(0, "recipient", "actor/C"),
        claim(0, "recipient", "actor/D"),
    )
    assert sides(found) == [("A", "C"), ("A", "D"), ("B", "C"), ("B", "D")]
    assert all(len(dyad.claims) == 2 for dyad in found)


def test_a_side_left_open_is_borrowed_from_the_nearest_telling() -> None:
    agent, near, far = (
        claim(3, "agent", "actor/A"),
        claim(4, "recipient", "actor/C"),
        claim(9, "recipient", "actor/D"),
    )
    found = [dyad for dyad in dyads(agent, near, far) if agent in dyad.own]
    assert sides(found) == [("A", "C")]
    assert found[0].claims == (agent, near)


def test_the_same_speaker_lends_before_a_nearer_one() -> None:
    agent = claim(3, "agent", "actor/A", "X")
    near, own = claim(4, "recipient", "actor/C", "Y"), claim(9, "recipient", "actor/D", "X")
    found = [dyad for dyad in dyads(agent, near, own) if agent in dyad.own]
    assert sides(found) == [("A", "D")]


def test_numbers_of_the_dead_are_never_borrowed_from_another_speaker() -> None:
    whole = (claim(0, "agent", "actor/A"), claim(0, "recipient", "actor/C"))
    toll = claim(2, "killed", Amount(5, 5, "five"), "Y")
    found = dyads(*whole, toll)
    assert sides(found) == [("A", "C"), ("", "C")]
    assert [values(dyad, "killed") for dyad in found] == [[], [toll.object]]
    assert [dyad.own[0].speaker for dyad in found] == ["actor/X", "actor/Y"]


def test_nobody_is_made_to_accuse() -> None:
    accused = claim(0, "agent", "actor/A", "Y")
    hit = claim(3, "recipient", "actor/C", "X")
    placed = claim(3, "place", "place/p", "X")
    assert told(accused, hit, placed) == [("A", "C", "Y"), ("", "C", "X")]
    reported = claim(0, "agent", "actor/A", "Gazette")
    assert told(reported, hit, placed) == [("A", "C", "X")]


def test_one_speaker_who_adds_the_number_later_has_one_dyad_with_it() -> None:
    toll = claim(2, "killed", Amount(5, 5, "five"))
    found = dyads(claim(0, "agent", "actor/A"), claim(0, "recipient", "actor/C"), toll)
    assert sides(found) == [("A", "C")]
    assert toll in found[0].claims


def test_two_numbers_by_one_speaker_stay_two_dyads() -> None:
    found = dyads(
        claim(0, "agent", "actor/A"),
        claim(0, "recipient", "actor/C"),
        claim(2, "killed", Amount(5, 5, "five")),
        claim(3, "killed", Amount(7, 7, "seven")),
    )
    assert sorted(str(values(dyad, "killed")[0]) for dyad in found) == ["five", "seven"]


def test_the_dead_are_not_set_beside_a_weapon_that_was_hit_as_well() -> None:
    found = dyads(
        claim(0, "recipient", "actor/C"),
        claim(0, "recipient", "weapon/w"),
        claim(2, "killed", Amount(5, 5, "five"), "Y"),
    )
    assert [d.object for d in found if values(d, "killed")] == ["actor/C"]


def test_a_denial_neither_borrows_nor_lends() -> None:
    denied = claim(0, "agent", "actor/A", polarity=Polarity.NEGATIVE)
    hit = claim(1, "recipient", "actor/C")
    assert sides(dyads(denied, hit)) == [("A", ""), ("", "C")]


def test_a_plan_borrows_only_from_plans() -> None:
    plan = claim(0, "agent", "actor/A", modality=Modality.PLANNED)
    hit = claim(1, "recipient", "actor/C")
    aim = claim(5, "recipient", "actor/D", modality=Modality.PLANNED)
    found = dyads(plan, hit, aim)
    assert [side for side in sides(found) if side[0] == "A"] == [("A", "D")]


def test_nobody_is_set_against_himself() -> None:
    found = dyads(
        claim(0, "agent", "actor/A"), claim(3, "recipient", "actor/A"), claim(3, "agent", "actor/B")
    )
    assert ("A", "A") not in sides(found)


def test_what_only_repeats_a_fuller_dyad_is_not_told_twice() -> None:
    agent, recipient = claim(0, "agent", "actor/A"), claim(0, "recipient", "actor/C")
    unsure = claim(0, "place", "place/p", certainty="probable")
    found = dyads(agent, recipient, unsure)
    assert sides(found) == [("A", "C")]
    assert set(found[0].claims) == {agent, recipient, unsure}


def test_an_event_of_which_nobody_names_a_side_is_told_with_what_is_known() -> None:
    found = dyads(claim(0, "place", "place/p"))
    assert sides(found) == [("", "")]
    assert values(found[0], "place") == ["place/p"]


@given(st.integers(0, 40))
def test_every_cell_can_be_traced_to_a_claim_of_its_row(seed: int) -> None:
    told = merge(story(20, seed)[0], NOTHING_KNOWN, ())
    for dyad in dyads_told(told):
        ids = [claim.id for claim in dyad.claims]
        assert len(ids) == len(set(ids))
        assert [claim.id for claim in dyad.own] == ids[: len(dyad.own)]
        for name in CELLS:
            assert all(one.relation == name for one in dyad.cells.get(name, ()))
            assert all(one in dyad.claims for one in dyad.cells.get(name, ()))
