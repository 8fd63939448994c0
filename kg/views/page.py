"""The page: one HTML file that opens offline and asks nothing of any network.

The only home of pyvis. Its `Network` is subclassed so that it renders our own template,
with autoescaping; text of reports reaches the page as JSON and is shown as text only. What
the page shows is computed in `kg.views.dossier`, how it behaves stands in `templates/`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from kg import __version__
from kg.views.dossier import TITLE
from kg.views.words import harmless

__all__ = ["written"]

# What the page holds beside the story: the drawing itself.
APART = ("nodes", "edges", "places")

# In the order in which they build on each other.
SCRIPTS = (
    "base",
    "words",
    "state",
    "shapes",
    "labels",
    "curves",
    "graph",
    "cards",
    "evidence",
    "reader",
    "paths",
    "lens",
    "find",
    "filters",
    "timeline",
    "table",
    "picture",
    "main",
)
# Only in a page that answers queries.
QUERY_SCRIPTS = ("engine", "answers", "fields", "tab")


def written(
    data: dict[str, Any], *, title: str = TITLE, querying: Mapping[str, Any] | None = None
) -> str:
    """The page of a dossier as the text of one HTML file.

    With `querying` (see `kg.views.querying`) the page answers queries. The same dossier gives
    the same bytes.
    """
    page = _page(_environment(data, querying))
    page.heading = harmless(title)
    for number, node in enumerate(data["nodes"]):
        kind = data["kinds"][node["kind"]]
        about = {key: value for key, value in node.items() if key not in ("id", "label")}
        about["name"] = node["id"]
        page.add_node(number, node["label"], kind["shape"], kind["light"], **about)
    for edge in data["edges"]:
        about = {key: value for key, value in edge.items() if key not in ("from", "to")}
        page.add_edge(edge["from"], edge["to"], **about)
    return str(page.generate_html())


def _page(environment: jinja2.Environment) -> Any:
    """pyvis's network with our template in place of its own; imported late, it takes long."""
    from pyvis.network import Network

    class Page(Network):  # type: ignore[misc]
        """A directed network without physics: every node stands where the layout put it."""

        def __init__(self) -> None:
            super().__init__(directed=True)
            self.templateEnv = environment
            self.path = "page.html.j2"
            self.options = {"physics": {"enabled": False}}

    return Page()


def _environment(data: dict[str, Any], querying: Mapping[str, Any] | None) -> jinja2.Environment:
    """Our templates, with the data, style and scripts of the page as variables."""
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FunctionLoader(_template),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": True,
    }
    library, script = _library(), "\n".join(_template(f"js/{name}.js") for name in SCRIPTS)
    if querying:
        own = "\n".join(_template(f"query/{name}.js") for name in QUERY_SCRIPTS)
        script += f"\n{{\n{own}}}\n"  # in a block, so that its names are its own
    environment.globals.update(
        story={key: value for key, value in data.items() if key not in APART},
        places=data["places"],
        querying=querying,
        style=Markup(_template("page.css") + (_template("query/tab.css") if querying else "")),
        library=Markup(library),
        script=Markup(script),
        policy=_policy(library, script, engine=bool(querying)),
        version=__version__,
    )
    return environment


def _template(name: str) -> str:
    return resources.files("kg.views").joinpath("templates", name).read_text(encoding="utf-8")


def _library() -> str:
    """vis-network 9.1.2, as it lies in pyvis's own wheel."""
    file = resources.files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")
    return file.read_text(encoding="utf-8")


def _policy(*scripts: str, engine: bool) -> str:
    """What the browser may do with the page: run these scripts and no others, load nothing.

    An `engine` of WebAssembly runs in a worker that the page makes of its own text, and which
    the same policy binds.
    """
    digests = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    wasm, worker = (" 'wasm-unsafe-eval'", "; worker-src blob:") if engine else ("", "")
    return (
        f"default-src 'none'; script-src {allowed}{wasm}; style-src 'unsafe-inline'; "
        f"img-src data: blob:; base-uri 'none'; form-action 'none'{worker}"
    )
