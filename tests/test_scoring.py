"""Scoring: names that match, gold that is found or missed, and the corpus it is used on."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.model import slug
from kg.scoring import (
    Score,
    Tally,
    by_document,
    by_relation,
    details,
    overall,
    read_gold,
    report,
    same_name,
    score,
)
from kg.scoring.dates import overlap, span
from kg.scoring.names import same_post, words
from kg.scoring.tables import CLAIMS, GOLD, heading

CORPUS = sorted(Path(__file__).parent.joinpath("reading", "dev").glob("*.gold.csv"))

Cells = Mapping[str, str]


def table(path: Path, columns: Iterable[str], rows: Iterable[Cells]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, sorted(columns), restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def gold(folder: Path, *rows: Cells, name: str = "raid", title: str = "A raid in Bree") -> Path:
    front = (
        f"---\ntitle: {title}\npublisher: The Bree Gazette\npublished: 2024-03-05\n---\n\nText.\n"
    )
    (folder / f"{name}.md").write_text(front, encoding="utf-8")
    return table(folder / f"{name}.gold.csv", GOLD, rows)


def claims(folder: Path, *rows: Cells, document: str = "a-raid-in-bree") -> Path:
    told = {
        "document": f"document/{document}-0123abcd",
        "origin": "text",
        "speaker": "The Bree Gazette",
        "polarity": "positive",
        "certainty": "certain",
        "modality": "actual",
    }
    return table(folder / "claims.csv", CLAIMS, ({**told, **row} for row in rows))


def fact(subject: str, relation: str, object_: str, **more: str) -> dict[str, str]:
    return {"subject": subject, "relation": relation, "object": object_, **more}


def raid(subject: str, object_: str, **more: str) -> dict[str, str]:
    return fact(subject, "Raid", object_, plover="ASSAULT", **more)


def found(folder: Path, expected: Cells, *rows: Cells) -> bool:
    return score([gold(folder, expected)], claims(folder, *rows)).findings[0].row is not None


def told(folder: Path, expected: Cells, row: Cells) -> Mapping[str, bool]:
    return score([gold(folder, expected)], claims(folder, row)).findings[0].details


ONE_ACTOR = [
    ("Shabaab fighters", "al-Shabaab"),
    ("Asa'ib Ahl al-Haqq", "Asaib Ahl al-Haq"),
    ("RSF", "Rapid Support Forces"),
    ("U.S.", "United States"),
    ("Houthi militants", "the Houthis"),
    ("Defence Minister Yaşar Güler", "Yasar Guler"),
    ("Güler", "Defence Minister Yaşar Güler"),
    ("three tribal elders", "tribal elders"),
    ("the group", "group"),
]
TWO_ACTORS = [
    ("Congolese army", "M23"),
    ("three soldiers", "three civilians"),
    ("Rapid Support Forces", "Quick Reaction Forces"),
    ("militants", "Hamas militants"),
    ("Hamas", "Hama"),
    ("Israel", ""),
]


@pytest.mark.parametrize(("one", "two"), ONE_ACTOR)
def test_spelling_rank_count_and_member_nouns_do_not_keep_names_apart(one: str, two: str) -> None:
    assert same_name(one, two)


@pytest.mark.parametrize(("one", "two"), TWO_ACTORS)
def test_names_that_share_only_a_light_word_are_apart(one: str, two: str) -> None:
    assert not same_name(one, two)


NAMES = st.text("ab'é -.", max_size=12) | st.sampled_from([n for pair in ONE_ACTOR for n in pair])


@given(NAMES, NAMES)
def test_same_name_is_the_same_both_ways_and_holds_of_a_name_itself(one: str, two: str) -> None:
    assert same_name(one, two) == same_name(two, one)
    assert same_name(one, one)


def test_ranks_tell_posts_apart_though_not_persons() -> None:
    assert same_post("interior minister", "the Interior Minister")
    assert not same_post("army chief", "army spokesman")


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        ("2024-03-05", "2024-03", True),
        ("2024-03-05/..", "2024-04-01", True),
        ("2024-03-01/2024-03-04", "2024-03-05", False),
        ("202X", "2031", False),
        ("2024~", "2024-12-31", True),
        ("", "2024-03-05", False),
    ],
)
def test_dates_overlap_when_they_can_mean_one_day(one: str, two: str, meet: bool) -> None:
    assert overlap(one, two) is meet
    assert overlap(two, one) is meet


def test_no_date_is_no_span() -> None:
    assert [span(words) for words in ("", "/", "March", "5 March 2024")] == [None] * 4


def test_an_event_is_found_by_its_plover_type_and_both_names(tmp_path: Path) -> None:
    expected = fact("Gondor Brigades|GB", "ASSAULT", "Bree")
    assert found(tmp_path, expected, raid("the Gondor Brigades group", "Bree"))
    assert found(tmp_path, expected, raid("GB", "Bree"))
    assert not found(tmp_path, expected, raid("Gondor Brigades", "Archet"))
    assert not found(tmp_path, expected, fact("GB", "Arrest", "Bree", plover="COERCE"))


def test_a_fact_told_backwards_is_missed_but_its_pair_is_found(tmp_path: Path) -> None:
    result = score(
        [gold(tmp_path, fact("Arnor", "ASSAULT", "Mordor"))],
        claims(tmp_path, raid("Mordor", "Arnor")),
    )
    assert result.findings[0].row is None
    assert result.findings[0].pair is True
    assert [row.cells["subject"] for row in result.unmatched] == ["Mordor"]


@pytest.mark.parametrize(
    ("expected", "kind", "plover"),
    [
        ("CONSULT", "Call", "CONSULT"),
        ("ASSAULT", "ArmedClash", "ASSAULT"),
        ("alliedWith",) * 2 + ("",),
    ],
)
def test_what_is_mutual_may_be_told_backwards(
    tmp_path: Path, expected: str, kind: str, plover: str
) -> None:
    row = fact("Mordor", kind, "Arnor", plover=plover)
    assert found(tmp_path, fact("Arnor", expected, "Mordor"), row)


def test_names_of_one_thing_in_the_vocabulary_meet(tmp_path: Path) -> None:
    assert found(tmp_path, fact("Britain", "ASSAULT", "Bree"), raid("United Kingdom", "Bree"))
    assert not found(tmp_path, fact("Britain", "ASSAULT", "Bree"), raid("France", "Bree"))


def test_an_empty_alternative_admits_an_unknown_end(tmp_path: Path) -> None:
    assert found(tmp_path, fact("gunmen|", "ASSAULT", "Bree"), raid("", "Bree"))
    assert not found(tmp_path, fact("gunmen", "ASSAULT", "Bree"), raid("", "Bree"))
    assert not found(tmp_path, fact("", "ASSAULT", "Bree"), raid("gunmen", "Bree"))


def test_any_of_several_gold_relations_will_do(tmp_path: Path) -> None:
    expected = fact("Bree Guard", "partOf|memberOf", "Arnor Union")
    result = score(
        [gold(tmp_path, expected)], claims(tmp_path, fact("Bree Guard", "memberOf", "Arnor Union"))
    )
    assert result.findings[0].row is not None
    assert by_relation(result)["partOf"].found == 1


def test_details_are_judged_where_gold_gives_them(tmp_path: Path) -> None:
    expected = fact(
        "Arnor", "ASSAULT", "Bree", speaker="Arnor army|army", date="2024-03-03|2024-03"
    )
    expected |= {"certainty": "probable", "killed": "4|four", "place": "Bree"}
    row = raid("Arnor", "Bree", speaker="the Arnor army", date="2024", killed="at least four")
    row["injured"] = "nine"
    assert told(tmp_path, expected, row) == {
        "speaker": True,
        "date": True,
        "exact date": False,
        "place": False,
        "certainty": False,
        "killed": True,
    }


def test_no_speaker_in_gold_means_the_publisher(tmp_path: Path) -> None:
    expected = fact("Arnor", "ASSAULT", "Bree")
    assert told(tmp_path, expected, raid("Arnor", "Bree"))["speaker"]
    assert not told(tmp_path, expected, raid("Arnor", "Bree", speaker="Mordor"))["speaker"]


@pytest.mark.parametrize(("certainty", "right"), [("probable", True), ("possible", False)])
def test_any_of_several_stances_will_do(tmp_path: Path, certainty: str, right: bool) -> None:
    expected = fact("Arnor", "ASSAULT", "Bree", certainty="certain|probable")
    assert (
        told(tmp_path, expected, raid("Arnor", "Bree", certainty=certainty))["certainty"] == right
    )


def test_a_date_is_right_when_it_meets_one_of_several(tmp_path: Path) -> None:
    expected = fact("Arnor", "ASSAULT", "Bree", date="2024-03-03|2024-02")
    assert told(tmp_path, expected, raid("Arnor", "Bree", date="2024-02-08"))["date"] is True


def test_a_place_that_gold_does_not_give_is_not_judged(tmp_path: Path) -> None:
    row = raid("Arnor", "Bree", place="Archet")
    assert "place" not in told(tmp_path, fact("Arnor", "ASSAULT", "Bree"), row)


def test_a_date_that_gold_does_not_give_counts_as_wrong(tmp_path: Path) -> None:
    row = raid("Arnor", "Bree", date="2024-03-03")
    assert told(tmp_path, fact("Arnor", "ASSAULT", "Bree"), row)["date"] is False
    assert told(tmp_path, fact("Arnor", "ASSAULT", "Bree", date="2024-03-03|"), row)["date"] is True


def test_of_several_rows_the_one_with_fewest_details_wrong_counts(tmp_path: Path) -> None:
    expected = fact("Arnor", "ASSAULT", "Bree", polarity="negative", speaker="Arnor")
    rows = (raid("Arnor", "Bree"), raid("Arnor", "Bree", polarity="negative", speaker="Arnor"))
    result = score([gold(tmp_path, expected)], claims(tmp_path, *rows))
    assert result.findings[0].details["polarity"]
    assert len(result.right) == 2


def test_rows_of_other_reports_origins_and_countries_are_left_aside(tmp_path: Path) -> None:
    rows = (
        raid("Arnor", "Bree", document="document/another-report-0123abcd"),
        raid("Arnor", "Bree", origin="inferred"),
        fact("Arnor army", "country", "Arnor"),
    )
    result = score([gold(tmp_path, fact("Arnor", "ASSAULT", "Bree"))], claims(tmp_path, *rows))
    assert overall(result) == Tally(found=0, gold=1, right=0, rows=0)


def test_tallies_and_report_tell_shares_misses_and_rows_to_read(tmp_path: Path) -> None:
    expected = (fact("Arnor", "ASSAULT", "Bree"), fact("Arnor", "ledBy", "Aragorn"))
    rows = (raid("Arnor", "Bree"), raid("Arnor", "Monday"), raid("Arnor", "Bree", place="Bree"))
    result = score([gold(tmp_path, *expected)], claims(tmp_path, *rows))
    assert overall(result) == Tally(found=1, gold=2, right=2, rows=3)
    assert by_relation(result)["ASSAULT"] == Tally(found=1, gold=1, right=2, rows=3)
    assert by_document(result) == {"a-raid-in-bree": overall(result)}
    assert details(result)["speaker"] == (1, 1)
    page = report(result)
    assert "a-raid-in-bree:3  Arnor | ledBy | Aragorn" in page
    assert "a-raid-in-bree:3  Arnor | Raid | Monday" in page
    assert "   1/2        50%    2/3          67%" in page


def test_the_macro_average_counts_reports_alike(tmp_path: Path) -> None:
    large = gold(
        tmp_path, *[fact("Arnor", "ASSAULT", town) for town in ("Bree", "Archet", "Fornost")]
    )
    small = gold(tmp_path, fact("Arnor", "ledBy", "Aragorn"), name="other", title="Another report")
    result = score([large, small], claims(tmp_path, raid("Arnor", "Bree"), raid("Arnor", "Archet")))
    micro, macro = report(result).splitlines()[1:3]
    assert " 50% " in micro
    assert " 33% " in macro


def test_a_score_of_nothing_is_a_report_too(tmp_path: Path) -> None:
    assert report(score([], claims(tmp_path))).startswith(" ")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (fact("a", "befriends", "b"), "unknown relation 'befriends'"),
        (fact("a", "memberOf|CONSULTS", "b"), "unknown relation 'CONSULTS'"),
        (fact("a", "CONSULT", "b", modality="done"), "unknown modality 'done'"),
        (fact("a", "CONSULT", "b", date="Monday"), "no EDTF date: 'Monday'"),
    ],
)
def test_gold_that_names_what_does_not_exist_is_refused_with_its_line(
    tmp_path: Path, cells: Cells, words: str
) -> None:
    path = gold(tmp_path, fact("a", "CONSULT", "b"), cells)
    with pytest.raises(InvalidData) as refused:
        read_gold(path)
    assert words in str(refused.value)
    assert refused.value.where == f"{path}:3"


def test_tables_with_wrong_columns_or_cells_are_refused(tmp_path: Path) -> None:
    path = gold(tmp_path)
    for header in ("subject,relation", ",".join([*sorted(GOLD), "objekt"])):
        path.write_text(header + "\n", encoding="utf-8")
        with pytest.raises(InvalidData, match="columns"):
            read_gold(path)
    gold(tmp_path).write_text(",".join(sorted(GOLD)) + "\na,b,c\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="too few"):
        read_gold(path)
    with pytest.raises(InvalidData, match="cannot be read"):
        score([], tmp_path / "missing.csv")


def test_gold_without_a_titled_report_is_refused(tmp_path: Path) -> None:
    path = gold(tmp_path)
    (tmp_path / "raid.md").write_text("---\npublisher: x\n---\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="no title"):
        read_gold(path)
    (tmp_path / "raid.md").unlink()
    with pytest.raises(InvalidData, match="no report"):
        read_gold(path)


def test_two_reports_of_one_title_are_refused(tmp_path: Path) -> None:
    paths = [gold(tmp_path), gold(tmp_path, name="again")]
    with pytest.raises(InvalidData, match="has the title of"):
        score(paths, claims(tmp_path))


def _as_read(path: Path) -> Iterable[dict[str, str]]:
    """The rows that a perfect reading of a report would give: its gold, first alternatives."""
    publisher = heading(path)[1]
    for row in read_gold(path):
        first = {column: cell.split("|")[0] for column, cell in row.cells.items()}
        yield {**first, "speaker": first["speaker"] or publisher, "plover": "", "origin": "text"}


def _scored_against_itself(path: Path, folder: Path) -> Score:
    rows = _as_read(path)
    return score([path], claims(folder, *rows, document=slug(heading(path)[0])))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name.removesuffix(".gold.csv"))
def test_a_perfect_reading_of_the_corpus_scores_full(path: Path, tmp_path: Path) -> None:
    result = _scored_against_itself(path, tmp_path)
    assert overall(result).recall == 1
    assert overall(result).precision == 1
    assert all(right == told for right, told in details(result).values())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name.removesuffix(".gold.csv"))
def test_gold_names_what_stands_in_its_report(path: Path) -> None:
    text = " ".join(words(path.with_name(path.name.replace(".gold.csv", ".md")).read_text("utf-8")))
    for row in read_gold(path):
        for column in ("subject", "object", "speaker", "place", "killed", "injured"):
            names = row.cells[column].split("|")
            assert "" in names or any(" ".join(words(name)) in text for name in names), (
                row,
                column,
            )
        assert row.cells["subject"] or row.cells["object"]


def test_the_corpus_is_large_and_its_reports_can_be_told_apart() -> None:
    assert len(CORPUS) >= 22
    assert len({slug(heading(path)[0]) for path in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name.removesuffix(".gold.csv"))
def test_reports_of_the_corpus_are_short(path: Path) -> None:
    text = path.with_name(path.name.replace(".gold.csv", ".md")).read_text(encoding="utf-8")
    assert 90 <= len(text.split("---\n", 2)[2].split()) <= 260
