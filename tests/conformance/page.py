"""The page that tells how the suites come out: `python -m tests.conformance.page` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.conformance.suites import KNOWN, SUITES, outcomes, row

__all__ = ["PAGE", "written"]

PAGE: Final = Path(__file__).parents[2] / "docs" / "conformance.md"

_HEAD = """# What the W3C suites find

Written by `python -m tests.conformance.page`, and held to what the tests find
(tests/conformance/). The suites lie beside the checkout, in `../shared/suites`: w3c/rdf-tests at
ad541a5f and the SHACL tests of w3c/data-shapes. Where that folder is missing, these tests say so
and are left out.

Each test goes through the door that people use: `kg query`, the `rdflib.Dataset` over a store
(`kg.graph.dataset.as_rdflib`), or the reader of RDF from anybody (`kg/graph/intake.py`), with our
guard in front. *As expected* is the same result, but for the names of blank nodes and, where none
is asked for, the order of rows; *by value* is the same but for the spelling of numbers: the engine
writes `1.0` as `1`.

| suite | tests | as expected | by value | missed |
|---|---:|---:|---:|---:|
"""

_MISSES = """
Of SHACL Core 97 of 98 pass (tests/conformance/test_shacl.py); SHACL-SPARQL is refused.

## What misses, and why

A new miss fails the run of the tests, and so does a new pass. Of the twelve misses in SPARQL query
one is ours, as questions see the union of all graphs; the others are those of the engine (Oxigraph
0.5.13), which leaves seven of them out of its own run of these suites.

| test | why |
|---|---|
"""


def written() -> str:
    """The page, with all suites run anew."""
    rows = "\n".join(row(suite, outcomes(suite)) for suite in SUITES)
    return f"{_HEAD}{rows}\n{_MISSES}" + "\n".join(_misses()) + "\n"


def _misses() -> Iterator[str]:
    for id, why in sorted(KNOWN["misses"].items()):
        yield f"| {id} | {why} |"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(PAGE.parents[1])}")
