"""What the command line prints, and what it never lets through to the terminal."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from typing import Any

import pytest

from kg import printing
from kg.branches import Branch
from kg.graph.dataset import build
from kg.graph.queries import ask
from kg.model import Modality, Polarity
from tests.factory import reading


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(**environment: str) -> Iterator[Terminal]:
    screen = Terminal()
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(screen),
        redirect_stderr(screen),
    ):
        for name, value in {"TERM": "xterm", **environment}.items():
            patch.setenv(name, value)
        yield screen


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\u202e", "\x9b31m", "\x00", "\u2066"])
def test_no_text_steers_the_terminal(hostile: str) -> None:
    shown = printing.visible(f"Bree{hostile}Gazette")
    assert shown.isprintable()
    assert shown.startswith("Bree")
    assert shown.endswith("Gazette")


@pytest.mark.parametrize("name", ["Asa’ib Ahl al-Haqq", "حزب‌الله", "Müller", "李"])
def test_names_are_shown_as_they_are_spelt(name: str) -> None:
    assert printing.visible(name) == name


def test_markup_in_a_cell_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    printing.table(("name",), [("[red]Bree[/red]",), ("[link=x]y",)])
    assert "[red]Bree[/red]" in capsys.readouterr().out


def test_a_listing_is_csv_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    printing.listing(("name", "number"), [("Bree, the", 1)])
    assert capsys.readouterr().out == 'name,number\n"Bree, the",1\n'


def test_a_listing_is_a_table_on_a_terminal() -> None:
    with terminal() as screen:
        printing.listing(("name", "number"), [("Bree", 1)])
    assert "Bree" in screen.getvalue()
    assert "Bree,1" not in screen.getvalue()


def test_no_colour_where_none_is_wanted() -> None:
    with terminal() as screen:
        printing.table(("name",), [("Bree",)])
    assert "\x1b[" in screen.getvalue()
    with terminal(NO_COLOR="1") as screen:
        printing.table(("name",), [("Bree",)])
    assert "\x1b[3" not in screen.getvalue()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("SELECT ?a { <actor/arnor> rdfs:label ?a }", "a\r\nArnor\r\n"),
        ("ASK { <actor/arnor> a kg:State }", "true"),
        ("CONSTRUCT { ?s a kg:State } { ?s rdfs:label 'Mordor' }", "a kg:State ."),
    ],
)
def test_an_answer_is_data_where_nobody_looks(
    capsys: pytest.CaptureFixture[str], query: str, shown: str
) -> None:
    assert printing.answer(ask(build([reading()]), query))
    assert shown in capsys.readouterr().out


def test_an_answer_is_a_table_with_short_names_on_a_terminal() -> None:
    found = ask(build([reading()]), "SELECT ?s ?a { ?s a kg:State ; rdfs:label 'Arnor', ?a }")
    with terminal() as screen:
        assert printing.answer(found)
    assert "data:actor/arnor" in screen.getvalue()


def test_a_truth_is_yes_or_no_on_a_terminal() -> None:
    store = build([reading()])
    with terminal() as screen:
        printing.answer(ask(store, "ASK { <actor/arnor> a kg:State }"))
        printing.answer(ask(store, "ASK { <actor/arnor> a kg:Person }"))
    assert screen.getvalue() == "yes\nno\n"


def test_an_empty_answer_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert not printing.answer(ask(build(), "SELECT ?x { ?x a kg:Nothing }"))
    assert capsys.readouterr().out.strip() == "x"


def test_hints_name_what_the_graph_holds() -> None:
    hints = list(printing.hints([reading()], "elsewhere"))
    assert hints == [
        "kg show Arnor --from elsewhere",
        "kg path Arnor 'Gondor Brigades' --from elsewhere",
        "kg why 'Gondor Brigades' supportedBy Mordor --from elsewhere",
    ]


def test_a_name_that_two_bear_or_nobody_has_is_not_hinted() -> None:
    story = reading()
    brigades = next(each for each in story.entities if each.label == "Gondor Brigades")
    twin = replace(brigades, id="actor/other-brigades")
    unnamed = replace(brigades, kind="UnnamedActor")
    rest = tuple(each for each in story.entities if each != brigades)
    for entities in ((brigades, twin, *rest), (unnamed, *rest)):
        hints = "\n".join(printing.hints([replace(story, entities=entities)], "out"))
        assert "kg path Arnor Rohan" in hints
        assert "Gondor" not in hints


@pytest.mark.parametrize(
    "stance", [{"polarity": Polarity.NEGATIVE}, {"modality": Modality.PLANNED}]
)
def test_what_nobody_says_is_so_is_not_hinted(stance: dict[str, Any]) -> None:
    story = reading()
    claims = tuple(replace(claim, **stance) for claim in story.claims)
    hints = "\n".join(printing.hints([replace(story, claims=claims)], "out"))
    assert "kg path" not in hints
    assert "kg why" not in hints


def test_long_lines_are_wrapped_under_their_own_indentation() -> None:
    words = "Asaib Ahl al-Haqq " * 3
    with terminal(COLUMNS="34") as screen:
        printing.lines(["Bree", f"  {words}"])
    assert screen.getvalue().splitlines() == [
        "Bree",
        "  Asaib Ahl al-Haqq Asaib Ahl",
        "    al-Haqq Asaib Ahl al-Haqq",
    ]


def test_lines_are_not_wrapped_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    printing.lines(["  " + "word " * 99])
    assert capsys.readouterr().out.count("\n") == 1


def grown() -> Branch:
    leaf = Branch(("Rohan says: “The Brigades hold the bridge.”", "in the words “hold”"))
    return Branch(("Bree",), (Branch(("a long branch", "of it"), (leaf,)), Branch(("b\x1b[2J",))))


def test_a_tree_is_wrapped_under_its_branches() -> None:
    with terminal(COLUMNS="30") as screen:
        printing.tree(grown())
    assert screen.getvalue().splitlines() == [
        "Bree",
        "├─ a long branch",
        "│  │  of it",
        "│  └─ Rohan says: “The",
        "│         Brigades hold the",
        "│         bridge.”",
        "│       in the words “hold”",
        "└─ b\\x1b[2J",
    ]


def test_a_tree_is_not_wrapped_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    printing.tree(Branch(("word " * 99, "word " * 99)))
    assert capsys.readouterr().out.count("\n") == 2


def test_what_the_encoding_of_stdout_lacks_is_said_plainly() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    with redirect_stdout(stream):
        printing.tree(grown())
        printing.lines(["Bree — Müller, 李"])
        printing.evidence({"name": "Müller 😀"}, (), as_json=True)
    told = raw.getvalue().decode("ascii").splitlines()
    assert told[:4] == [
        "Bree",
        "|- a long branch",
        "|  |  of it",
        '|  `- Rohan says: "The Brigades hold the bridge."',
    ]
    assert told[6] == "Bree - M\\xfcller, \\u674e"
    assert json.loads("".join(told[7:])) == {"name": "Müller 😀"}


def test_nothing_is_hinted_where_nothing_was_read() -> None:
    assert list(printing.hints([], "out")) == []


def test_long_work_draws_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.0)
    with terminal() as screen, printing.progress(2, quiet=False) as step:
        step("reading [bold]bree.txt\x1b[2J")
        deadline = time.monotonic() + 20
        while "bree.txt" not in screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert "[bold]bree.txt" in screen.getvalue()
    assert "\x1b[2J" not in screen.getvalue()


def test_short_work_draws_none() -> None:
    with terminal() as screen, printing.progress(2, quiet=False) as step:
        step("reading")
    assert screen.getvalue().strip() == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_no_bar_where_nobody_looks(capsys: pytest.CaptureFixture[str], quiet: bool) -> None:
    with printing.progress(None, quiet=quiet) as step:
        step("reading")
    assert capsys.readouterr().err == ""
