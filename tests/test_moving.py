"""`kg push` and `kg pull`, and the verbs that take `--store`, as people and scripts meet them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import build, output, results
from kg.cli import main
from kg.remote import questions
from kg.showing import draw
from tests.factory import reading
from tests.graph import few
from tests.remote import servers

WRITTEN = (output.GRAPH, output.TABLE, output.PAGE)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small build."""
    folder = tmp_path_factory.mktemp("moving") / "out"
    with few.known_beforehand(), output.replacing(folder) as new:
        store = build.assemble([reading()], failed=pytest.fail)
        results.put(store, new, folder)
        draw(store, new)
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server."""
    with servers.oxigraph(tmp_path_factory.mktemp("server")) as (address, _):
        yield address


@pytest.fixture(autouse=True)
def _tried_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_TRIED", 0.0)


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_what_is_pulled_is_what_was_pushed(out: Path, store: str, tmp_path: Path) -> None:
    pushed = kg("push", "--store", store, "--from", out)
    assert pushed.exit_code == 0
    assert "written" in pushed.stderr
    assert not pushed.stdout
    assert "there already" in kg("push", "--store", store, "--from", out).stderr
    pulled = kg("pull", "--store", store, "--out", tmp_path / "pulled")
    assert pulled.exit_code == 0, pulled.stderr
    for name in WRITTEN:
        assert (tmp_path / "pulled" / name).read_bytes() == (out / name).read_bytes(), name


@pytest.mark.parametrize(
    "asked",
    [
        ("query", "documents"),
        ("query", "backers", "--param", "actor=Gondor Brigades"),
        ("query", "ASK { ?event a kg:AirStrike }"),
        ("show", "Arnor"),
        ("path", "Arnor", "Rohan"),
        ("why", "Gondor Brigades", "supportedBy", "Mordor"),
        ("stats",),
        ("check",),
        ("analyze", "importance", "--no-keep"),
    ],
)
def test_a_server_tells_what_a_folder_tells(asked: tuple[str, ...], out: Path, store: str) -> None:
    kg("push", "--store", store, "--from", out)
    there, here = kg(*asked, "--store", store), kg(*asked, "--from", out)
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert not there.exit_code


def test_a_page_of_a_server_needs_a_place(out: Path, store: str, tmp_path: Path) -> None:
    kg("push", "--store", store, "--from", out)
    assert kg("render", "--store", store).exit_code == 2
    assert kg("render", "--store", store, "-o", tmp_path / "page").exit_code == 0
    assert (tmp_path / "page" / output.PAGE).read_bytes() == (out / output.PAGE).read_bytes()


def test_numbers_are_kept_on_the_server_that_was_asked(out: Path, store: str) -> None:
    kg("push", "--store", store, "--from", out)
    before = len(kg("query", "measures", "--store", store).stdout.splitlines())
    measured = kg("analyze", "importance", "--speaker", "Arnor army", "--store", store)
    assert "numbers kept on the server" in measured.stderr
    assert len(kg("query", "measures", "--store", store).stdout.splitlines()) > before


@pytest.mark.usefixtures("few_known")
def test_a_build_goes_to_a_server_at_once(store: str, tmp_path: Path) -> None:
    report = tmp_path / "raid.txt"
    report.write_text("Arnor attacked the Gondor Brigades near Bree on 3 March 2024.")
    built = kg("build", report, "--out", tmp_path / "out", "--store", store)
    assert built.exit_code == 0, built.stderr
    there, here = (
        kg("query", "documents", *at).stdout
        for at in (("--store", store), ("--from", tmp_path / "out"))
    )
    assert there == here != ""


@pytest.mark.usefixtures("few_known")
def test_a_pulled_folder_takes_more_reports(out: Path, store: str, tmp_path: Path) -> None:
    kg("push", "--store", store, "--from", out)
    kg("pull", "--store", store, "--out", tmp_path / "pulled")
    report = tmp_path / "raid.txt"
    report.write_text("Rohan attacked Mordor on 5 March 2024.")
    assert kg("build", report, "--out", tmp_path / "pulled").exit_code == 0
    titles = kg("query", "documents", "--from", tmp_path / "pulled").stdout
    assert "Arnor strikes" in titles
    assert "raid" in titles


def test_a_folder_and_a_server_at_once_is_a_wrong_call(out: Path) -> None:
    wrong = kg("stats", "--from", out, "--store", "http://localhost/sparql")
    assert wrong.exit_code == 2
    assert "give one" in wrong.stderr


def test_a_server_without_a_whole_graph_is_one_line(tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path) as (address, _):
        for asked in (("stats",), ("query", "documents"), ("pull", "--out", tmp_path / "new")):
            told = kg(*asked, "--store", address)
            assert told.exit_code == 1
            assert told.stderr.startswith(f"kg: {address}: holds no whole graph")
            assert len(told.stderr.splitlines()) == 1
    assert not (tmp_path / "new").exists()


def test_a_wrong_password_is_one_line_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")

    monkeypatch.setenv("KG_STORE_USER", "frodo")
    monkeypatch.setenv("KG_STORE_PASSWORD", "ringbearer")
    with servers.misbehaving(refuse) as (address, heard):
        told = kg("query", "documents", "--store", address)
    assert b"Basic ZnJvZG86cmluZ2JlYXJlcg==" in heard[0]
    assert told.exit_code == 1
    assert "KG_STORE_PASSWORD" in told.stderr
    assert "ringbearer" not in told.output
    assert len(told.stderr.splitlines()) == 1


def test_a_server_that_stalls_ends_at_the_time_limit() -> None:
    with servers.misbehaving(lambda connection: connection.recv(1) and None) as (address, _):
        told = kg("query", "documents", "--store", address, "--timeout", "0.3")
    assert told.exit_code == 1
    assert "no answer within 0.3 s" in told.stderr
