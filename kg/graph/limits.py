"""Work in a child process that is ended at a limit of time or of memory.

The engine cannot be cancelled, and what is sent to it or to a parser may end the process: so it
ends one that nothing hangs on. Knows nothing of the work.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from kg.errors import BadQuery

__all__ = ["within"]

Result = TypeVar("Result")


def within(seconds: float, megabytes: int, work: Callable[[], Result]) -> Result:
    """What `work` gives, computed in a child that is ended at the limit of time or memory.

    `megabytes` are what the child may take beyond what this process holds already. Raises
    `BadQuery` at either limit, and what `work` itself raises. Needs a system with fork.
    """
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(work, sender, megabytes), daemon=True)
    with warnings.catch_warnings():
        # Python warns of locks that other threads hold: the child takes none of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise BadQuery(f"ended after {seconds:g} s", remedy="ask for less, or allow more time")
        outcome = receiver.recv()
    except EOFError:
        raise BadQuery(
            f"ended: it needed more than {megabytes} MB", remedy="ask for less, or allow more"
        ) from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(outcome, Exception):
        raise outcome
    return cast(Result, outcome)


def _child(work: Callable[[], Result], sender: Connection, megabytes: int) -> None:
    # What is said when the engine runs out of memory is not for people.
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _cap(megabytes)
    try:
        outcome: object = work()
    except MemoryError:
        return  # the closed pipe says it
    except Exception as error:
        outcome = error
    sender.send(outcome)


def _cap(megabytes: int) -> None:
    import resource  # absent where there is no fork

    held = Path("/proc/self/statm")
    pages = int(held.read_text().split()[0]) if held.exists() else 0
    limit = pages * resource.getpagesize() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
