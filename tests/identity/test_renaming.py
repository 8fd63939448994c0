"""A reading under other ids leads back to what was read, whatever was made one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.background import known
from kg.graph import dataset
from kg.graph.decoding import normal
from kg.identity.renaming import observed, renamed
from kg.model import Reading
from tests import factory
from tests.text.read import reading as read

TEXT = (
    "The Houthis fired on a ship, the Belsar Militia said. Ansar Allah denied it. "
    "The Belsar Front, backed by Iran, attacked U.S. troops in Iraq."
)


def things(reading: Reading) -> list[str]:
    return [each.id for each in reading.things]


@given(st.data())
def test_renaming_and_back_gives_what_was_read(data: st.DataObject) -> None:
    before = normal(read(TEXT))
    ids = things(before)
    others = st.sampled_from([*ids, "actor/somebody-else", "actor/houthis"])
    meant = {each: data.draw(others, label=each) for each in ids}
    steps = {each: "spelling" for each in ids if each != meant[each]}
    labels = dict.fromkeys(ids, "A name") | {"actor/houthis": "Houthis"}
    assert normal(observed(renamed(before, meant, steps, labels))) == before


@given(st.data())
def test_it_leads_back_from_the_graph_as_well(data: st.DataObject) -> None:
    before = normal(read(TEXT))
    ids = things(before)
    actors = [e.id for e in before.entities]
    meant = {each: data.draw(st.sampled_from([each, *actors]), label=each) for each in actors}
    meant = {each: each for each in ids} | meant
    after = renamed(before, meant, dict.fromkeys(actors, "judgement"))
    (kept,) = dataset.readings(dataset.build([after], ()))
    assert normal(observed(kept)) == before


def test_claims_keep_their_ids_whoever_they_are_about() -> None:
    before = read(TEXT)
    after = renamed(before, dict.fromkeys(things(before), "actor/everybody"), {})
    assert [claim.id for claim in after.claims] == [claim.id for claim in before.claims]
    assert {claim.speaker for claim in after.claims} == {"actor/everybody"}


def test_who_is_taken_for_somebody_known_keeps_the_name_in_the_report() -> None:
    (houthis,) = (e for e in read(TEXT).entities if e.known == "actor/houthis")
    assert (houthis.id, houthis.label) == ("actor/houthis", known()["actor/houthis"].label)
    assert houthis.aliases == ("Ansar Allah",)
    assert houthis.observed.startswith("actor/houthis-")


def test_who_is_released_from_a_known_name_is_called_by_its_own() -> None:
    before = read("Ansar Allah fired on a ship.")
    (group,) = (e for e in before.entities if e.known)
    after = renamed(before, {e: e for e in things(before)} | {group.id: group.observed}, {})
    (own,) = (e for e in after.entities if e.known)
    assert (own.id, own.label, own.observed) == (group.observed, "Ansar Allah", "")


def test_who_means_another_is_called_by_the_name_of_the_other_and_keeps_its_own() -> None:
    before = read("The Belsar Militia attacked Velmar on Monday.")
    (militia,) = (e for e in before.entities if e.label == "Belsar Militia")
    meant = {e: e for e in things(before)} | {militia.id: "actor/other"}
    after = renamed(before, meant, labels={"actor/other": "The Other"})
    (other,) = (e for e in after.entities if e.id == "actor/other")
    assert (other.label, other.written) == ("The Other", "Belsar Militia")
    assert observed(after) == before


def test_how_somebody_came_to_be_meant_stands_in_each_claim_with_the_words() -> None:
    before = read("The Belsar Militia attacked Velmar on Monday.")
    (militia,) = (e for e in before.entities if e.label == "Belsar Militia")
    meant = {e: e for e in things(before)} | {militia.id: "actor/other"}
    after = renamed(before, meant, {militia.id: "spelling"})
    (claim,) = (c for c in after.claims if c.object == "actor/other")
    (step,) = (s for s in claim.resolutions if s.step == "spelling")
    text = before.document.text
    assert text[step.start : step.end] == step.words == "Belsar Militia"
    assert (claim.observed[1], step.target) == (militia.id, "actor/other")


def test_nothing_changes_where_everybody_means_themselves() -> None:
    before = factory.reading()
    assert renamed(before, {e: e for e in things(before)}, {}) is before
    assert observed(before) == before


def test_two_of_one_report_who_are_made_one_come_apart_again() -> None:
    before = factory.reading()
    one, other = [e.id for e in before.entities if e.kind != "MediaOrganization"][:2]
    after = renamed(before, {e: e for e in things(before)} | {other: one}, {})
    assert [e.id for e in after.entities].count(one) == 2
    assert observed(after) == before
