"""Invented reports, as many as are wanted: those of tests/reading/dev with other names and days.

Only names that nobody knows beforehand are changed: persons, groups, towns. States and armies stay,
so that many reports tell of a few, as the news does; an invented name comes the oftener, the fewer
came before it.
"""

from __future__ import annotations

import random
import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench.occasion import ROOT
from kg.model import Document, mint
from kg.ontology import is_a
from kg.text import workers
from kg.text.reports import documents

__all__ = ["reports"]

DEV = ROOT / "tests" / "reading" / "dev"
SKEW = 0.7  # of the Pareto distribution that names are drawn from: about n ** 0.7 of n are new
YEARS = 10  # the days of publication lie in so many

_SOUNDS = tuple(first + second for first in "bdfghjklmnprstvz" for second in "aeiou")
_NAMES = len(_SOUNDS) ** 3
_MIX = 7919  # neighbours by number are no neighbours by spelling
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = month_name[1:]
_DAY = re.compile(rf"\b(?:(\d\d?) ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d\d?))\b")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A report to make others from, and the words in it that are names of unknown ones."""

    document: Document
    names: tuple[str, ...]


def reports(count: int, seed: int = 1) -> Iterator[Document]:
    """So many reports, each another; the same seed gives the same, and a longer list begins so."""
    chance = random.Random(seed)
    for number in range(count):
        yield _another(_patterns()[number % len(_patterns())], chance, number)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    given = [
        each for each in documents.read(sorted(DEV.glob("*.md"))) if isinstance(each, Document)
    ]
    common = {word for each in given for word in _WORD.findall(each.text) if word.islower()}
    found = []
    for reading in workers.read(given, failed=_stop):
        known = {word for e in reading.entities if e.known for word in _WORD.findall(e.label)}
        labels = [
            entity.label
            for entity in reading.entities
            if not entity.known
            and entity.kind != "UnnamedActor"
            and any(is_a(entity.kind, kind) for kind in ("Actor", "Place"))
        ]
        words = {word for label in labels for word in _WORD.findall(label) if word.istitle()}
        names = (word for word in words - known if word.lower() not in common)
        found.append(_Pattern(reading.document, tuple(sorted(names))))
    return tuple(found)


def _stop(document: Document, why: str) -> None:
    raise ValueError(f"{document.title}: {why}")


def _another(pattern: _Pattern, chance: random.Random, number: int) -> Document:
    names: dict[str, str] = {}
    for name in pattern.names:
        while (new := _name(int(chance.paretovariate(SKEW)))) in names.values():
            pass
        names[name] = new
    days = chance.randrange(365 * YEARS)
    old = pattern.document
    text, title = (_changed(words, names, days) for words in (old.text, old.title))
    published = old.published and _shifted(old.published, days)
    address = f"https://example.org/{number}"
    return Document(mint("document", title, number), title, text, old.publisher, published, address)


def _name(number: int) -> str:
    """The name of a number: three syllables, or more where so many names are given out."""
    more, rest = divmod(number, _NAMES)
    rest = rest * _MIX % _NAMES
    parts = [_SOUNDS[rest // len(_SOUNDS) ** place % len(_SOUNDS)] for place in range(3)]
    return "".join(parts).capitalize() + ("" if not more else f"-{_name(more)}")


def _changed(text: str, names: Mapping[str, str], days: int) -> str:
    def moved(found: re.Match[str]) -> str:
        day, month = found[1] or found[4], found[2] or found[3]
        then = _shifted(date(2024, _MONTHS.index(month) + 1, min(int(day), 28)), days)
        month = _MONTHS[then.month - 1]
        return f"{then.day} {month}" if found[1] else f"{month} {then.day}"

    return _DAY.sub(moved, _WORD.sub(lambda found: names.get(found[0], found[0]), text))


def _shifted(day: date, days: int) -> date:
    return day - timedelta(days=days)
