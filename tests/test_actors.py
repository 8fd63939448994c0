"""The actors and places known beforehand: whole, sourced, consistent, and fair to all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pyoxigraph as ox

from kg.background import known, tenures
from kg.model import slug
from kg.ontology import (
    DATA,
    KG,
    NAMESPACE,
    PREFIXES,
    background,
    is_a,
    kinds,
    local,
    lookup,
    relations,
    roles,
    select,
)

FILES = background()


@cache
def triples() -> tuple[ox.Triple, ...]:
    parsed = (ox.parse(path=str(path), format=ox.RdfFormat.TURTLE) for path in FILES)
    return tuple(quad.triple for file in parsed for quad in file)


def subjects(predicate: str) -> Counter[str]:
    prefix, name = predicate.split(":")
    return Counter(
        t.subject.value for t in triples() if t.predicate.value == PREFIXES[prefix] + name
    )


def claims() -> Iterator[dict[str, str]]:
    """Background claims, one row each; a part that is missing leaves its claim out."""
    yield from select(
        """SELECT ?claim ?subject ?predicate ?object ?speaker ?source ?origin { ?claim a kg:Claim ;
             rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
             kg:speaker ?speaker ; dcterms:source ?source ; kg:origin ?origin }"""
    )


@cache
def events() -> dict[str, str]:
    """Events known beforehand, each with its type."""
    rows = select("SELECT ?e ?type { ?e a ?type . ?type rdfs:subClassOf* kg:Event }")
    return {row["e"]: local(row["type"]) for row in rows}


def kind(address: str) -> str:
    if address in events():
        return "Event"
    return known()[address.removeprefix(DATA)].kind


def sharing(predicate: str) -> dict[str, set[str]]:
    """Names carried by more than one entry, compared without case, accents and marks."""
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for row in select(f"SELECT ?e ?name {{ ?e {predicate} ?name }}"):
        entry, name = row["e"].removeprefix(DATA), slug(row["name"], limit=200)
        carriers[row["name"] if name == "x" else name].add(entry)  # "x": in another alphabet
    return {name: entries for name, entries in carriers.items() if len(entries) > 1}


def test_every_entry_has_one_label_one_kind_and_a_source() -> None:
    entries = {DATA + key for key in known()}
    labels, types = subjects("skos:prefLabel"), subjects("rdf:type")
    assert {e for e in entries if labels[e] != 1 or types[e] != 1} == set()
    assert {key for key, entry in known().items() if not all(entry.sources)} == set()
    assert {key for key, entry in known().items() if not entry.sources} == set()


def test_every_kind_is_one_that_can_be_drawn() -> None:
    assert {entry.kind for entry in known().values()} <= set(kinds())


def test_no_file_writes_an_entry_twice() -> None:
    everything: set[str] = set()
    for path in FILES:
        written = re.findall(
            r"^(?:actor|place|post|claim|event):\S+", path.read_text("utf-8"), re.M
        )
        assert [entry for entry, times in Counter(written).items() if times > 1] == [], path
        everything.update(written)
    assert len(everything) == len(known()) + len(list(claims())) + len(events())


def test_every_address_referred_to_is_an_entry() -> None:
    described = {t.subject.value for t in triples()}
    referred = {t.object.value for t in triples() if isinstance(t.object, ox.NamedNode)}
    assert {a for a in referred if a.startswith(DATA) and not a.startswith(NAMESPACE)} <= described


def test_only_declared_terms_are_used() -> None:
    used = {t.predicate.value for t in triples()}
    used |= {t.object.value for t in triples() if isinstance(t.object, ox.NamedNode)}
    for term in used:
        if term.startswith(NAMESPACE):
            lookup(local(term))


def test_every_claim_names_its_speaker_and_its_source() -> None:
    rows = list(claims())
    assert len(rows) == subjects("rdf:type").total() - len(known()) - len(events())
    assert {row["origin"] for row in rows} == {"background"}
    assert {row["claim"] for row in rows if not is_a(kind(row["speaker"]), "Actor")} == set()
    assert {row["claim"] for row in rows if not row["source"].strip()} == set()


def test_every_claim_joins_what_its_relation_may_join() -> None:
    misfits = []
    for row in claims():
        relation = {**relations(), **roles()}[local(row["predicate"])]
        if not is_a(relation.range, "Entity"):
            continue  # a date
        ends = kind(row["subject"]), kind(row["object"])
        if not (is_a(ends[0], relation.domain) and is_a(ends[1], relation.range)):
            misfits.append(row["claim"])
    assert misfits == []


def test_days_stand_in_their_order_and_posts_have_one_holder_a_day() -> None:
    backward, shared = [], []
    for post, held in tenures().items():
        backward += [(post, t) for t in held if t.until and t.until < t.since]
        shared += [(post, b) for a, b in pairwise(held) if a.until > b.since]
    assert (backward, shared) == ([], [])


def test_every_post_is_told_since_when_it_is_held() -> None:
    posts = {key for key, entry in known().items() if entry.kind == "Post"}
    assert posts == set(tenures())
    assert {post for post in posts for t in tenures()[post] if not (t.since and t.until)} == set()


def test_no_claim_makes_a_body_part_of_itself() -> None:
    parts = defaultdict(set)
    for row in claims():
        if row["predicate"] == KG.partOf:
            parts[row["subject"]].add(row["object"])

    def above(body: str, seen: frozenset[str]) -> Iterator[str]:
        for whole in parts.get(body, set()) - seen:
            yield whole
            yield from above(whole, seen | {whole})

    assert {body for body in parts if body in set(above(body, frozenset()))} == set()


def test_the_country_of_an_entry_is_a_state() -> None:
    rows = select("SELECT ?e ?state { ?e kg:country ?state }")
    assert {row["e"] for row in rows if kind(row["state"]) != "State"} == set()
    assert subjects("kg:country").most_common(1)[0][1] == 1


def test_names_of_two_entries_are_exactly_these() -> None:
    assert sharing("skos:prefLabel|skos:altLabel") == {
        "al-baida": {"place/al-bayda", "place/al-bayda-yemen"},
        "al-bayda": {"place/al-bayda", "place/al-bayda-yemen"},
        "al-mayadeen": {"actor/al-mayadeen", "place/mayadin"},
        "joint-chiefs-of-staff": {
            "actor/south-korean-joint-chiefs-of-staff",
            "actor/us-joint-chiefs-of-staff",
        },
        "national-security-agency": {
            "actor/egyptian-national-security-agency",
            "actor/us-national-security-agency",
        },
        "tripoli": {"place/tripoli", "place/tripoli-lebanon"},
        "yemeni-armed-forces": {"actor/houthis", "actor/yemeni-government-forces"},
    }


def test_words_for_two_peoples_are_exactly_these() -> None:
    koreas = {"actor/north-korea", "actor/south-korea"}
    dominicas = {"actor/dominica", "actor/dominican-republic"}
    assert sharing("kg:demonym") == {
        "congolese": {"actor/republic-of-the-congo", "actor/democratic-republic-of-the-congo"},
        "dominican": dominicas,
        "dominicans": dominicas,
        "korean": koreas,
        "koreans": koreas,
    }


def test_no_entry_repeats_a_name() -> None:
    for key, entry in known().items():
        names = Counter(name.casefold() for name in (entry.label, *entry.aliases))
        assert names.most_common(1)[0][1] == 1, key


def test_all_states_of_the_united_nations_are_listed_with_their_people() -> None:
    states = {key: entry for key, entry in known().items() if entry.kind == "State"}
    members = [s for s in states.values() if "member of the United Nations" in s.sources[0]]
    assert len(members) == 193
    nameless = {key for key in states if not subjects("kg:demonym")[DATA + key]}
    assert nameless == {"actor/holy-see"}


# South, north, west and east, in degrees, a little wider than the country.
BOUNDS = {
    "Bahrain": (25.5, 26.5, 50.0, 51.0),
    "Egypt": (21.5, 32.0, 24.5, 37.0),
    "Iran": (25.0, 40.0, 44.0, 63.5),
    "Iraq": (29.0, 37.5, 38.5, 49.0),
    "Israel": (29.0, 33.5, 34.0, 36.0),
    "Jordan": (29.0, 33.5, 34.5, 39.5),
    "Lebanon": (33.0, 34.8, 35.0, 36.7),
    "Palestine": (31.0, 32.7, 34.0, 35.7),
    "Syria": (32.0, 37.5, 35.5, 42.5),
    "Yemen": (12.0, 19.0, 42.0, 54.6),
}


def positions() -> dict[str, tuple[float, float]]:
    rows = select("SELECT ?e ?lat ?long { ?e geo:lat ?lat ; geo:long ?long }")
    return {r["e"].removeprefix(DATA): (float(r["lat"]), float(r["long"])) for r in rows}


def test_a_place_lies_in_its_country() -> None:
    for key, (latitude, longitude) in positions().items():
        box = BOUNDS.get(known()[key].country, (-90.0, 90.0, -180.0, 180.0))
        assert box[0] <= latitude <= box[1], key
        assert box[2] <= longitude <= box[3], key


def areas() -> set[str]:
    """What the list of areas describes: it gives none a position."""
    (file,) = (path for path in FILES if path.name == "areas.ttl")
    names = re.findall(r"^place:(\S+) a ", file.read_text("utf-8"), re.M)
    return {f"place/{name}" for name in names}


def test_every_place_has_a_position_but_areas_and_some_bases() -> None:
    places = {key for key in known() if key.startswith("place/")}
    without = {key for key in places - positions().keys() - areas() if "-governorate" not in key}
    assert positions().keys() <= places
    assert {key.removeprefix("place/") for key in without} == {
        *("middle-east", "latin-america", "north-america", "south-america", "central-america"),
        *("kurdistan-region", "golan-heights", "strait-of-hormuz", "suez-canal", "green-zone"),
        *("akashat", "dibis", "jurf-al-sakhar", "al-omar-oil-field", "al-shaddadi-base"),
        *("al-tanf-garrison", "rumalyn-landing-zone", "mission-support-site-conoco"),
        *("mission-support-site-euphrates", "mission-support-site-green-village"),
        *("erbil-air-base", "harir-air-base", "union-iii", "camp-victory", "al-dailami-air-base"),
    }
