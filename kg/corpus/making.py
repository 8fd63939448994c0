"""What a build is made with, as digests: where one differs, what it made is made anew.

Reports are read by the code and the words of reading, and by a model; all else by the rest of
the code and the vocabulary, and by judgements.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kg import __version__
from kg.ontology import directory

__all__ = ["builder", "reader"]

_PACKAGE = Path(__file__).parent.parent
_READING = ("text", "background.py", "model.py", "ontology.py", "spelling.py")
_NOT_READ = ("checks", "examples", "queries", "rules", "README.md", "shapes.ttl")


def reader(model: str) -> str:
    """The digest of all that decides what is read in a text, with a spaCy pipeline of this name."""
    words = (path for path in directory().iterdir() if path.name not in _NOT_READ)
    code = (_PACKAGE / name for name in _READING)
    return _digest((__version__, model, *_pipeline(model)), (*words, *code))


def builder(decisions: Path | None) -> str:
    """The digest of all that a build is made with beside its reports."""
    judged = decisions.read_bytes().hex() if decisions else ""
    return _digest((__version__, judged), (directory(), _PACKAGE))


def _pipeline(model: str) -> Iterator[str]:
    """What tells one version of a spaCy pipeline, and of spaCy, from another."""
    try:
        yield version("spacy")
        found = find_spec(model)
    except (PackageNotFoundError, ValueError, ModuleNotFoundError):
        return
    if found and found.origin:
        meta = Path(found.origin).with_name("meta.json")
        yield meta.read_text(encoding="utf-8") if meta.is_file() else found.origin


def _digest(words: Iterable[str], places: Iterable[Path]) -> str:
    """One digest of words and of all files in places, with their names."""
    whole = hashlib.sha256("\x1f".join(words).encode())
    for place in sorted(places):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".pyc":
                whole.update(path.relative_to(place.parent).as_posix().encode())
                whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
