"""What all tests share: options of the test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A shared machine is slow at times: no deadlines. Few examples, since each builds a store.
settings.register_profile("kg", deadline=None, max_examples=30)
settings.load_profile("kg")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write tests/golden/ anew from what is read now (look at the diff)",
    )
