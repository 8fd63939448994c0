"""Lists of actors become actors of the background: ruled, sourced, and refused where they lie."""

from __future__ import annotations

import csv
import doctest
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph as ox
import pytest

from kg.background import known
from kg.errors import InvalidData
from kg.graph import decoding
from kg.model import Claim, When
from kg.ontology import DATA, directory

FACTS = directory() / "facts"
COLUMNS = ("name", "type", "aliases", "country", "wikidata", "source", "relations", "designation")
OFAC = "OFAC SDN 2023-11 ent_num {}; aliases alt.csv 2026-06"
HAND = """
@prefix kg: <https://w3id.org/conflict-kg/ontology#> .
@prefix actor: <https://w3id.org/conflict-kg/actor/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
actor:arnor a kg:State ; skos:prefLabel "Arnor" ; kg:demonym "Arnorian" ; dcterms:source "s" .
actor:gondor-brigades a kg:ArmedGroup ; skos:prefLabel "Gondor Brigades" ;
    skos:altLabel "White Tree Front" ; dcterms:source "OFAC SDN list, 2023-11, entity 7" .
"""
Write = Callable[..., "Facts"]


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """The script that writes the file, which stands with its list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FACTS))
        yield importlib.import_module("actors")


class Facts:
    """What the script made of a list: nodes by id, claims and events."""

    def __init__(self, turtle: bytes) -> None:
        self.nodes = decoding.nodes(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
        self.claims = tuple(decoding.claims(self.nodes))

    def every(self, key: str, curie: str) -> list[str]:
        return decoding.every(self.nodes.get(DATA + key, {}), curie)

    def told(self, relation: str) -> list[tuple[str, Any]]:
        return [(c.subject, c.object) for c in self.claims if c.relation == relation]


@pytest.fixture
def made(script: ModuleType, tmp_path: Path) -> Write:
    """The facts of some rows and rulings, beside a background of a state and a group."""

    def write(*rows: dict[str, str], rulings: str = "{}") -> Facts:
        (tmp_path / "hand.ttl").write_text(HAND, "utf-8")
        (tmp_path / "rulings.yaml").write_text(rulings, "utf-8")
        with (tmp_path / "actors.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return Facts(script.graph(tmp_path, tmp_path))

    return write


def row(name: str, **cells: str) -> dict[str, str]:
    plain = {"name": name, "type": "armed group", "source": OFAC.format(len(name))}
    return {**plain, **cells}


def ruled(section: str, rows: str, value: str = "") -> str:
    known_as = f"\n    value: {value}" if value else ""
    return f"{section}:\n  - because: a list says so{known_as}\n    rows: {rows}\n"


# ── What stands in the repository ────────────────────────────────────────────


def test_the_file_is_what_the_script_makes_of_list_and_rulings(script: ModuleType) -> None:
    assert script.LISTED.read_bytes() == script.graph(), "run `make facts`"


@pytest.mark.parametrize("module", ["names", "lists", "rulings", "settle", "told"])
def test_examples_of_the_script_hold(script: ModuleType, module: str) -> None:
    assert script  # its folder is on the path
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_the_background_knows_many_actors() -> None:
    assert sum(name.startswith("actor/") for name in known()) >= 800


# ── Names ────────────────────────────────────────────────────────────────────


def test_a_row_becomes_an_actor_with_names_kind_state_and_source(made: Write) -> None:
    facts = made(row("Liwa al-Belsar", aliases="Belsar Brigade|Lab", country="Arnorian"))
    key = "actor/liwa-al-belsar"
    assert facts.every(key, "skos:prefLabel") == ["Liwa al-Belsar"]
    assert facts.every(key, "skos:altLabel") == ["Belsar Brigade"]
    assert facts.every(key, "skos:hiddenLabel") == ["LAB"]
    assert facts.every(key, "kg:country") == [DATA + "actor/arnor"]
    assert facts.every(key, "dcterms:source") == ["OFAC SDN list, 2023-11, entity 14"]


def test_names_of_people_are_put_in_order_and_cover_names_are_hidden(made: Write) -> None:
    facts = made(row("AL-BREE Meriadoc", type="person", aliases="Abu Saradoc|Tom Sandyman"))
    assert facts.every("actor/meriadoc-al-bree", "skos:prefLabel") == ["Meriadoc al-Bree"]
    hidden = facts.every("actor/meriadoc-al-bree", "skos:hiddenLabel")
    assert hidden == ["Abu Saradoc", "Tom Sandyman"]


def test_no_text_is_read_by_the_name_of_a_ship(made: Write) -> None:
    facts = made(row("Evening Star", type="ship", relations="IMO 9000001"))
    key = "actor/evening-star-imo-9000001"
    assert facts.every(key, "skos:prefLabel") == ["Evening Star (IMO 9000001)"]
    assert facts.every(key, "skos:hiddenLabel") == ["Evening Star"]
    assert facts.every(key, "skos:altLabel") == []


def test_a_row_that_is_a_known_actor_adds_names_and_sources_to_it(made: Write) -> None:
    same = ruled("same", "{Kata'ib Gondor: gondor-brigades, GONDOR Army: gondor-brigades}")
    facts = made(row("Kata'ib Gondor", source=OFAC.format(7)), row("GONDOR Army"), rulings=same)
    key = "actor/gondor-brigades"
    assert facts.every(key, "skos:altLabel") == ["GONDOR Army", "Kata'ib Gondor"]
    assert facts.every(key, "skos:prefLabel") == facts.every(key, "rdf:type") == []
    assert facts.every(key, "dcterms:source") == ["OFAC SDN list, 2023-11, entity 11"]


def test_a_group_on_a_side_of_several_is_an_actor_and_the_side_is_none(made: Write) -> None:
    source = "UCDP actor id 9 (UCDP/PRIO ACD + Non-State v22.1, CC BY 4.0; a copy)"
    facts = made(row("Shire Corps, Rohan Corps", source=source), row("Rohan Corps"))
    assert facts.every("actor/shire-corps", "skos:prefLabel") == ["Shire Corps"]
    assert len(facts.nodes) == 2


# ── Claims ───────────────────────────────────────────────────────────────────


def test_a_link_is_an_affiliation_on_the_word_of_ofac(made: Write) -> None:
    facts = made(
        row("Rohan Corps", relations="linkedTo:TOOK, Peregrin"),
        row("Peregrin TOOK", type="person"),
    )
    [claim] = facts.claims
    assert claim == Claim(
        "actor/rohan-corps",
        "affiliatedWith",
        "actor/peregrin-took",
        "actor/office-of-foreign-assets-control",
        None,
        origin=claim.origin,
        source="OFAC SDN list, 2023-11, entity 11 (linked to)",
    )


def test_one_listed_without_a_day_was_listed_by_the_day_of_the_list(made: Write) -> None:
    facts = made(row("Rohan Corps", designation="SDGT|IFSR"))
    event = "event/designation-office-of-foreign-assets-control-rohan-corps"
    label = "designation: Office of Foreign Assets Control (SDGT, IFSR) → Rohan Corps"
    assert facts.every(event, "skos:prefLabel") == [label]
    assert facts.told("date") == [(event, When("../2023-11", None, "2023-11-30"))]
    assert facts.told("recipient") == [(event, "actor/rohan-corps")]


def test_the_day_of_a_designation_is_known_by_a_ruling(made: Write) -> None:
    day = ruled("designated", "{Rohan Corps: 2001-05-16}")
    facts = made(row("Rohan Corps", designation="FTO"), rulings=day)
    event = "event/designation-us-department-of-state-rohan-corps"
    assert facts.told("date") == [(event, When("2001-05-16", "2001-05-16", "2001-05-16"))]
    assert {claim.source for claim in facts.claims} == {"a list says so"}


def test_several_lists_of_one_authority_are_one_act_known_from_the_earliest(made: Write) -> None:
    later = row("Rohan Army", source="OFAC SDN 2025-06", designation="FTO|SDGT")
    earlier = row("Rohan Corps", designation="SDGT")
    facts = made(earlier, later, rulings=ruled("same", "{Rohan Army: rohan-corps}"))
    days = [when.edtf for event, when in facts.told("date") if "foreign-assets" in event]
    assert days == ["../2023-11"]


# ── What is refused ──────────────────────────────────────────────────────────

PAIR = "{Rohan Corps: {partOf: rohan-army}, Rohan Army: {partOf: rohan-corps}}"


@pytest.mark.parametrize(
    ("rulings", "message"),
    [
        (ruled("out", "[Nobody]"), r"rulings.yaml:3: no row Nobody \(write the name"),
        (ruled("hidden", "{Rohan Corps: [Riders]}"), "yaml:3: Rohan Corps has no alias Riders"),
        (ruled("kind", "[Rohan Corps]", "Cavalry"), "yaml:4: unknown kind Cavalry"),
        (ruled("same", "{Rohan Corps: nobody}"), "yaml:3: no actor nobody"),
        (ruled("same", "{Rohan Corps: arnor, Rohan Corps: arnor}"), "yaml:3: .* ruled twice"),
        (
            ruled("out", "[Rohan Corps]") + "  - {because: again, rows: [Rohan Corps]}\n",
            "yaml:4: Rohan Corps is ruled twice",
        ),
        (
            ruled("same", "{Rohan Corps: gondor-brigades}")
            + ruled("name", "{Rohan Corps: Riders of Rohan}"),
            "yaml:6: Rohan Corps is gondor-brigades, who has this already",
        ),
        (
            ruled("hidden", "{Rohan Corps: [Eorlingas]}")
            + "  - {because: again, rows: {Rohan Corps: [Eorlingas]}}\n",
            "yaml:4: Rohan Corps is ruled twice",
        ),
        ("guess: []", "yaml:1: no section guess"),
        ("out:\n  - rows: [Rohan Corps]\n", "yaml:2: .* lacks its reason or its rows"),
        (ruled("tie", "{Rohan Corps: {partOf: nobody}}"), "yaml:3: no actor nobody"),
        (ruled("tie", "{Rohan Corps: {partOf: rohan-corps}}"), "tied to itself"),
        (ruled("tie", PAIR), "tied to itself"),
    ],
)
def test_a_ruling_that_cannot_hold_is_refused(made: Write, rulings: str, message: str) -> None:
    with pytest.raises(InvalidData, match=message):
        made(row("Rohan Corps", aliases="Eorlingas"), row("Rohan Army"), rulings=rulings)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"aliases": "White Tree Front"}, "csv:2: White Tree Front of .* also a name of gondor"),
        ({"type": "cavalry"}, "csv:2: unknown type cavalry"),
        ({"source": "hearsay"}, "csv:2: unknown source hearsay"),
        ({"relations": "linkedTo:Nobody"}, "csv:2: Rohan Corps is linked to Nobody"),
        ({"name": "Gondor Brigades"}, "csv:2: Gondor Brigades is there already"),
        ({"name": "RC"}, "csv:2: RC says too little to be shown"),
    ],
)
def test_a_row_that_needs_a_ruling_is_refused(
    made: Write, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidData, match=message):
        made({**row("Rohan Corps"), **cells})


def test_a_shared_name_is_kept_by_both_where_they_are_ruled_apart(made: Write) -> None:
    apart = ruled("apart", "[Rohan Corps]")
    facts = made(row("Rohan Corps", aliases="White Tree Front"), rulings=apart)
    assert facts.every("actor/rohan-corps", "skos:altLabel") == ["White Tree Front"]
