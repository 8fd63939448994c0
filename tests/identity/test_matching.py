"""Matching: a name leads to whoever bears it, and never to one of two by chance."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.background import Known, known
from kg.identity.comparing import compatible, likeness
from kg.identity.matching import Level, Match, Matcher, alike, forms
from kg.model import Entity
from kg.ontology import is_a
from kg.spelling import plain

GONDOR = Known(
    "actor/gondor-brigades",
    "Gondor Brigades",
    "ArmedGroup",
    ("Kata'ib Ghondur", "GB"),
    ("The Tower",),
    "Gondor",
)
ROHAN = Known("actor/rohan-guard", "Haras ar-Rouhan", "ArmedGroup", ("Rohan Guard",), (), "Rohan")
HARAD_GUARD = Known("actor/harad-guard", "Harad Guard", "ArmedGroup", ("Watchers",), (), "Harad")
UMBAR_GUARD = Known("actor/umbar-guard", "Umbar Guard", "ArmedGroup", ("Watchers",), (), "Umbar")
GUARDS = Known("actor/guards", "Night Watch", "Agency", ("Watchers",))
MINISTRY = Known(
    "actor/arnor-ministry",
    "Arnor Defence Ministry",
    "Agency",
    ("Ministry of Defence",),
    (),
    "Arnor",
)
BELSARI = Known("actor/belsari", "Ali Hassan al-Belsari", "Person", ("Abu Tarin",), (), "Harad")
OTHER = Known("actor/belsari-2", "Aly Hasan Bilsari", "Person", ("Abu Murad",), (), "Umbar")
FIRST = Known("actor/first", "Gondor 1st Brigade", "MilitaryForce")
PEOPLE = (GONDOR, ROHAN, HARAD_GUARD, UMBAR_GUARD, GUARDS, MINISTRY, BELSARI, FIRST)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(PEOPLE, ties={HARAD_GUARD.id: {"actor/harad", "actor/serpent"}})


@pytest.mark.parametrize(
    ("name", "kind", "found", "level", "alias"),
    [
        ("Gondor Brigades", "ArmedGroup", GONDOR, Level.EXACT, "Gondor Brigades"),
        ("the gondor-brigades", "ArmedGroup", GONDOR, Level.FOLDED, "Gondor Brigades"),
        ("G.B.", "Organization", GONDOR, Level.ACRONYM, "GB"),
        ("Kateeb al-Ghondour", "ArmedGroup", GONDOR, Level.SPELLING, "Kata'ib Ghondur"),
        ("Harras al-Ruhan", "", ROHAN, Level.SPELLING, "Haras ar-Rouhan"),
        ("BELSARI Ali Hasan", "Person", BELSARI, Level.ORDER, "Ali Hassan al-Belsari"),
        ("AL-BELSARI, Ali Hassan", "Person", BELSARI, Level.SPELLING, "Ali Hassan al-Belsari"),
        ("Gondor First Brigade", "MilitaryForce", FIRST, Level.SPELLING, "Gondor 1st Brigade"),
    ],
)
def test_a_name_is_found_at_the_strictest_level_that_fits(
    matcher: Matcher, name: str, kind: str, found: Known, level: Level, alias: str
) -> None:
    assert matcher.match(name, kind) == Match(found.id, level, alias)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gondor Brigades", "Person"),  # of another kind
        ("gb", ""),  # not written as an acronym
        ("Gondor 2nd Brigade", "MilitaryForce"),
        ("Belsari", "Person"),  # a surname is of many
        ("Bilsary", "Person"),
        ("Gondоr Brigades", "ArmedGroup"),  # a Cyrillic o
        ("Gondor\u200b Brigades", "ArmedGroup"),
        ("\u202eGondor Brigades", "ArmedGroup"),
        ("The Tower", "ArmedGroup"),  # hidden
        ("Brigades", "ArmedGroup"),
        ("harras al-ruhan", "ArmedGroup"),  # no name: it only describes
        ("", ""),
        ("...", ""),
    ],
)
def test_nobody_is_meant_where_the_name_could_be_anybodys(
    matcher: Matcher, name: str, kind: str
) -> None:
    assert matcher.match(name, kind) == Match()


def test_of_several_none_is_taken_by_chance(matcher: Matcher) -> None:
    undecided = matcher.match("Watchers")
    assert undecided.id == ""
    assert undecided.rivals == ("actor/guards", "actor/harad-guard", "actor/umbar-guard")
    backwards = Matcher(PEOPLE[::-1])
    assert backwards.match("Watchers") == undecided


def test_of_several_the_kind_decides_then_the_country_then_the_company(matcher: Matcher) -> None:
    assert matcher.match("Watchers", "Agency").id == GUARDS.id
    assert matcher.match("Watchers", "Organization").rivals  # which says nothing
    assert matcher.match("Watchers", "ArmedGroup").rivals
    assert matcher.match("Watchers", "ArmedGroup", "Umbar").id == UMBAR_GUARD.id
    near = matcher.match("Watchers", "ArmedGroup", company={"actor/serpent", "actor/bree"})
    assert near.id == HARAD_GUARD.id
    torn = matcher.match("Watchers", "ArmedGroup", company={"actor/serpent", UMBAR_GUARD.id})
    assert torn.id == ""


def test_a_body_of_one_state_is_never_that_of_another(matcher: Matcher) -> None:
    name = "Ministry of Defence"
    assert matcher.match(name, "Agency", "Arnor").id == MINISTRY.id
    assert matcher.match(name, "Agency", "Gondor") == Match()
    assert matcher.match(name, "Agency").rivals == (MINISTRY.id,)  # which state's is not told
    assert matcher.match(name, "Agency", company={MINISTRY.id}).id == MINISTRY.id


def test_two_persons_of_one_key_are_several() -> None:
    both = Matcher([BELSARI, OTHER])
    assert both.match("Ali Hasan al-Bilsari", "Person").rivals == (BELSARI.id, OTHER.id)
    assert both.match("Ali Hasan al-Bilsari", "Person", "Umbar").id == OTHER.id


@given(st.sampled_from(PEOPLE), st.integers(0, 20), st.sampled_from("\u200b\u200f\u202eаеорсі"))
def test_a_disguised_name_matches_nobody(person: Known, place: int, twin: str) -> None:
    name = person.label[:place] + twin + person.label[place + 1 :]
    assert Matcher(PEOPLE).match(name) == Match()


# ── Unknown beforehand ───────────────────────────────────────────────────────


def entity(id: str, label: str, kind: str = "ArmedGroup", *aliases: str) -> Entity:
    return Entity(f"actor/{id}", label, kind, aliases)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("1", "Harakat Tulkarin"), entity("2", "Haraka al-Toulkarin", "Organization")),
        (entity("1", "Liwa al-Belsar"), entity("2", "Belsar Front", "ArmedGroup", "Lewa Bilsar")),
        (entity("1", "Hashim Belsari", "Person"), entity("2", "BELSARI, Hashem", "Person")),
        (entity("1", "Tulkariyoun"), entity("2", "Toulkariun")),
    ],
)
def test_spellings_of_one_distinct_name_are_of_one(one: Entity, other: Entity) -> None:
    assert list(alike([other, one])) == [(one.id, other.id)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("1", "Belsar 1st Brigade"), entity("2", "Belsar 2nd Brigade")),
        (entity("1", "Liwa al-Belsar"), entity("2", "Lewa Bilsar", "Person")),
        (entity("1", "Hashimi", "Person"), entity("2", "Hashemi", "Person")),
        (entity("1", "Armed Forces"), entity("2", "The Armed Force")),  # anybody's
        (entity("1", "Iraqi Army"), entity("2", "the Iraqi army")),
        (entity("1", "BLF"), entity("2", "B.L.F.")),
        (entity("1", "Qom"), entity("2", "Kom")),
        (entity("1", "tulkarin weapons", "Weapon"), entity("2", "Tulkareen weapons", "Weapon")),
        (entity("1", "the tulkarin camp", "Facility"), entity("2", "tulkareen camp", "Facility")),
        (entity("1", "Liwa al-Belsar"), entity("2", "Liwa al-Bеlsar")),  # a Cyrillic e
    ],
)
def test_a_name_of_many_joins_nobody(one: Entity, other: Entity) -> None:
    assert list(alike([one, other])) == []


# ── The background ───────────────────────────────────────────────────────────


def test_everybody_known_beforehand_is_found_or_one_of_several() -> None:
    matcher = Matcher(known().values())
    for each in list(known().values())[::7]:
        match = matcher.match(each.label, each.kind, each.country)
        assert each.id in (match.id, *match.rivals), each.label


def test_keys_of_different_actors_hardly_ever_meet() -> None:
    actors = [each for each in known().values() if is_a(each.kind, "Actor")]
    owners = defaultdict(set)
    for each in actors:
        for name in (each.label, *each.aliases):
            for level, form in forms(name, each.kind):
                if level is Level.SPELLING:
                    owners[form].add((each.id, each.kind, name))
    met = {
        (one, other)
        for names in owners.values()
        for (one, kind, mine), (other, another, yours) in combinations(sorted(names), 2)
        if one != other and plain(mine) != plain(yours)
        if compatible(kind, another) and likeness(mine, yours)
    }
    assert len(met) < len(actors) / 100, sorted(met)
