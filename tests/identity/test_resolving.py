"""Who is meant over all reports: by the reader, by spelling, and over both by what people judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg import background
from kg.identity.judgements import Judgement, Verdict
from kg.identity.renaming import observed
from kg.identity.resolving import resolve
from kg.model import Claim, Document, Entity, Passage, Reading, Sentence

HOUTHIS, NUJABA = "actor/houthis", "actor/harakat-hezbollah-al-nujaba"
OWN = ("actor/ansar-allah", "actor/ansarullah", "actor/front", "actor/the-front")
DAY = date(2024, 3, 5)


def report(number: int, *names: str, known: Mapping[str, str] = {}) -> Reading:
    """A report in which each of these own ids is said to oppose the next."""
    text = " opposes ".join(names) + "."
    document = Document(f"document/d{number}", f"Report {number}", text)
    whole = Passage(document.id, Sentence(0, 0, len(text)), 0, len(text), text)

    def entity(own: str) -> Entity:
        if own in known:
            label = background.known()[known[own]].label
            return Entity(known[own], label, "ArmedGroup", (), own, own, known[own])
        return Entity(own, own, "ArmedGroup")

    def claim(one: str, other: str) -> Claim:
        ends = (known.get(one, one), known.get(other, other))
        seen = (one if one in known else "", other if other in known else "")
        return Claim(ends[0], "opposes", ends[1], ends[0], whole, observed=(*seen, seen[0]))

    pairs = pairwise(names)
    return Reading(
        document, (), (), tuple(map(entity, names)), (), tuple(claim(*pair) for pair in pairs)
    )


def judged(verdict: str, one: str, other: str, by: str = "Ada", document: str = "") -> Judgement:
    about = (min(one, other), max(one, other))
    return Judgement(Verdict(verdict), about, by, DAY, "they say so", document=document)


def meant(readings: Iterable[Reading]) -> list[dict[str, str]]:
    """Own id → resolved id, report by report."""
    return [{e.observed or e.id: e.id for e in reading.entities} for reading in readings]


def test_without_matches_and_judgements_everybody_is_who_the_reader_took_them_for() -> None:
    readings = (report(1, *OWN[:2], known={OWN[0]: HOUTHIS}),)
    assert resolve(readings).readings == readings


def test_a_name_matched_with_somebody_known_means_them() -> None:
    found = resolve([report(1, *OWN[:2])], taken=lambda _: {OWN[1]: HOUTHIS}).readings
    assert meant(found) == [{OWN[0]: OWN[0], OWN[1]: HOUTHIS}]
    assert found[0].claims[0].observed[1] == OWN[1]


def test_one_name_may_mean_another_in_another_report() -> None:
    readings = [report(1, *OWN[:2]), report(2, *OWN[:2])]
    sides = {"document/d1": HOUTHIS, "document/d2": NUJABA}
    found = resolve(readings, taken=lambda each: {OWN[0]: sides[each.document.id]}).readings
    assert [each[OWN[0]] for each in meant(found)] == [HOUTHIS, NUJABA]


def test_spellings_of_one_name_are_one() -> None:
    readings = [report(1, OWN[2], OWN[0]), report(2, OWN[3], OWN[0])]
    found = resolve(readings, alike=lambda _: [(OWN[2], OWN[3])]).readings
    assert {own: each[own] for each in meant(found) for own in each} == {
        OWN[0]: OWN[0],
        OWN[2]: OWN[2],
        OWN[3]: OWN[2],
    }


def test_who_was_judged_the_same_is_one() -> None:
    found = resolve([report(1, *OWN[2:])], [judged("same", *OWN[2:])]).readings
    assert meant(found) == [{OWN[2]: OWN[2], OWN[3]: OWN[2]}]


def test_who_is_one_with_a_name_of_somebody_known_is_the_known_one_in_every_report() -> None:
    readings = [report(1, *OWN[:2], known={OWN[0]: HOUTHIS}), report(2, OWN[1], OWN[2])]
    found = resolve(readings, [judged("same", *OWN[:2])]).readings
    assert meant(found) == [{OWN[0]: HOUTHIS, OWN[1]: HOUTHIS}, {OWN[1]: HOUTHIS, OWN[2]: OWN[2]}]


def test_a_name_judged_to_mean_somebody_known_gets_their_id() -> None:
    found = resolve([report(1, *OWN[2:])], [judged("same", OWN[2], HOUTHIS)]).readings
    assert meant(found) == [{OWN[2]: HOUTHIS, OWN[3]: OWN[3]}]


def test_people_go_before_the_reader() -> None:
    readings = [report(1, *OWN[:2], known={OWN[0]: HOUTHIS})]
    apart = resolve(readings, [judged("different", OWN[0], HOUTHIS)]).readings
    other = resolve(readings, [judged("same", OWN[0], NUJABA)]).readings
    assert meant(apart) == [{OWN[0]: OWN[0], OWN[1]: OWN[1]}]
    assert meant(other) == [{OWN[0]: NUJABA, OWN[1]: OWN[1]}]


def test_people_go_before_the_spelling() -> None:
    apart = [judged("different", OWN[2], OWN[3])]
    found = resolve([report(1, *OWN[2:])], apart, alike=lambda _: [(OWN[2], OWN[3])])
    assert meant(found.readings) == [{OWN[2]: OWN[2], OWN[3]: OWN[3]}]


def test_spelling_never_makes_two_one_who_are_known_apart() -> None:
    told = [judged("same", OWN[2], HOUTHIS), judged("same", OWN[3], NUJABA)]
    found = resolve([report(1, *OWN[2:])], told, alike=lambda _: [(OWN[2], OWN[3])])
    assert meant(found.readings) == [{OWN[2]: HOUTHIS, OWN[3]: NUJABA}]
    assert found.conflicts == ()


def test_a_conflict_is_told_and_nothing_of_it_is_made_one() -> None:
    one, two, three, _ = OWN
    told = [judged("same", one, two), judged("same", two, three), judged("different", one, three)]
    found = resolve([report(1, one, two, three)], told)
    assert meant(found.readings) == [{one: one, two: two, three: three}]
    assert len(found.conflicts) == 1


def test_undecided_changes_nothing() -> None:
    readings = (report(1, *OWN),)
    assert resolve(readings, [judged("undecided", *OWN[:2])]).readings == readings


def test_a_judgement_about_one_report_holds_there_alone() -> None:
    readings = [report(1, *OWN[2:]), report(2, *OWN[2:])]
    found = resolve(readings, [judged("same", *OWN[2:], document="document/d2")]).readings
    assert [len(set(each.values())) for each in meant(found)] == [2, 1]


PAIRS = st.tuples(
    st.sampled_from(["same", "different", "undecided"]),
    st.sampled_from([*OWN, HOUTHIS]),
    st.sampled_from([*OWN, HOUTHIS, NUJABA]),
    st.sampled_from(["Ada", "Bo"]),
)
JUDGED = st.lists(
    PAIRS.filter(lambda each: each[1] != each[2]).map(lambda each: judged(*each)),
    unique_by=lambda each: (each.about, each.by),
)


@given(JUDGED)
def test_whatever_is_judged_can_be_undone(judgements: list[Judgement]) -> None:
    readings = (report(1, *OWN, known={OWN[0]: HOUTHIS}), report(2, *OWN[::-1]))
    assert tuple(map(observed, resolve(readings, judgements).readings)) == readings


@given(JUDGED)
def test_the_order_of_judgements_and_reports_does_not_matter(judgements: list[Judgement]) -> None:
    readings = [report(1, *OWN, known={OWN[0]: HOUTHIS}), report(2, *OWN[::-1])]
    one = resolve(readings, judgements)
    other = resolve(readings[::-1], judgements[::-1])
    assert one.readings == other.readings[::-1]
