"""Work within limits: it gives its result, or is ended, and this process goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from kg.errors import BadQuery, UnknownName
from kg.graph.limits import within


def test_work_within_its_limits_gives_its_result() -> None:
    assert within(30, 500, lambda: {"rows": [1, 2, 3]}) == {"rows": [1, 2, 3]}


def test_work_beyond_its_time_is_ended() -> None:
    with pytest.raises(BadQuery, match=r"ended after 0\.1 s \(ask for less"):
        within(0.1, 500, lambda: time.sleep(60))


def test_work_beyond_its_memory_is_ended() -> None:
    with pytest.raises(BadQuery, match="needed more than 50 MB"):
        within(30, 50, lambda: len(bytearray(200 * 2**20)))


def test_work_that_kills_its_process_is_an_error_here() -> None:
    with pytest.raises(BadQuery, match="ended"):
        within(30, 500, lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_an_error_inside_is_raised_outside_as_it_was() -> None:
    def fail() -> None:
        raise UnknownName("nobody", where="here", remedy="look again")

    with pytest.raises(UnknownName, match=r"here: nobody \(look again\)"):
        within(30, 500, fail)


def test_no_child_is_left_behind() -> None:
    with pytest.raises(BadQuery):
        within(0.1, 500, lambda: time.sleep(60))
    assert multiprocessing.active_children() == []
