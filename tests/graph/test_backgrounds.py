"""What is known beforehand is refused where it contradicts itself, with the line and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import ontology
from kg.errors import InvalidData
from kg.graph.backgrounds import read

HEAD = """@prefix kg: <https://w3id.org/conflict-kg/ontology#> .
@prefix actor: <https://w3id.org/conflict-kg/actor/> .
@prefix claim: <https://w3id.org/conflict-kg/claim/> .
@prefix event: <https://w3id.org/conflict-kg/event/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FIRST = HEAD.count("\n") + 1  # the line after the head


def entry(name: str, more: str = 'dcterms:source "The Bree Gazette, 5 March 2024"') -> str:
    """An entry on one line."""
    return f'actor:{name} a kg:ArmedGroup ; skos:prefLabel "{name.title()}" ; {more} .\n'


def claim(subject: str, relation: str, item: str, more: str = "") -> str:
    """A claim of Bree on one line."""
    return (
        f"claim:{subject}-{relation}-{item} a kg:Claim ; rdf:subject actor:{subject} ; "
        f"rdf:predicate kg:{relation} ; rdf:object actor:{item} ; "
        f'kg:speaker actor:bree ; dcterms:source "The Bree Gazette" {more} .\n'
    )


ARNOR, BREE, ROHAN = map(entry, ("arnor", "bree", "rohan"))


def refused(folder: Path, *files: str) -> str:
    """What is said of files with these lines, without the folder; nothing where all is well."""
    for number, lines in enumerate(files, 1):
        (folder / f"{number}.ttl").write_text(HEAD + lines, encoding="utf-8")
    try:
        read(tuple(sorted(folder.glob("*.ttl"))))
    except InvalidData as error:
        return str(error).removeprefix(f"{folder}/")
    return ""


def test_the_background_that_comes_along_is_not_refused() -> None:
    assert len(read(ontology.background())) > 1000


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ARNOR + BREE + claim("arnor", "partOf", "arnor"),
            "1.ttl:{2}: Arnor is part of itself (take it away)",
        ),
        (
            ARNOR + BREE + claim("arnor", "partOf", "bree") + claim("bree", "partOf", "arnor"),
            "1.ttl:{2}: Arnor is part of itself through Bree "
            "(take one of the two partOf claims away)",
        ),
        (
            ARNOR + BREE + claim("arnor", "supportedBy", "arnor"),
            "1.ttl:{2}: Arnor is supported by itself (take it away)",
        ),
        (
            ARNOR
            + BREE
            + ROHAN
            + claim("rohan", "supportedBy", "arnor")
            + claim("arnor", "supportedBy", "bree")
            + claim("bree", "supportedBy", "rohan"),
            "1.ttl:{4}: Arnor is supported by itself through Bree and Rohan "
            "(take one of the 3 supportedBy claims away)",
        ),
        (
            BREE + entry("arnor", "skos:prefLabel 'Old Arnor' ; dcterms:source 'Bree Gazette'"),
            '1.ttl:{1}: actor/arnor has 2 preferred labels, "Arnor" and "Old Arnor" '
            "(keep one skos:prefLabel and make the others skos:altLabel)",
        ),
        (
            BREE + entry("arnor", "skos:altLabel 'Old Arnor'"),
            "1.ttl:{1}: actor/arnor has no source (add a dcterms:source: publication and date)",
        ),
        (
            BREE + claim("bree", "partOf", "arnor"),
            "1.ttl:{1}: the object of claim/bree-partOf-arnor is actor/arnor, which no entry "
            "describes (describe it in a file of the background, or mend the id)",
        ),
        (
            BREE + claim("arnor", "partOf", "bree"),
            "1.ttl:{1}: the subject of claim/arnor-partOf-bree is actor/arnor, which no entry "
            "describes (describe it in a file of the background, or mend the id)",
        ),
        (
            ARNOR + ROHAN + claim("arnor", "partOf", "rohan"),
            "1.ttl:{2}: the speaker of claim/arnor-partOf-rohan is actor/bree, which no entry "
            "describes (describe it in a file of the background, or mend the id)",
        ),
        (
            ARNOR
            + BREE
            + claim(
                *("arnor", "partOf", "bree"),
                '; kg:since "2024-03-05"^^xsd:date ; kg:until "2024-03-04"^^xsd:date',
            ),
            "1.ttl:{2}: claim/arnor-partOf-bree held since 2024-03-05, which is after 2024-03-04, "
            "its last day (mend kg:since or kg:until)",
        ),
        (
            ARNOR
            + BREE
            + ROHAN
            + claim("arnor", "partOf", "bree").replace(" .\n", " ; rdf:object actor:rohan .\n"),
            "1.ttl:{3}: claim/arnor-partOf-bree has 2 objects, and a claim has one "
            "(give each claim an id of its own)",
        ),
    ],
    ids=[
        *("part of itself", "parts in a circle", "its own sponsor", "sponsors in a circle"),
        *("two labels", "no source", "unknown object", "unknown subject", "unknown speaker"),
        *("since after until", "one id for two claims"),
    ],
)
def test_a_background_that_contradicts_itself_is_refused_with_line_and_remedy(
    lines: str, said: str, tmp_path: Path
) -> None:
    numbers = range(FIRST, FIRST + 10)
    assert refused(tmp_path, lines) == said.format(*numbers)


