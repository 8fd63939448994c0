"""A report as its file gives it, before the text is cleaned and the document gets its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Draft", "described"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its file says of it, in its own words.

    `where` is the name of the file, with the line if the file holds many reports.
    """

    where: str
    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def described(where: str, text: str, fields: Mapping[str, object]) -> Draft:
    """A draft from named fields, under any of the names that are in use for them."""
    return Draft(
        where,
        text,
        _field(fields, "title", "headline"),
        _field(fields, "publisher", "source"),
        _field(fields, "published", "date"),
        _field(fields, "url", "link"),
    )


def _field(fields: Mapping[str, object], *names: str) -> str:
    """The first of these fields that has a value; a named thing counts by its name."""
    value = next((fields[name] for name in names if fields.get(name)), "")
    if isinstance(value, dict):
        value = value.get("name")
    return str(value).strip() if isinstance(value, str | int | float) else ""
