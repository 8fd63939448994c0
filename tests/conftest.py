"""What all tests share: options of the test run, and the build of the sample reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg import build
from tests.graph import few

# A shared machine is slow at times: no deadlines. Few examples, since each builds a store.
settings.register_profile("kg", deadline=None, max_examples=30)
settings.load_profile("kg")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write tests/golden/ and the tour of README.md anew (then look at the diff)",
    )


@pytest.fixture
def few_known() -> Iterator[None]:
    """Builds of a test hold but a part of what is known beforehand: where it hangs not on that.

    The samples are built with all of it. A wider scope would reach fixtures that others share.
    """
    with few.known_beforehand():
        yield


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `out/` of a build of the sample reports; tests leave it as it is."""
    out = tmp_path_factory.mktemp("samples") / "out"
    build.build(build.samples(), out, failed=lambda error: pytest.fail(str(error)))
    return out