@pytest.mark.parametrize(
    "lines",
    [
        ARNOR + BREE + ROHAN + claim("arnor", "partOf", "bree") + claim("rohan", "partOf", "bree"),
        ARNOR + BREE + claim("arnor", "partOf", "bree") + claim("bree", "supportedBy", "arnor"),
        ARNOR
        + BREE
        + claim("arnor", "partOf", "bree")
        + claim("bree", "partOf", "arnor", '; kg:polarity "negative"'),
        ARNOR + BREE + claim("arnor", "alliedWith", "bree") + claim("bree", "alliedWith", "arnor"),
        ARNOR
        + BREE
        + claim(
            *("arnor", "partOf", "bree"),
            '; kg:since "2024-03-05"^^xsd:date ; kg:until "2024-03-05"^^xsd:date',
        ),
        ARNOR
        + BREE
        + 'event:listing a kg:Designation ; skos:prefLabel "listing of Arnor" .\n'
        + claim("bree", "recipient", "arnor").replace(
            "actor:bree ; rdf:p", "event:listing ; rdf:p"
        ),
    ],
    ids=["a tree", "two relations", "a denial", "allies", "one day", "an event of claims"],
)
def test_what_can_be_is_not_refused(lines: str, tmp_path: Path) -> None:
    assert refused(tmp_path, lines) == ""


def test_what_two_files_tell_is_held_against_each_other(tmp_path: Path) -> None:
    again = entry("arnor").replace('"Arnor"', '"Old Arnor"')
    assert refused(tmp_path, ARNOR, BREE + again).startswith(
        f"2.ttl:{FIRST + 1}: actor/arnor has 2 preferred labels"
    )


def test_one_actor_may_be_described_in_two_files(tmp_path: Path) -> None:
    more = 'actor:arnor skos:altLabel "Old Arnor" ; dcterms:source "Belsar Courier" .\n'
    assert refused(tmp_path, ARNOR, BREE + more) == ""
    assert refused(tmp_path, BREE + more, ARNOR) == ""


def test_a_node_by_its_whole_address_is_found_too(tmp_path: Path) -> None:
    whole = entry("arnor", "skos:altLabel 'Old Arnor'").replace(
        "actor:arnor", "<https://w3id.org/conflict-kg/actor/arnor>"
    )
    assert refused(tmp_path, BREE + whole).startswith(f"1.ttl:{FIRST + 1}: actor/arnor has no")


def test_what_is_not_turtle_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, ARNOR + "actor:bree a kg:Nothing ;;; [\n").startswith(
        f"1.ttl:{FIRST + 1}: not Turtle"
    )


def test_a_file_of_ours_is_named_from_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ontology, "directory", lambda: tmp_path / "ontology")
    folder = tmp_path / "ontology" / "background"
    folder.mkdir(parents=True)
    (folder / "new.ttl").write_text(HEAD + entry("arnor", "kg:country actor:arnor"))
    with pytest.raises(InvalidData, match=rf"^ontology/background/new.ttl:{FIRST}: actor/arnor"):
        read((folder / "new.ttl",))
