"""What a build is made with: a digest that differs where any of it does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import ontology
from kg.corpus import making


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code and the vocabulary, to be changed."""
    words = tmp_path / "ontology"
    shutil.copytree(ontology.directory(), words)
    code = tmp_path / "kg"
    shutil.copytree(making._PACKAGE, code, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(making, "directory", lambda: words)
    monkeypatch.setattr(making, "_PACKAGE", code)
    return tmp_path


def digests(model: str = "none", decisions: Path | None = None) -> tuple[str, str]:
    return making.reader(model), making.builder(decisions)


def test_the_same_house_gives_the_same_digests_wherever_it_stands(house: Path) -> None:
    assert digests() == digests()
    before = digests()
    house.rename(house.with_name("elsewhere"))
    elsewhere = house.with_name("elsewhere")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(making, "directory", lambda: elsewhere / "ontology")
        patched.setattr(making, "_PACKAGE", elsewhere / "kg")
        assert digests() == before


@pytest.mark.parametrize(
    ("changed", "read"),
    [
        ("ontology/cues.ttl", True),
        ("ontology/background/actors.ttl", True),
        ("ontology/towns.tsv", True),
        ("kg/text/claims.py", True),
        ("kg/model.py", True),
        ("ontology/rules/00-reported.rq", False),
        ("ontology/queries/actors.rq", False),
        ("kg/story.py", False),
        ("kg/views/templates/page.css", False),
    ],
)
def test_what_reading_depends_on_is_told_from_the_rest(
    house: Path, changed: str, read: bool
) -> None:
    reader, builder = digests()
    with (house / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    after = digests()
    assert (after[0] != reader) is read
    assert after[1] != builder


def test_a_file_more_counts_as_a_change(house: Path) -> None:
    before = digests()
    (house / "ontology" / "background" / "more.ttl").write_text("")
    assert all(one != other for one, other in zip(digests(), before, strict=True))


def test_another_model_reads_and_other_judgements_build(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text("- same: [actor/a, actor/b]\n")
    reader, builder = digests()
    assert digests("other")[0] != reader
    assert digests("other")[1] == builder
    assert digests(decisions=decisions) == (reader, making.builder(decisions))
    assert making.builder(decisions) != builder
