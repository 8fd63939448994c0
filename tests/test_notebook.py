"""The notebook of docs/ runs from top to bottom, and shows what its text says it shows."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter

NOTEBOOK = Path(__file__).parent.parent / "docs" / "analysis.ipynb"
CELLS: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def run(code: str, names: dict[str, object]) -> str:
    """What a cell prints, and what a notebook shows of its last expression, as all its texts."""
    *body, last = ast.parse(code).body
    shown = isinstance(last, ast.Expr)
    before = ast.Module(body if shown else [*body, last], [])
    with redirect_stdout(StringIO()) as printed:
        exec(compile(before, str(NOTEBOOK), "exec"), names)
        value = eval(code_of(last), names) if isinstance(last, ast.Expr) else None
    forms, _ = DisplayFormatter().format(value) if value is not None else ({}, {})
    return "\n".join((printed.getvalue(), *map(str, forms.values())))


def code_of(expression: ast.Expr) -> Any:
    return compile(ast.Expression(expression.value), str(NOTEBOOK), "eval")


def promised(cells: list[dict[str, Any]]) -> Iterator[str]:
    """What stands in bold in the text that follows a cell."""
    for cell in cells:
        if cell["cell_type"] == "code":
            return
        yield from re.findall(r"\*\*(.+?)\*\*", source(cell))


def test_every_cell_runs_and_shows_what_the_text_says(
    sample_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(sample_build, tmp_path / "out")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    names: dict[str, object] = {}
    held = 0
    for place, cell in enumerate(CELLS):
        if cell["cell_type"] == "code":
            told = run(source(cell), names)
            for promise in promised(CELLS[place + 1 :]):
                assert promise in told, f"after {source(cell)!r}"
                held += 1
    assert held > 5
    assert (tmp_path / "out" / "pictures" / "triads.svg").is_file()


def test_outputs_are_not_kept() -> None:
    code = [cell for cell in CELLS if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
