"""Readings made by hand for tests of what becomes of reports: each is one file's report."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Reading
from tests import factory


def told(name: str, text: int = 1, url: str = "") -> Reading:
    """The story of the factory as a report of its own; another `text` is another report."""
    whole = factory.reading(f"-{name}-{text}")
    return replace(whole, document=replace(whole.document, title=name, url=url))
