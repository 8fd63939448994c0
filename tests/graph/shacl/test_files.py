"""Shapes come from files of Turtle; a file that holds none is refused by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InvalidData
from kg.graph.shacl import files, load
from tests.graph.shacl.held import PREFIXES


def test_shapes_of_several_files_may_refer_to_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one.ttl", tmp_path / "other.ttl"
    one.write_text(f"{PREFIXES} :a a sh:NodeShape ; sh:targetNode :it ; sh:node :b ; sh:not _:n .")
    other.write_text(f"{PREFIXES} :b a sh:NodeShape ; sh:not _:n . _:n sh:class :Town .")
    [shape] = load((one, other))
    [nothing, town] = [c.shapes[0] for c in shape.constraints]
    assert nothing.constraints == (), "a blank node is one of its file alone"
    assert len(town.constraints) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no shape that is for any node"),
        ("{}", r":1: not Turtle"),
        ("\n<a> <b> <http://example.org/ x> .", r":2: not Turtle"),
        (f"{PREFIXES} :s a sh:NodeShape ; sh:targetClass <http://example.org/\\u003E> .", "IRI"),
        (f"{PREFIXES} :s a sh:NodeShape ; sh:class :Town .", "give one sh:targetClass"),
        (f"{PREFIXES} :s a sh:NodeShape ; sh:targetNode :it ; sh:minCount 1 .", "example.org/s"),
    ],
)
def test_a_file_without_shapes_that_can_be_asked_is_refused(
    text: str, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(text)
    with pytest.raises(InvalidData, match=why) as refused:
        load((path,))
    assert str(refused.value).startswith(str(path))


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    path = tmp_path / "shapes.ttl"
    path.write_text("no Turtle at all")
    with pytest.raises(InvalidData, match="too many bytes of shapes"):
        load((path,))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load((tmp_path / "none.ttl",))
