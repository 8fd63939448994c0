"""The sample reports are read as they were: see `tests/golden/README.md`."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg import build, intact
from kg.graph import dataset
from kg.model import Document, Reading
from kg.text.reports import documents
from kg.views import tables

GOLDEN = Path(__file__).parent / "golden"
STORIES = [path.stem for path in build.samples()]


@pytest.fixture(scope="module")
def readings(sample_build: Path) -> Mapping[str, Reading]:
    """What is read in each sample, by the stem of its file."""
    store = dataset.open_store(intact.graph_file(sample_build))
    by_id = {reading.document.id: reading for reading in dataset.readings(store)}
    found = {path.stem: next(iter(documents.read([path]))) for path in build.samples()}
    return {stem: by_id[found.id] for stem, found in found.items() if isinstance(found, Document)}


def as_csv(reading: Reading) -> str:
    out = io.StringIO()
    tables.write_csv(tables.claims_table([reading]), out)
    return out.getvalue()


@pytest.mark.parametrize("story", STORIES)
def test_a_sample_gives_the_claims_it_gave(
    readings: Mapping[str, Reading], story: str, request: pytest.FixtureRequest
) -> None:
    kept, found = GOLDEN / f"{story}.csv", as_csv(readings[story])
    if request.config.getoption("--renew-golden"):
        kept.write_text(found, encoding="utf-8", newline="")
    changed = f"{kept.name} changed; on purpose? pytest --renew-golden"
    assert found == kept.read_bytes().decode(), changed


def test_every_golden_story_belongs_to_a_sample() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(STORIES)
