"""A page that several benchmarks write, each its own section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

__all__ = ["put", "table"]


def put(page: Path, head: str, title: str, text: str) -> None:
    """Put a section in place of the one that has its title, or at the end of the page.

    A section ends where the next begins. The head is what stands before the first.
    """
    told = page.read_text(encoding="utf-8") if page.exists() else ""
    _, *sections = re.split(r"^(?=## )", told, flags=re.MULTILINE)
    new = f"## {title}\n\n{text.strip()}\n"
    titles = [section.partition("\n")[0] for section in sections]
    place = titles.index(f"## {title}") if f"## {title}" in titles else len(sections)
    sections[place : place + 1] = [new]
    page.parent.mkdir(exist_ok=True)
    parts = (head, *sections)
    page.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")


def table(*rows: Sequence[str]) -> str:
    """Rows in Markdown, the first of them the names of the columns."""
    first, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((first, f"|{'---|' * len(rows[0])}", *others))
