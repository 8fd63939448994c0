"""News documents whose events people marked: is each argument in the column it belongs to?

The set marks one mention of each argument, often a noun or a pronoun, and holds no coreference.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.model import Document, mint
from kg.scoring.names import all_names, same_name

COLUMNS = {"Attacker": "subject", "Target": "object", "Victim": "object", "Place": "place"}

Arguments = dict[str, set[tuple[str, str]]]


def read(path: Path) -> tuple[list[Document], Arguments]:
    """The documents, and the pairs of role and words marked in each, by the document's id."""
    documents, marked = [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = " ".join(words for _, words in record["sentences"])
        identity = mint("document", record["doc_id"])
        documents.append(Document(identity, record["doc_id"], text))
        marked[identity] = {
            (argument["role"], argument["text"])
            for event in record["event_mentions"]
            for argument in event["arguments"]
            if argument["role"] in COLUMNS
        }
    return documents, marked


def found(marked: Arguments, rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[int, int]]:
    """By role: marked arguments that some row of their document has in the role's column."""
    cells: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        document = "document/" + row["document"].removeprefix("document/")
        for column in set(COLUMNS.values()):
            names = cells.setdefault((document, column), set())
            names.update(filter(None, row.get(column, "").split("; ")))
    counts = {}
    for role, column in COLUMNS.items():
        pairs = [
            (document, words) for document in marked for r, words in marked[document] if r == role
        ]
        met = [_has(cells.get((document, column), ()), words) for document, words in pairs]
        counts[f"{role.lower()} found as {column}"] = (sum(met), len(met))
    return counts


def _has(names: Iterable[str], words: str) -> bool:
    return any(same_name(one, name) for one in all_names(words) for name in names)
