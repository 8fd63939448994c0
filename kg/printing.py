"""How the command line talks: tables, warnings, progress.

stdout is data, stderr is talk. Names and texts come from strangers: nothing in them may
steer the terminal. rich is imported only when something is drawn.
"""

from __future__ import annotations

import csv
import json
import shlex
import shutil
import sys
import textwrap
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.branches import Branch, drawn
from kg.ontology import PREFIXES, is_a

if TYPE_CHECKING:
    from kg.graph.sparql.answers import Answer, Term
    from kg.model import Reading
    from kg.views.tables import Summary

__all__ = [
    "answer",
    "beside",
    "evidence",
    "hints",
    "lines",
    "listing",
    "progress",
    "size",
    "table",
    "tree",
    "visible",
]

PATIENCE = 2.0  # seconds of work before a progress bar is worth the stir
WIDTH = 100  # columns of a table that no terminal bounds
TWO_COLUMNS = 90  # columns of a terminal from which two texts stand side by side


def visible(text: str) -> str:
    """The text on one line, with everything that would steer a terminal made visible.

    >>> visible("two\\nlines, \\x1b[31mred")
    'two lines, \\\\x1b[31mred'
    """
    return "".join(c if _harmless(c) else ascii(c)[1:-1] for c in " ".join(text.split()))


def _harmless(character: str) -> bool:
    """Whether a character neither controls the terminal nor turns the direction of the text."""
    joiner = character in "\u200c\u200d"  # Persian and Arabic names are spelt with them
    return joiner or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Draw a table on stdout; columns of numbers stand to the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[visible(str(cell)) for cell in row] for row in rows]
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, column in enumerate(columns):
        numbers = bool(cells) and all(_is_number(row[index]) for row in cells)
        drawn.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in cells:
        drawn.add_row(*map(Text, row))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    with console.capture() as screen:
        console.print(drawn)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in screen.get().splitlines())


def lines(told: Iterable[str]) -> None:
    """Print lines, each wrapped at the width of the terminal under its own indentation."""
    for line in told:
        indent = line[: len(line) - len(line.lstrip())]
        _wrapped(indent, line, f"{indent}  ")


def tree(root: Branch) -> None:
    """Print a tree with its strokes, each line wrapped under its own branch."""
    for line in drawn(root):
        _wrapped(line.strokes, line.words, line.under)


def _wrapped(before: str, words: str, under: str) -> None:
    """Print words, wrapped at the width of the terminal, and whole where there is none."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    wrapped = textwrap.wrap(
        _encodable(visible(words)),
        max(width, len(under) + 20),
        initial_indent=_encodable(before),
        subsequent_indent=_encodable(under),
        break_on_hyphens=False,
    )
    print("\n".join(wrapped))


_PLAIN = str.maketrans("“”‘’—–│├└─→…", "\"\"''--||`->.")


def _encodable(text: str) -> str:
    """The text as stdout's encoding can say it: our strokes and marks plain, the rest escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "backslashreplace").decode(encoding)
    return text


