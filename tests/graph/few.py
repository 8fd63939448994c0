"""Stores with little known beforehand: for laws that do not hang on how much that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import background as actors
from kg import ontology
from kg.graph import dataset
from kg.model import Reading

FEW = tuple(path for path in ontology.background() if path.stem == "actors")


def build(readings: Iterable[Reading] = (), known: Iterable[Path] = FEW) -> ox.Store:
    """A store of these readings and of those known beforehand who are kept by hand."""
    return dataset.build(readings, tuple(known))


@contextmanager
def known_beforehand() -> Iterator[None]:
    """Every graph that is built herein holds those few; names are read as ever."""
    actors.known()  # the vocabulary is read once, and whole
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ontology, "background", lambda: FEW)
        yield
