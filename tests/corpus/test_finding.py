"""Which reports a name means: all of a file, or exactly one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.finding import find
from kg.corpus.record import Source
from kg.errors import UnknownName
from kg.model import Document

ONE = Document("document/arnor-strikes-0123abcd", "Arnor strikes", "", url="https://example.org/1")
TWO = Document("document/arnor-strikes-89abcdef", "Arnor Strikes", "")
RAID = Document("document/raid-near-bree-00000000", "Raid near Bree", "")
SOURCES = {
    "../many.jsonl": Source("../many.jsonl", documents=(ONE.id, TWO.id)),
    "../gone.md": Source("../gone.md"),
}


def meant(*names: str) -> set[str]:
    return set(find(names, (ONE, TWO, RAID), SOURCES, Path("out")))


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        (RAID.id, [RAID]),
        ("raid-near-bree-00000000", [RAID]),
        ("raid-near-bree", [RAID]),
        ("Raid near Bree", [RAID]),
        ("raid NEAR bree", [RAID]),
        ("https://example.org/1", [ONE]),
        (TWO.id, [TWO]),
        ("many.jsonl", [ONE, TWO]),
        ("./many.jsonl", [ONE, TWO]),
        ("../many.jsonl", [ONE, TWO]),
    ],
)
def test_a_name_means_the_report_or_all_reports_of_a_file(
    name: str, documents: list[Document]
) -> None:
    assert meant(name) == {each.id for each in documents}


def test_several_names_mean_all_of_them() -> None:
    assert meant("Raid near Bree", ONE.id) == {RAID.id, ONE.id}


@pytest.mark.parametrize("name", ["Arnor strikes", "arnor-strikes"])
def test_a_title_that_two_reports_have_is_asked_back(name: str) -> None:
    with pytest.raises(UnknownName, match=r"means 2 reports .*0123abcd.*89abcdef"):
        meant(name)


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Raid", "did you mean Raid near Bree?"),
        ("Rade near Bree", "did you mean Raid near Bree?"),
        ("folder/many.jsonl", r"did you mean \.\./many\.jsonl"),
        ("gone.md", "gone"),
        ("Sauron", "kg query documents"),
        ("", "did you mean"),
    ],
)
def test_a_name_that_means_none_is_refused_with_what_is_near(name: str, offered: str) -> None:
    with pytest.raises(UnknownName, match=offered):
        meant("Raid near Bree", name)
