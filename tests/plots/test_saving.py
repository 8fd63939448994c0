"""Files of pictures: text in an SVG, the same bytes each time, words for who cannot see it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

import kg.plots
from kg.errors import KgError
from kg.output import put
from tests.plots.stories import SVG, nobody, war

NAMES = [
    f"{name}.{form}"
    for name in ("timeline", "heatmap", "communities", "triads")
    for form in ("svg", "png")
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """All pictures of a war, in a folder that was not there."""
    return kg.plots.write(tmp_path_factory.mktemp("plots") / "pictures" / "of war", war())


@pytest.fixture
def folder(written: tuple[Path, ...]) -> Path:
    return written[0].parent


def test_all_pictures_are_written_each_as_svg_and_png(
    written: tuple[Path, ...], folder: Path
) -> None:
    assert written == tuple(folder / name for name in NAMES)
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)


def test_pictures_take_the_place_of_older_ones(tmp_path: Path) -> None:
    put("old", tmp_path / "timeline.svg")
    put("mine", tmp_path / "notes.txt")
    kg.plots.write(tmp_path, nobody())
    assert (tmp_path / "timeline.svg").read_text() != "old"
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_the_same_ties_give_the_same_bytes_in_every_process(folder: Path, tmp_path: Path) -> None:
    program = (
        "import sys, kg.plots; from tests.plots.stories import war; "
        "kg.plots.write(sys.argv[1], war())"
    )
    subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        env=os.environ | {"PYTHONHASHSEED": "1"},  # this process has another
        cwd=Path(__file__).parents[2],
        check=True,
    )
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("svg")])
def test_an_svg_tells_what_it_shows_and_no_time_of_making(name: str, folder: Path) -> None:
    root = ElementTree.parse(folder / name).getroot()
    title, description = (root.findtext(f"{SVG}{tag}") or "" for tag in ("title", "desc"))
    assert root.get("role") == "img"
    assert title
    assert "n = 3 actors" in description
    assert not any(each.tag.endswith(("}date", "}creator")) for each in root.iter())


def test_a_png_tells_its_caption_and_no_time_of_making(folder: Path) -> None:
    with Image.open(folder / "triads.png") as image:
        told = image.info
    assert told.keys() <= {"Title", "Description", "dpi"}
    assert "Sources: Rohan Herald, The Bree Gazette." in told["Description"]


def test_where_matplotlib_is_missing_one_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(KgError, match=r"pip install 'conflict-kg\[plots\]'") as raised:
        kg.plots.write(tmp_path, war())
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder_for_pictures(tmp_path: Path) -> None:
    put("mine", tmp_path / "notes")
    with pytest.raises(KgError, match="is not a folder"):
        kg.plots.write(tmp_path / "notes", war())
    assert (tmp_path / "notes").read_text() == "mine"
