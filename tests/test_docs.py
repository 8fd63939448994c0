"""What is written for people is true: verbs, examples, questions, paths."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kg.cli import main
from kg.graph.queries import stored
from kg.model import Modality, Polarity
from kg.ontology import event_types, relations
from tests.test_cli import shell
from tests.text.read import acts, ties

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "out/README.md")]
README = PAGES[0].read_text(encoding="utf-8")
HEAVY = {
    "spacy",
    "rdflib",
    "networkx",
    "pyvis",
    "pyshacl",
    "pyoxigraph",
    "igraph",
    "numpy",
    "rich",
    "matplotlib",
}


def examples(text: str) -> Iterator[list[str]]:
    """Commands of ours that stand on a line of their own, with or without a prompt."""
    command = r"^ *(?:\$ )?(?:echo '[^']*' \| )?(kg (?:[^'|<>\n]|'[^']*')*)"
    for line in re.findall(command, text, re.MULTILINE):
        yield shlex.split(line, comments=True)


def written(page: Path) -> Iterator[list[str]]:
    """Commands that a page shows, without what it shows of their output."""
    text = page.read_text(encoding="utf-8")
    shown = re.findall(r"```console\n(.*?)```|```\n(.*?)```", text, re.DOTALL)
    for session, plain in shown:
        yield from examples(re.sub(r"^(?!\$|    ).*", "", session, flags=re.MULTILINE) + plain)


def helped(verb: str) -> str:
    command = main.commands[verb]
    return command.get_help(click.Context(command, info_name=verb, parent=click.Context(main)))


@pytest.mark.parametrize("verb", main.commands)
def test_every_verb_says_what_it_does_and_gives_an_example(verb: str) -> None:
    assert main.commands[verb].help
    assert any(words[1] == verb for words in examples(helped(verb)))


@pytest.mark.parametrize("verb", main.commands)
def test_every_option_says_what_it_does(verb: str) -> None:
    options = [p for p in main.commands[verb].params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("verb", main.commands)
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert f"kg {verb}" in README


@pytest.mark.parametrize("name", stored())
def test_every_stored_question_is_in_the_readme(name: str) -> None:
    assert re.search(rf"(?<![\w-]){name}(?![\w-])", README)


@pytest.mark.parametrize(
    "words",
    [words for page in PAGES for words in written(page)]
    + [words for verb in main.commands for words in examples(helped(verb))],
    ids=shlex.join,
)
def test_every_example_is_a_call_that_is_understood(words: list[str]) -> None:
    _, verb, *arguments = words
    if verb in main.commands:
        main.commands[verb].make_context(verb, list(arguments))
        if verb == "query" and re.fullmatch(r"\w[\w-]+", arguments[0]):
            assert arguments[0] in stored()
    else:
        assert verb in {"--help", "--version"}


def test_the_tour_of_the_readme_shows_what_happens(
    sample_build: Path, request: pytest.FixtureRequest
) -> None:
    """Each command runs beside the build of the samples; stderr is talk and not shown."""

    def run(block: re.Match[str]) -> str:
        return f"```console\n{''.join(_session(block[1], sample_build.parent))}```\n"

    shown = re.sub(r"```console\n(.*?)```\n", run, README, flags=re.DOTALL)
    if request.config.getoption("--renew-golden"):
        PAGES[0].write_text(shown, encoding="utf-8")
    assert PAGES[0].read_text(encoding="utf-8") == shown, "on purpose? pytest --renew-golden"


def test_the_python_of_the_readme_shows_what_happens(
    sample_build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_build.parent)
    shown = "\n".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    tour = doctest.DocTestParser().get_doctest(shown, {}, "README.md", "README.md", 0)
    assert tour.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(tour, out=told.append)
    assert told == []


def _session(block: str, folder: Path) -> Iterator[str]:
    """Each command of a block with what it prints; a quotation may run over lines."""
    for command in re.findall(r"^\$ ((?:[^'\n]|'[^']*')+)\n", block, re.MULTILINE):
        done = shell(command, folder)
        assert done.returncode == 0, done.stderr
        yield f"$ {command}\n{done.stdout.strip(chr(10))}\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"[`( ]((?:kg|ontology|tests|bench|\.ci)/[\w./*-]*[\w/*])", text)
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_verb_of_make_that_is_named_exists(page: Path) -> None:
    verbs = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make (\w+)`|^make (\w+)", page.read_text(), re.MULTILINE))
    assert {a or b for a, b in named} <= verbs


def test_make_alone_lists_the_verbs() -> None:
    told = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert {"install", "graph", "check", "test"} <= {line.split()[0] for line in told.splitlines()}


def test_help_comes_without_anything_heavy() -> None:
    program = (
        "import sys, kg.cli\n"
        "try: kg.cli.main(['--help'])\n"
        "except SystemExit: print(*sorted(sys.modules), file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "Commands:" in told.stdout
    assert HEAVY & set(told.stderr.split()) == set()


MISSES = re.findall(
    r"^\| ([^|]+[.!]) \| ([^|]+) \|$",
    (ROOT / "docs" / "misses.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("sentence", "row"), MISSES)
def test_a_miss_that_is_mended_leaves_the_list_of_misses(sentence: str, row: str) -> None:
    agent, kind, recipient = (part.replace("?", "") for part in row.split(", "))
    told = ties(sentence).union(
        *(acts(sentence, polarity=p, modality=m) for p in Polarity for m in Modality)
    )
    assert (agent, kind, recipient) not in told
    assert kind in {*event_types(), *relations()}
