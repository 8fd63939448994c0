"""Whole readings: what holds for every claim of every text, and dates that fall on events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg import ontology, samples
from kg.errors import KgError, UnreadableDocument
from kg.model import Amount, Document, Reading, When
from kg.text.claims import read
from kg.text.reports import documents
from tests.text.read import PUBLISHER, acts, document, reading, role, rows, ties

SAMPLES = Path(samples.__file__ or "").parent
DEV = Path(__file__).parent.parent / "reading" / "dev"


@cache
def reports() -> tuple[Document, ...]:
    """The reports that come with the project, and those the reading is mended by."""
    paths = [*sorted(SAMPLES.glob("2*.md")), *sorted(DEV.glob("*.md"))]
    found = tuple(documents.read(paths))
    assert len(found) > 30
    return tuple(d for d in found if isinstance(d, Document))


@cache
def readings() -> tuple[Reading, ...]:
    """All reports, read together."""
    return tuple(read(reports()))


def law(told: Reading) -> None:
    """What holds for every reading, whatever the text."""
    text, ids = told.document.text, {e.id for e in told.entities}
    events = {e.id: e for e in told.events}
    assert len(ids) == len(told.entities)
    assert len(events) == len(told.events)
    assert len({c.id for c in told.claims}) == len(told.claims)
    for entity in told.entities:
        assert entity.kind in ontology.kinds()
        assert entity.label
    for event in told.events:
        assert event.kind in ontology.event_types()
        assert event.count >= 1
    for mention in told.mentions:
        assert text[mention.start : mention.end] == mention.words
        assert mention.entity in ids
    for claim in told.claims:
        passage = claim.passage
        assert passage is not None
        assert passage.document == told.document.id
        assert text[passage.start : passage.end] == passage.quote != ""
        assert passage.sentence in told.sentences
        assert passage.sentence.start <= passage.start < passage.end <= passage.sentence.end
        assert claim.subject in (ids | events.keys())
        assert claim.speaker in ids
        if claim.subject in events:
            assert claim.relation in ontology.roles()
        else:
            assert claim.relation in ontology.relations()
        if isinstance(claim.object, str):
            assert claim.object in (ids | events.keys())
            assert claim.object != claim.subject
        for step in claim.resolutions:
            assert text[step.start : step.end] == step.words
            assert step.target in ids


# ── Laws ─────────────────────────────────────────────────────────────────────


def test_every_reading_of_every_report_keeps_the_laws() -> None:
    for told in readings():
        law(told)


def test_every_report_tells_something() -> None:
    assert [r.document.title for r in readings() if not r.claims] == []


def test_reports_read_together_are_read_as_one_by_one() -> None:
    apart = tuple(next(iter(read([d]))) for d in reports()[::3])
    assert apart == readings()[::3]


def test_reading_twice_gives_equal_readings() -> None:
    few = reports()[:6]
    assert list(read(few)) == list(read(few))


def test_the_order_of_reports_does_not_matter() -> None:
    few = reports()[:6]
    assert list(read(reversed(few))) == list(reversed(readings()[:6]))


def test_claims_come_in_the_order_of_the_text() -> None:
    for told in readings():
        starts = [c.passage.start for c in told.claims if c.passage]
        assert starts == sorted(starts)


def test_every_event_is_told_by_more_than_its_circumstances() -> None:
    telling = {"agent", "recipient", "killed", "injured", "destroyed"}
    for told in readings():
        for event in told.events:
            assert telling & {c.relation for c in told.claims if c.subject == event.id}


def test_both_ends_of_every_standing_relation_fit_it() -> None:
    for told in readings():
        kinds = {e.id: e.kind for e in told.entities}
        for claim in told.claims:
            relation = ontology.relations().get(claim.relation)
            if relation is not None:
                assert ontology.is_a(kinds[claim.subject], relation.domain)
                assert ontology.is_a(kinds[str(claim.object)], relation.range)


def test_values_are_of_the_sort_that_their_role_takes() -> None:
    sorts = {"date": When, "killed": Amount, "injured": Amount}
    for told in readings():
        for claim in told.claims:
            assert isinstance(claim.object, sorts.get(claim.relation, str))


def test_a_named_actor_keeps_its_id_over_reports() -> None:
    named: dict[tuple[str, str], set[str]] = {}
    for told in readings():
        for entity in told.entities:
            if entity.kind not in ("UnnamedActor", "Facility", "Place", "Weapon", "Post"):
                named.setdefault((entity.label, entity.kind), set()).add(entity.id)
    assert {name: ids for name, ids in named.items() if len(ids) > 1} == {}


def test_an_event_belongs_to_one_report() -> None:
    seen = [e.id for told in readings() for e in told.events]
    assert len(seen) == len(set(seen))


JUMBLE = (
    "Hezbollah Kenya Kenyan Harakat Sabr al-Dawla Governor Dana Halloran ( TLA ) said that "
    'denied claimed responsibility for the attack on Belsar attacked was by , . ? ! " “ ” we our '
    "its they which 76 times since Oct. 17 at least five killed troops U.S.-backed group and "
    "drone strike in near Sunday is IS according to of \n\n will not if 's"
)


@settings(max_examples=120)
@given(st.lists(st.sampled_from(JUMBLE.split(" ")), max_size=30))
@example(["Kenya", "said", "that", "Kenya", "said", "that", "Kenya", "said"])
@example(["we", "we", "our", "we", "."])
@example(["group", "Hezbollah", "Hezbollah", "Hezbollah"])
@example(["Hezbollah", "was", "which", "was", "which", "was", "by"])
def test_any_jumble_of_words_is_read_within_the_laws(words: list[str]) -> None:
    law(next(iter(read([document(" ".join(words))]))))


@settings(max_examples=80)
@given(st.text(max_size=120))
@example("\x00")
@example("\u202e\ufeffKenya\u00a0attacked\u2028Peru\u2029.")
@example("“““Kenya attacked Peru””” said \r\n\r\n")
@example("Kenya " * 200 + "attacked Peru.")
def test_any_text_is_read_within_the_laws(text: str) -> None:
    law(next(iter(read([document(text)]))))


@pytest.mark.parametrize("blank", ["\n", "\n\n\n"])
@pytest.mark.parametrize("index", [0, 7, 13])
def test_empty_lines_before_a_report_change_only_offsets(blank: str, index: int) -> None:
    told = replace(reports()[index], text=reports()[index].text[:600])
    plain, moved = read([told, replace(told, text=blank + told.text)])
    assert [e.label for e in plain.entities] == [e.label for e in moved.entities]
    told_twice = [
        sorted((c.relation, c.passage.quote) for c in one.claims if c.passage)
        for one in (plain, moved)
    ]
    assert told_twice[0] == told_twice[1] != []


def test_nothing_is_read_in_nothing() -> None:
    assert list(read([])) == []
    told = reading("")
    assert (told.claims, told.events, told.sentences, told.mentions) == ((), (), (), ())


def test_readings_come_one_by_one() -> None:
    def endless() -> Iterator[Document]:
        while True:
            yield document("Kenya attacked Peru.")

    assert next(iter(read(endless()))).claims


def test_an_unknown_model_is_an_error_with_a_remedy() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        next(iter(read([document("Kenya attacked Peru.")], model="no_such_model")))
    assert isinstance(caught.value, KgError)
    assert caught.value.remedy


def test_a_report_without_publisher_has_a_speaker_all_the_same() -> None:
    (told,) = read([replace(document("Kenya attacked Peru."), publisher="")])
    assert {c.speaker for c in told.claims} == {e.id for e in told.entities if "unnamed" in e.label}


# ── Passages ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("group", ["Harakat Sabr al-Dawla", "Hezbollah", "Liwa Zahr al-Furqan"])
def test_a_quote_holds_both_sides_of_what_it_tells(group: str) -> None:
    text = f"Rain fell. On Sunday {group} attacked the Kenyan army, officials said. It stopped."
    (quote,) = {r.quote for r in rows(text) if r.relation == "recipient"}
    assert quote.startswith(group)
    assert quote.endswith("army")


def test_a_quote_of_a_pronoun_carries_the_step_that_resolved_it() -> None:
    told = reading("Hezbollah attacked Belsar. It also attacked Mombasa.")
    second = [c for c in told.claims if c.passage and c.passage.quote.startswith("It")]
    agents = [c for c in second if c.relation == "agent"]
    assert agents
    assert all(c.resolutions for c in agents)


# ── Dates ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla", "Kenya"])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("{} attacked Peru on Saturday.", "2023-12-02"),
        ("On Saturday, {} attacked Peru.", "2023-12-02"),
        ("{} attacked Peru on Dec. 1, 2023.", "2023-12-01"),
        ("{} attacked Peru on Saturday, officials said on Monday.", "2023-12-02"),
        ("On Monday, officials said {} attacked Peru on Saturday.", "2023-12-02"),
        ("Officials said on Monday that {} attacked Peru on Saturday.", "2023-12-02"),
        ("{} carried out an attack on Peru on Saturday.", "2023-12-02"),
        ("The Saturday attack on Peru by {} failed.", "2023-12-02"),
        ("{} attacked Peru yesterday.", "2023-12-04"),
        ("{} attacked Peru in October.", "2023-10"),
        ("{} attacked Peru in 2019.", "2019"),
    ],
)
def test_a_date_is_that_of_the_deed(text: str, day: str, group: str) -> None:
    assert role(text.format(group), "date", "Attack") == [day]


def test_the_day_of_speaking_dates_nothing() -> None:
    text = "Officials said on Monday that Hezbollah attacked Peru."
    assert role(text, "date") == []


def test_two_deeds_of_one_sentence_keep_their_own_dates() -> None:
    text = "Hezbollah attacked Peru on Saturday and bombed Belsar on Monday."
    assert role(text, "date", "AirStrike") == ["2023-12-04"]
    assert "2023-12-04" not in [
        r.object for r in rows(text) if r.event == "Attack" and r.relation == "date"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya attacked Peru.", "attack: Kenya → Peru"),
        ("Kenya denied that it attacked Peru.", "denied attack: Kenya → Peru"),
        (
            "Missiles hit Peru on Friday. Kenya denied any involvement in the attack.",
            "missile or rocket attack: ? → Peru, 2023-12-01",
        ),
        ("Peru was attacked. Hezbollah blamed Kenya for the attack.", "attack: ? → Peru"),
        ("Peru was attacked. Kenya claimed the attack.", "attack: Kenya → Peru"),
        (
            "Peru was attacked. Chad said that Kenya carried out the attack. "
            "Kenya said that Hezbollah carried out the attack.",
            "attack: ? → Peru",
        ),
    ],
)
def test_an_event_is_named_after_nobody_who_denies_it_or_is_only_blamed(
    text: str, name: str
) -> None:
    assert name in {event.label for event in reading(text).events}


def test_what_is_to_come_lies_ahead() -> None:
    assert role("Hezbollah will attack Peru on Friday.", "date") == ["2023-12-08"]
    assert role("Hezbollah attacked Peru on Friday.", "date") == ["2023-12-01"]


@pytest.mark.parametrize("word", ["also", "meanwhile"])
def test_also_goes_on_at_the_day_before(word: str) -> None:
    text = f"Hezbollah attacked Peru on Friday. It {word} bombed Belsar."
    assert role(text, "date", "AirStrike") == ["2023-12-01"]


def test_without_a_word_of_going_on_no_day_is_lent() -> None:
    text = "Hezbollah attacked Peru on Friday. It bombed Belsar."
    assert role(text, "date", "AirStrike") == []


def test_the_day_of_speaking_is_not_gone_on_from() -> None:
    text = "Dana Halloran said on Friday that Peru is calm. Hezbollah also bombed Belsar."
    assert role(text, "date") == []


def test_without_a_day_of_publication_weekdays_stay_open() -> None:
    told = reading("Hezbollah attacked Peru on Saturday.", None)
    assert [c.relation for c in told.claims if c.relation == "date"] == []
    assert {c.relation for c in told.claims} == {"agent", "recipient"}


def test_a_day_counts_from_publication() -> None:
    told = reading("Hezbollah attacked Peru on Saturday.", date(2024, 5, 8))
    assert [str(c.object) for c in told.claims if c.relation == "date"] == ["2024-05-04"]


# ── One story ────────────────────────────────────────────────────────────────

STORY = (
    "BELSAR, Kenya, December 4 (Horn Wire) - {group}, an Iran-backed armed group, "
    "attacked a Kenyan army base near {town} with drones on Saturday, killing four soldiers, "
    "Interior Minister {person} said on Monday.\n\n"
    "{person} said the group also struck a market. It has denied involvement.\n\n"
    "Nairobi designated {group} as a terrorist organization in 2019."
)


@pytest.mark.parametrize(
    ("group", "person", "town"),
    [
        ("Harakat Sabr al-Dawla", "Imad al-Qasri", "Tal Marun"),
        ("Liwa Zahr al-Furqan", "Jean-Luc Mbarga-Ondo", "Belsar"),
        ("Hezbollah", "Dana Halloran", "Basra"),
    ],
)
def test_a_story_with_the_names_changed_tells_the_same_of_the_others(
    group: str, person: str, town: str
) -> None:
    text = STORY.format(group=group, person=person, town=town)
    assert (group, "supportedBy", "Iran") in ties(text)
    assert (person, "holdsPost", "Interior Minister") in ties(text)
    assert ("Kenya", "Designation", group) in acts(text, speaker=PUBLISHER)
    assert group in role(text, "agent", "Attack")
    assert "2023-12-02" in role(text, "date", "Attack")
    assert role(text, "date", "Designation") == ["2019"]
    assert role(text, "killed") == ["four"]
    assert all(r.speaker == person for r in rows(text) if r.event == "DroneStrike")
