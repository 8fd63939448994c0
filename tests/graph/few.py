"""Stores with little known beforehand: for laws that do not hang on how much that is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.graph import dataset
from kg.model import Reading
from kg.ontology import background

FEW = tuple(path for path in background() if path.stem == "actors")


def build(readings: Iterable[Reading] = (), known: Iterable[Path] = FEW) -> ox.Store:
    """A store of these readings and of those known beforehand who are kept by hand."""
    return dataset.build(readings, tuple(known))
