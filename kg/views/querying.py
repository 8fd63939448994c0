"""The Query tab of a page: the graph, the stored questions, and an engine that answers them.

The engine is Oxigraph compiled to WebAssembly. It comes from its npm package, where the user
installed that: nothing of it lies here, and nothing is fetched. How the tab behaves stands in
`templates/query/`.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.graph.parameters import CLASSES
from kg.graph.queries import Stored, stored
from kg.ontology import DATA, PREFIXES, is_a, kinds

__all__ = ["Engine", "engine", "tab"]

VERSION = "0.5"
REMEDY = f"`npm install oxigraph@{VERSION}`, or name its folder with --sparql-from"


@dataclass(frozen=True, slots=True)
class Engine:
    """Oxigraph as its npm package carries it; `code` is a classic script, `wasm` what it runs."""

    version: str
    licence: str
    home: str
    code: str
    wasm: bytes


def engine(start: Path) -> Engine:
    """The engine in `node_modules/oxigraph` of a folder, or of the nearest one above it.

    Raises `KgError` where there is none, or none that a page can be made with.
    """
    folder = _package(start)
    about = _about(folder)
    version = str(about.get("version", ""))
    if about.get("name") != "oxigraph" or not version.startswith(f"{VERSION}."):
        raise KgError(f"not oxigraph {VERSION}, but {version}", where=str(folder), remedy=REMEDY)
    code, wasm = (_file(folder / name) for name in ("web.js", "web_bg.wasm"))
    licence, home = str(about.get("license", "")), str(about.get("homepage", ""))
    return Engine(version, licence, home, _classic(code.decode()), wasm)


def _package(start: Path) -> Path:
    start = start.resolve()
    for folder in (start, *start.parents):
        if (found := folder / "node_modules" / "oxigraph").is_dir():
            return found
    raise KgError(
        "no npm package oxigraph in node_modules, here or above", where=str(start), remedy=REMEDY
    )


def _about(folder: Path) -> dict[str, Any]:
    file = folder / "package.json"
    try:
        about = json.loads(_file(file))
    except ValueError:
        about = None
    if not isinstance(about, dict):
        raise KgError("is damaged", where=str(file), remedy=REMEDY)
    return about


def _file(path: Path) -> bytes:
    if not path.is_file():
        raise KgError("missing from the npm package oxigraph", where=str(path), remedy=REMEDY)
    return path.read_bytes()


def _classic(module: str) -> str:
    """An ES module as a classic script: browsers start no worker of modules from a file."""
    text = re.sub(r"^export (?=class|function|async|const|let)", "", module, flags=re.M)
    text = re.sub(r"^export \{[^}]*\};?", "", text, flags=re.M)
    text = text.replace("import.meta.url", "location.href")
    if re.search(r"^(export|import)\b|\bimport\.meta", text, flags=re.M):
        raise KgError("web.js of the npm package oxigraph has a form not known", remedy=REMEDY)
    return f'"use strict";\n{text}'


def tab(engine: Engine, graph: Iterable[bytes]) -> dict[str, Any]:
    """All that the tab needs, as values that JSON can hold, the same for the same input.

    `graph` are lines of N-Quads.
    """
    worker = resources.files("kg.views").joinpath("templates", "query", "worker.js")
    return {
        "version": engine.version,
        "licence": engine.licence.replace(" OR ", " or "),
        "home": engine.home,
        "worker": f"{engine.code}\n{worker.read_text('utf-8')}",
        "wasm": _packed(engine.wasm),
        "graph": _packed(b"".join(graph)),
        "base": DATA,
        "prefixes": dict(PREFIXES),
        "questions": [_question(each) for each in stored().values()],
        "fits": {
            type: [kind for kind in kinds() if any(is_a(kind, name) for name in classes)]
            for type, classes in CLASSES.items()
        },
    }


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, mtime=0)).decode()


def _question(stored: Stored) -> dict[str, Any]:
    takes = [
        {"name": each.name, "type": each.type, "default": each.default, "meaning": each.meaning}
        for each in stored.parameters
    ]
    text = "\n".join(line for line in stored.text.splitlines() if not line.startswith("#+"))
    return {"name": stored.name, "question": stored.question, "takes": takes, "text": text.strip()}
