"""Reading with several processes: same readings, same order, and what a failure costs."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import Document, Reading, mint
from kg.text import claims, workers
from kg.text.parsing import Parsed

STORY = "Arnor struck a base of the Gondor Brigades near Bree. Rohan condemned the attack."

# Put into the way of every process that starts: two documents that reading cannot survive.
TRAPS = """
import os
import kg.text.claims as claims

real = claims._reading

def reading(parsed):
    if parsed.document.title == "fails":
        raise ValueError("no such ring")
    if parsed.document.title == "kills":
        os._exit(7)
    return real(parsed)

claims._reading = reading
"""


def documents(*titles: str) -> list[Document]:
    texts = [f"{STORY} {title} was quiet." for title in titles]
    return [
        Document(mint("document", title), title, text)
        for title, text in zip(titles, texts, strict=True)
    ]


def read(given: list[Document], count: int) -> tuple[list[Reading], list[tuple[str, str]]]:
    failures: list[tuple[str, str]] = []
    found = workers.read(
        given, workers=count, failed=lambda document, why: failures.append((document.title, why))
    )
    return list(found), failures


@pytest.fixture
def traps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(TRAPS)
    root = str(Path(__file__).parent.parent.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), root)))


@pytest.fixture(autouse=True)
def _nobody_is_left_behind() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    given = documents(*(f"day {number}" for number in range(2 * workers.BATCH + 1)))
    one, two = read(given, 1), read(given, 2)
    assert [reading.document for reading in two[0]] == given
    assert all(reading.claims for reading in one[0])
    assert two == one


@pytest.mark.usefixtures("traps")
def test_a_document_that_fails_or_ends_its_process_is_named_and_the_others_are_read() -> None:
    found, failures = read(documents("one", "fails", "two", "kills", "three"), 2)
    assert [reading.document.title for reading in found] == ["one", "two", "three"]
    assert failures == [
        ("fails", "reading it failed: ValueError: no such ring"),
        ("kills", "reading it ended the process (status 7)"),
    ]


def test_in_one_process_too_a_failure_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    real = claims._reading

    def reading(parsed: Parsed) -> Reading:
        if parsed.document.title == "fails":
            raise ValueError("no such ring")
        return real(parsed)

    monkeypatch.setattr(claims, "_reading", reading)
    found, failures = read(documents("one", "fails", "two"), 1)
    assert [reading.document.title for reading in found] == ["one", "two"]
    assert failures == [("fails", "reading it failed: ValueError: no such ring")]


def test_a_process_that_is_interrupted_reads_on_and_one_that_is_killed_costs_no_document() -> None:
    given = documents(*(f"day {number}" for number in range(2 * workers.BATCH)))
    found = workers.read(given, workers=2, failed=lambda *_: pytest.fail("nothing is lost"))
    first = next(found)
    one, *others = multiprocessing.active_children()
    assert one.pid is not None
    os.kill(one.pid, signal.SIGINT)
    one.join(timeout=1)
    assert one.is_alive()
    for other in others:
        other.kill()
    assert [first.document, *(reading.document for reading in found)] == given


@pytest.mark.parametrize("count", [1, 2])
def test_a_model_that_is_not_installed_stops_the_reading(count: int) -> None:
    with pytest.raises(KgError, match="no spaCy model called palantir") as caught:
        list(workers.read(documents("one"), model="palantir", workers=count, failed=pytest.fail))
    assert caught.value.where == "--model"


def test_the_processes_end_when_nobody_reads_on() -> None:
    found = workers.read(documents("one", "two"), workers=2, failed=pytest.fail)
    next(found)
    assert len(multiprocessing.active_children()) == 1  # one batch needs no second process
    found.close()
    assert multiprocessing.active_children() == []


def test_no_documents_need_no_process() -> None:
    assert read([], 2) == ([], [])
