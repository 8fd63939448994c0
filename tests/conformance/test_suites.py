"""The W3C suites of SPARQL and RDF: every test passes or is a known miss, with its reason."""

from __future__ import annotations

import pytest

from tests.conformance import page
from tests.conformance.manifests import FOLDER
from tests.conformance.suites import KNOWN, SUITES, Outcome, outcomes

if not FOLDER.is_dir():
    pytest.skip(f"no W3C tests of SPARQL and RDF at {FOLDER}", allow_module_level=True)


@pytest.mark.parametrize("suite", SUITES)
def test_every_test_passes_or_is_a_known_miss(suite: str) -> None:
    found = outcomes(suite)
    missed = {id for id, outcome in found.items() if outcome is Outcome.MISSED}
    assert missed == KNOWN["misses"].keys() & found.keys()
    assert len(found) == KNOWN["tests"][suite]


def test_every_known_miss_is_a_test_that_there_is() -> None:
    listed = {case.id for suite in SUITES.values() for case in suite.cases()}
    assert KNOWN["misses"].keys() <= listed
    assert KNOWN["tests"].keys() == SUITES.keys()


def test_the_page_tells_what_is_found() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.written()