def beside(one: Sequence[str], other: Sequence[str] = ()) -> None:
    """Print two texts, paragraph by paragraph, in two columns, or else one below the other.

    A paragraph may have several lines. Two columns need a terminal of `TWO_COLUMNS`.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def cell(paragraph: str) -> Text:
        return Text("\n".join(map(visible, paragraph.split("\n"))))

    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    drawn = Table.grid(padding=(0, 2, 0, 0), expand=True)
    wide = bool(other) and console.width >= TWO_COLUMNS
    for _ in range(1 + wide):
        drawn.add_column(ratio=1)
    rows = zip_longest(one, other, fillvalue="") if wide else ((each,) for each in (*one, *other))
    for row in rows:
        drawn.add_row(*map(cell, row))
        drawn.add_row()
    console.print(drawn)


def evidence(found: object, told: Iterable[str] | Branch, *, as_json: bool) -> None:
    """Print what was found as lines or as a tree, or whole as JSON."""
    if as_json:
        whole = json.dumps(found, default=asdict, indent=2, ensure_ascii=False)
        ascii = _encodable(whole) != whole
        print(json.dumps(json.loads(whole), indent=2) if ascii else whole)
    elif isinstance(told, Branch):
        tree(told)
    else:
        lines(told)


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()


def listing(columns: Sequence[str], rows: Iterable[Sequence[object]], form: str = "") -> None:
    """A table on a terminal, CSV for whatever else reads it, unless the form is given."""
    if (form or ("table" if sys.stdout.isatty() else "csv")) == "table":
        return table(columns, rows)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    return writer.writerows(rows)


def answer(found: Answer, form: str = "") -> bool:
    """Print what a query answers; returns whether there was anything to print.

    Without a form it is a table on a terminal and CSV otherwise, and triples are Turtle.
    """
    from kg.graph.sparql.answers import write

    usual = "table" if sys.stdout.isatty() else "csv"
    form = form or (usual if found.kind != "graph" else "turtle")
    if form != "table" or found.kind == "graph":
        sys.stdout.flush()
        write(found, form, sys.stdout.buffer)
        if form in ("json", "xml") or found.kind == "truth":
            sys.stdout.buffer.write(b"\n")
    elif found.kind == "truth":
        sys.stdout.write("yes\n" if found.truth else "no\n")
    elif found:
        table(found.variables, [[_short(term) for term in row] for row in found.rows])
    return bool(found)


def _short(term: Term | None) -> str:
    """A value as people read it: an address of a known prefix in its short form."""
    if term is None:
        return ""
    for prefix, address in PREFIXES.items():
        if term.kind == "iri" and term.value.startswith(address):
            return f"{prefix}:{term.value.removeprefix(address)}"
    return term.value


def size(counts: Summary) -> None:
    """What was read: counts, and who is tied to most others."""
    rows: list[tuple[object, object]] = [("documents", counts.documents)]
    rows += counts.actors.items()
    rows += [("events", counts.events), ("claims", counts.claims)]
    table(("read", ""), rows)
    if counts.connected:
        print()
        table(("tied to most others", ""), counts.connected)


def hints(readings: Sequence[Reading], folder: str, program: str = "kg") -> Iterator[str]:
    """Commands worth trying next, with names that this very graph holds."""
    from kg.views.tables import claims_table, summary

    actors = _actors(readings)
    told = [row for row in claims_table(readings) if {row.subject, row.object} <= actors]
    both = [row for row in told if (row.polarity, row.modality) == ("positive", "actual")]
    where = () if folder == "out" else ("--from", folder)
    for label in [label for label, _ in summary(readings).connected if label in actors][:1]:
        yield shlex.join((program, "show", label, *where))
    pairs = [row for row in both if row.subject != row.object]
    for row in sorted(pairs, key=lambda row: not row.event)[:1]:
        yield shlex.join((program, "path", row.subject, row.object, *where))
    for row in sorted(both, key=lambda row: bool(row.event))[:1]:
        yield shlex.join((program, "why", row.subject, row.relation, row.object, *where))


def _actors(readings: Iterable[Reading]) -> set[str]:
    """Names of actors that nobody else has; who is not named has none."""
    ids: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    for entity in (entity for reading in readings for entity in reading.entities):
        ids.setdefault(entity.label, set()).add(entity.id)
        kinds[entity.label] = entity.kind
    named = (label for label, kind in kinds.items() if kind != "UnnamedActor")
    return {label for label in named if is_a(kinds[label], "Actor") and len(ids[label]) == 1}


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Tell on stderr what is going on, on a terminal and once it has taken two seconds.

    Hands out a function that is called with the name of each step as it begins; `total` is
    how many steps there will be, if that is known.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task("starting", total=total)
    patience = threading.Timer(PATIENCE, bar.start)
    patience.start()
    try:
        yield lambda step: bar.update(task, description=escape(visible(step)), advance=1)
    finally:
        patience.cancel()
        patience.join()
        bar.stop()
