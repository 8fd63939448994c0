"""Bad reports, end to end: one clear line for each, the others built, nothing lost."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import output
from kg.cli import main
from tests.graph import few

pytestmark = pytest.mark.usefixtures("few_known")

GOOD = "Israel struck a base of Hezbollah near Tyre on Monday, the Israeli army said.\n"

ERROR_PAGE = """<!doctype html><html><head><title>404 Not Found</title></head>
<body><h1>Not Found</h1><hr><p>nginx</p></body></html>"""


def a_folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    """The file is missing."""


def bytes_of(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


BAD: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "missing": ("gone.txt", nothing, "no such file"),
    "empty": ("empty.txt", lambda path: path.touch(), "empty"),
    "blank": ("blank.txt", bytes_of(b" \n\n\t "), ""),
    "binary": ("photo.txt", bytes_of(bytes(range(256)) * 40), ""),
    "gzip": ("packed.txt", bytes_of(gzip.compress(GOOD.encode(), mtime=0)), "gzip"),
    "latin-1": ("old.txt", bytes_of("Gefecht bei Tyrus: Müller".encode("latin-1") * 9), "UTF-8"),
    "utf-16": ("wide.txt", bytes_of(GOOD.encode("utf-16")), "UTF-16"),
    "folder": ("reports", a_folder, "the folder holds no report"),
    "error page": ("page.html", bytes_of(ERROR_PAGE.encode()), ""),
    "one long line": ("long.txt", bytes_of(b"Tyre was quiet. " * 700_000), "line"),
    "broken pdf": ("cut.pdf", bytes_of(b"%PDF-1.7\n1 0 obj\n<<"), ""),
    "cut gzip": ("cut.jsonl.gz", bytes_of(gzip.compress(b"{}" * 9999)[:40]), "damaged gzip"),
    "no claims": ("poem.txt", bytes_of(b"The sea is blue. The sky is grey.\n"), "no claim"),
    "escape codes": ("\x1b[2Jred.txt", nothing, "no such file"),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


def built(*paths: Path, out: Path) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, paths), "--out", str(out)])


def complaints(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("kg: ")]


@pytest.mark.parametrize("case", BAD)
def test_a_bad_report_is_named_in_one_line_and_the_others_are_built(
    tmp_path: Path, good: Path, case: str
) -> None:
    name, make, reason = BAD[case]
    make(tmp_path / name)
    result = built(tmp_path / name, good, out=tmp_path / "out")
    assert result.exit_code == 1
    (line,) = complaints(result)
    assert name.removeprefix("\x1b[2J") in line
    assert reason.casefold() in line.casefold()
    assert line.endswith(")"), "no remedy"
    assert line.isprintable()
    assert "Traceback" not in result.stderr
    assert "Hezbollah" in (tmp_path / "out" / output.TABLE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build that nobody may change."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "good.txt").write_text(GOOD)
    with few.known_beforehand():
        assert built(folder / "good.txt", out=folder / "out").exit_code == 0
    return folder / "out"


@pytest.mark.parametrize("case", sorted(set(BAD) - {"no claims"}))
def test_where_nothing_can_be_read_the_old_build_stays(
    tmp_path: Path, old: Path, case: str
) -> None:
    before = {path.name: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    name, make, _ = BAD[case]
    make(tmp_path / name)
    result = built(tmp_path / name, out=old)
    assert result.exit_code == 1
    assert complaints(result)[-1].startswith("kg: no report could be read")
    assert {path.name: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before


def test_where_nothing_can_be_read_no_folder_is_made(tmp_path: Path) -> None:
    assert built(tmp_path / "gone.txt", out=tmp_path / "out").exit_code == 1
    assert not (tmp_path / "out").exists()


def test_many_bad_reports_are_all_named(tmp_path: Path, good: Path) -> None:
    missing = [tmp_path / f"gone-{number}.txt" for number in range(5)]
    result = built(*missing, good, out=tmp_path / "out")
    assert len(complaints(result)) == 5


def test_a_text_without_claims_is_still_a_document_of_the_graph(tmp_path: Path) -> None:
    poem = tmp_path / "poem.txt"
    poem.write_text("The sea is blue. The sky is grey.\n")
    assert built(poem, out=tmp_path / "out").exit_code == 1
    assert "The sea is blue" in (tmp_path / "out" / output.GRAPH).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [output.TABLE, output.PAGE, output.GRAPH])
def test_a_file_of_the_users_own_is_never_replaced(tmp_path: Path, good: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    result = built(good, out=tmp_path)
    assert result.exit_code == 1
    assert name in complaints(result)[0]
    assert (tmp_path / name).read_text() == "mine"


def test_an_out_that_is_a_file_is_refused_before_anything_is_read(
    tmp_path: Path, good: Path
) -> None:
    result = built(tmp_path / "gone.txt", good, out=good)
    (line,) = complaints(result)
    assert "is not a folder" in line
    assert good.read_text() == GOOD


def test_a_model_that_is_not_installed_is_named(tmp_path: Path, good: Path) -> None:
    arguments = ["build", str(good), "--out", str(tmp_path / "out"), "--model", "xx_none"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "xx_none" in complaints(result)[0]
    assert not (tmp_path / "out").exists()
