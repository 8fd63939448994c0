"""Made-up npm packages of the engine, and what a page made with one holds."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

ABOUT = {"name": "oxigraph", "version": "0.5.99", "license": "MIT OR Apache-2.0"}
MODULE = """export class Store {}
class Inner {}
export function parse(input) { return "</script><!--"; }
function initSync(module) { return new URL("web_bg.wasm", import.meta.url); }
export { initSync, main as default };
"""


def package(folder: Path, *, about: object = ABOUT, module: str = MODULE) -> Path:
    """A package in the `node_modules` of a folder; `about` is its package.json."""
    found = folder / "node_modules" / "oxigraph"
    found.mkdir(parents=True)
    (found / "package.json").write_text(about if isinstance(about, str) else json.dumps(about))
    (found / "web.js").write_text(module)
    (found / "web_bg.wasm").write_bytes(b"\0asm")
    return found


def held(page: str) -> dict[str, Any]:
    """What a page holds for its Query tab."""
    found = re.search(r'id="querying">(.*?)</script>', page, flags=re.DOTALL)
    assert found
    values: dict[str, Any] = json.loads(found[1])
    return values


def unpacked(text: str) -> bytes:
    return gzip.decompress(base64.b64decode(text))
