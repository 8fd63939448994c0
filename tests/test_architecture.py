"""The floors of the house: who may import whom, and where each library has its home."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

# A room may import itself and lower floors; two rooms of one floor are strangers.
FLOORS = (
    {"errors", "model"},
    {"digests", "ontology"},
    {"output"},
    {"background", "branches", "intact", "spelling", "story"},
    {"text", "graph", "identity"},
    {"analysis", "remote"},
    {"views", "exchange", "scoring"},
    {"corpus", "results", "showing"},
    {"build", "citing", "printing", "proving", "scoping"},
    {"explaining", "manners", "opening"},
    {"asking", "judging", "moving", "plots"},
    {"analyzing", "building", "checking", "comparing", "rendering", "reviewing"},
    {"cli", "server"},
    {"__main__"},
)
# Reading is a house of its own: from words to names, from names to parses, from parses to claims.
READING = (
    {"words"},
    {"dates"},
    {"reports", "surface"},
    {"parsing"},
    {"grammar"},
    {"who"},
    {"speakers"},
    {"acts"},
    {"standing", "events"},
    {"claiming"},
    {"claims"},
    {"workers"},
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

# Where a library may be imported: a room, or one module of it.
HOMES = {
    "click": {
        "analyzing",
        "asking",
        "building",
        "checking",
        "cli",
        "comparing",
        "judging",
        "manners",
        "moving",
        "rendering",
        "reviewing",
    },
    "dateparser": {"text"},
    "distributed": {"corpus/cluster"},
    "fsspec": {"corpus/files"},
    "http": {"remote/calls"},
    "igraph": {"analysis", "views"},
    "matplotlib": {"plots"},
    "networkx": {"analysis", "views", "opening"},
    "oxrdflib": {"graph/bridge"},
    "pypdf": {"text/reports/formats/pdf"},
    "pyshacl": {"graph"},
    "pyvis": {"views/page"},
    "rapidfuzz": {"identity"},
    "yaml": {"identity"},
    "pyoxigraph": {
        "analyzing",
        "asking",
        "build",
        "exchange",
        "graph",
        "ontology",
        "opening",
        "remote",
        "results",
        "scoping",
        "server",
    },
    "rdflib": {"graph"},
    "rich": {"printing"},
    "spacy": {"text"},
    "trafilatura": {"text/reports/formats/page"},
}


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, anywhere in it, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            yield from (f"{module}.{a.name}" for a in node.names) if module == "kg" else [module]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_lower_floors_only_and_libraries_in_their_homes(path: Path) -> None:
    here = path.relative_to(ROOT).with_suffix("").as_posix()
    room = here.partition("/")[0]
    for name in imports(path):
        library, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if library == "kg" and other in FLOOR and other != room and room in FLOOR:
            assert FLOOR[other] < FLOOR[room], f"{here} imports {name}"
        if library in HOMES:
            assert any(here == h or here.startswith(f"{h}/") for h in HOMES[library]), name


@pytest.mark.parametrize(
    "path", sorted((ROOT / "text").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_what_is_read_first_knows_nothing_of_what_is_read_later(path: Path) -> None:
    heights = {room: height for height, rooms in enumerate(READING) for room in rooms}
    here = path.relative_to(ROOT / "text").with_suffix("").parts[0]
    for name in imports(path):
        parts = name.split(".")
        other = parts[2] if parts[:2] == ["kg", "text"] and len(parts) > 2 else here
        if here != "__init__" and other != here:
            assert heights[other] < heights[here], f"{here} imports {name}"


def test_every_room_has_its_floor() -> None:
    rooms = {p.stem for p in ROOT.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert rooms - {"__init__"} <= set(FLOOR)


@pytest.mark.parametrize(
    "path", sorted((ROOT.parent / "bench").glob("[a-z]*.py")), ids=lambda p: p.stem
)
def test_a_benchmark_can_be_begun(path: Path) -> None:
    """None of them runs with the tests, so that a name moved in `kg` would break them unseen."""
    importlib.import_module(f"bench.{path.stem}")
