"""Bad input to `read`: each gives one clear line, and the reports around it are still read."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableDocument
from kg.model import Document
from kg.text.reports.documents import read
from tests.text.reports.samples import BODY, PAGE, pdf, write

ERROR_PAGE = (
    "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center>"
    "<hr><center>nginx</center></body></html>"
)
WAIT_PAGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><p>Checking your "
    "browser before accessing the site. This process is automatic.</p></body></html>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<html><body><p>&x;</p></body></html>"
)

# name of the file, its content, words of the error
BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty file"),
    ("empty.html", b"", "empty file"),
    ("empty.pdf", b"", "empty file"),
    ("empty.jsonl", b"", "no article"),
    ("blank-lines.jsonl", b"\n \n\n", "no article"),
    ("white.txt", b" \n\t\r\n ", "only white space"),
    ("nothing.md", b"---\ntitle: T\n---\n", "only white space"),
    ("bom.txt", b"\xef\xbb\xbf", "only white space"),
    ("no-sentence.txt", b"12345 -- 67\n\n***\n", "no sentence"),
    ("one-word.txt", b"Bree\n", "no sentence"),
    ("nul.txt", BODY.encode() + b"\0" + BODY.encode(), "binary"),
    ("bytes.txt", bytes(range(256)) * 20, "binary"),
    ("controls.txt", b"\x01\x02\x03 Arnor struck Bree. " * 9, "binary"),
    ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ("latin.txt", BODY.encode() + "café".encode("latin-1"), f"byte {len(BODY) + 3} is 0xe9"),
    ("cut.txt", BODY.encode() + "é".encode()[:1], "not UTF-8"),
    ("overlong.txt", BODY.encode() + b"\xc0\xaf", "not UTF-8"),
    ("surrogate.txt", BODY.encode() + b"\xed\xa0\x80", "not UTF-8"),
    ("utf-16.txt", BODY.encode("utf-16"), "UTF-16"),
    ("utf-16-no-bom.txt", BODY.encode("utf-16-be"), "UTF-16"),
    ("utf-32.txt", BODY.encode("utf-32"), "UTF-32"),
    ("packed.txt", gzip.compress(BODY.encode()), "packed (gzip)"),
    ("office.docx", b"PK\x03\x04\x14\0\x06\0", "packed (zip)"),
    ("array.json", json.dumps([{"text": BODY}]).encode(), "one article a line"),
    ("line.txt", b"a b c " * 1_700_000, "longer than 1,000,000"),
    ("large.txt", b"Arnor struck Bree.\n" * 1_100_000, "larger than 20 MB"),
    ("large-line.jsonl", b'{"text": "' + b"a" * 20_000_000 + b'"}', "larger than 20 MB"),
    ("404.html", ERROR_PAGE.format("404 Not Found").encode(), "error page (404 Not Found)"),
    ("403.txt", ERROR_PAGE.format("403 Forbidden").encode(), "error page (403 Forbidden)"),
    ("502.pdf", ERROR_PAGE.format("502 Bad Gateway").encode(), "error page (502 Bad Gateway)"),
    ("denied.html", ERROR_PAGE.format("Access Denied").encode(), "error page (Access Denied)"),
    ("500.html", ERROR_PAGE.format("Error 500").encode(), "error page (Error 500)"),
    ("wait.html", WAIT_PAGE.encode(), "error page (Just a moment...)"),
    ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "without article"),
    ("script.html", b"<html><script>let a = 'b c d e'</script></html>", "without article"),
    ("entity.html", XXE.encode(), "without article"),
    ("deep.html", b"<html><body>" + b"<div>" * 90_000 + b"x", "without article"),
    ("wide.html", b"<html><body>" + b"<p>Arnor struck Bree.</p>" * 60_000, "tags"),
    ("not-a.pdf", BODY.encode(), "not a PDF"),
    ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "cannot be read"),
    ("cut.pdf", pdf(BODY)[:300], "cannot be read"),
    ("locked.pdf", pdf(BODY, password="secret"), "encrypted"),
    ("scan.pdf", pdf(), "without text"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good report."""
    path = tmp_path_factory.mktemp("reports")
    write(path, "good.txt", BODY)
    return path


def refused(path: Path | str, good: Path) -> UnreadableDocument:
    """The error of a bad file between two good ones, which are read."""
    before, error, after = read([good, path, good])
    assert isinstance(before, Document)
    assert before == after
    assert isinstance(error, UnreadableDocument), error
    assert len(str(error).splitlines()) == 1
    assert str(error).isprintable()
    assert error.remedy
    return error


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_gives_one_line_and_the_others_are_read(
    folder: Path, name: str, content: bytes, words: str
) -> None:
    path = write(folder, name, content)
    error = refused(path, folder / "good.txt")
    assert words in error.message
    assert error.where.startswith(str(path))
    path.unlink()


