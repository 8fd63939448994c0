"""What hostile inputs are tried against: somebody who would hear if they called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.listening import Listener, listening


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A machine that nobody may call."""
    with listening() as found:
        yield found
