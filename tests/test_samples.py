"""The sample reports: complete at the head, short, of the right time, and in our own words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import kg

FOLDER = Path(kg.__file__).parent / "samples"
SAMPLES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
ARTICLES = Path(__file__).parents[2] / "shared" / "article"
LIKENESS = 11
"""So many words in a row that stand in another text are taken, not told."""


def head(path: Path) -> dict[str, str]:
    lines = path.read_text("utf-8").split("---\n")[1].splitlines()
    return dict(line.split(": ", 1) for line in lines)


def body(path: Path) -> str:
    return path.read_text("utf-8").split("---\n", 2)[2]


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of words of the length that makes a likeness."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace("'", ""))
    return {tuple(words[i : i + LIKENESS]) for i in range(len(words) - LIKENESS + 1)}


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 6


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_what_it_is_and_what_it_rests_on(path: Path) -> None:
    assert path.read_text("utf-8").startswith("---\n")
    assert set(head(path)) == {"title", "publisher", "after", "published", "url"}
    assert head(path)["publisher"] == "kg samples"
    assert head(path)["url"].startswith("https://")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_of_its_time_and_named_by_it(path: Path) -> None:
    published = date.fromisoformat(head(path)["published"])
    assert date(2023, 10, 7) <= published <= date(2024, 2, 29)
    assert path.name.startswith(published.isoformat())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_short(path: Path) -> None:
    assert 120 <= len(body(path).split()) <= 300


def test_every_sample_is_described() -> None:
    described = (FOLDER / "README.md").read_text("utf-8")
    assert sorted(re.findall(r"`(20[^`]+\.md)`", described)) == [p.name for p in SAMPLES]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not part of the repository")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_told_in_its_own_words(path: Path) -> None:
    for article in ARTICLES.glob("*.txt"):
        assert runs(body(path)) & runs(article.read_text("utf-8")) == set()


def test_no_sample_repeats_another() -> None:
    for index, path in enumerate(SAMPLES):
        for other in SAMPLES[index + 1 :]:
            assert runs(body(path)) & runs(body(other)) == set(), other.name