def test_a_missing_file_is_named(folder: Path) -> None:
    error = refused(folder / "gone.txt", folder / "good.txt")
    assert (error.where, error.message) == (str(folder / "gone.txt"), "no such file")


def test_a_directory_is_refused_with_the_files_to_give(folder: Path) -> None:
    error = refused(f"{folder}/", folder / "good.txt")
    assert "directory" in error.message
    assert f"{folder}/*.txt" in error.remedy


def test_a_file_without_permission_is_refused(folder: Path) -> None:
    """Root may read everything, so the right to is laid down for the length of the test."""
    path = write(folder, "closed.txt", BODY)
    path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        (error,) = read([path])
    finally:
        if root:
            os.seteuid(0)
    assert "no permission" in str(error)
    assert "chmod u+r" in str(error)


@pytest.mark.parametrize("name", ["a\0b.txt", "line\nbreak.txt", "esc\x1b[31m.txt", "\udcff.txt"])
def test_a_strange_name_stays_on_one_line(folder: Path, name: str) -> None:
    assert refused(str(folder / name), folder / "good.txt").message == "no such file"


def test_a_name_too_long_is_refused(folder: Path) -> None:
    assert "cannot be read" in refused(str(folder / ("x" * 5000)), folder / "good.txt").message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_an_endless_file_is_refused(folder: Path) -> None:
    assert "larger than 20 MB" in refused("/dev/zero", folder / "good.txt").message


def test_a_good_line_after_one_that_is_too_long_is_read(folder: Path) -> None:
    good = json.dumps({"text": BODY}).encode()
    path = write(folder, "long.jsonl", good + b"\n" + b"x" * 45_000_000 + b"\n" + good)
    first, error, last = read([path])
    path.unlink()
    assert isinstance(first, Document)
    assert first == last
    assert isinstance(error, UnreadableDocument)
    assert error.where == f"{path}:2"


def test_a_title_cannot_command_a_terminal(folder: Path) -> None:
    path = write(folder, "esc.html", ERROR_PAGE.format("404 Not Found: \x1b[2Jgone"))
    assert "\x1b" not in str(refused(path, folder / "good.txt"))


def test_marks_that_turn_the_reading_direction_are_kept_as_they_were_written(folder: Path) -> None:
    path = write(folder, "turned.txt", f"{BODY} \u202egnihtyna yas yehT")
    (found,) = read([path])
    assert isinstance(found, Document)
    assert "\u202e" in found.text


def test_broken_letters_in_json_are_marked(folder: Path) -> None:
    path = write(folder, "half.jsonl", b'{"text": "Arnor \\ud800 struck \\u0000 Bree today."}')
    (found,) = read([path])
    assert isinstance(found, Document)
    assert found.text == "Arnor \ufffd struck  Bree today."


def test_a_real_article_may_speak_of_errors(folder: Path) -> None:
    killed = PAGE.replace("Arnor strikes", "500 killed as Arnor strikes")
    denied = PAGE.replace("Arnor strikes near Bree", "Access denied")
    long = denied.replace("</article>", f"<p>{BODY}</p><p>Nobody came to Bree.</p>" * 30)
    titles = ["500 killed as Arnor strikes near Bree", "Access denied"]
    paths = [write(folder, "500.html", killed), write(folder, "denied.html", long)]
    found = list(read(paths))
    assert [f.title for f in found if isinstance(f, Document)] == titles


def test_the_libraries_stay_silent(folder: Path) -> None:
    """Their warnings would stand on standard error beside our one line."""
    names = [n for n, *_ in BAD if n.endswith((".pdf", ".html"))]
    for name, content, _ in BAD:
        if name in names:
            write(folder, name, content)
    script = (
        "import sys; from kg.text.reports.documents import read; "
        "print(len(list(read(sys.argv[1:]))))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, *(str(folder / name) for name in names)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr == ""
    assert told.stdout.strip() == str(len(names))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".jsonl"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_are_read_or_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    start = b"%PDF-1.4\n" if suffix == ".pdf" else b""
    path = write(tmp_path, f"any{suffix}", start + data)
    for found in read([path]):
        assert isinstance(found, Document | UnreadableDocument)
        assert len(str(found).splitlines()) == 1 or isinstance(found, Document)
