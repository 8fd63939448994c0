"""Adding judgements to their file, and taking them out: what else stands in it stays as it is.

The file is written anew beside the old one and takes its place whole. A machine that stops
leaves the old file or the new one, never half an entry; an append could.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import yaml

from kg import output
from kg.errors import InvalidData
from kg.identity.decisions import parse
from kg.identity.judgements import CLAIM, Judgement

__all__ = ["append", "exchange", "withdraw"]

HEADER = """\
# Decisions about who is who, and about claims. `kg build` applies them, `kg review` adds to them.
#
# - same: [actor/one, actor/other]   or different, or undecided: two actors, places or events
#   by: who decided
#   when: 2024-03-05                 the day; a later judgement of one judge replaces the earlier
#   why: in words                    this and what follows may be left out
#   source: what it rests on
#   document: document/a-report      where it holds in that report alone
#
# - accept: claim/one                or reject: what a report says was read right, or wrong
# - correct: claim/one
#   to: {object: actor/another}      any of subject, relation, object, speaker, polarity,
#                                    modality, certainty
#
# To undo a decision take its entry out and build again.
"""


def append(path: Path, judgement: Judgement) -> Judgement:
    """Add one entry at the end of a file, or begin the file; returns it with its line.

    Raises `InvalidData` where the file cannot take it: it is no list of entries, or the same
    judge says otherwise of the same on the same day.
    """
    raw = path.read_bytes() if path.exists() else HEADER.encode()
    new, kept = _with(raw, judgement, path)
    output.put(new, path)
    return kept


def withdraw(path: Path, judgement: Judgement) -> None:
    """Take out the entry that `append` wrote for a judgement.

    Raises `InvalidData` where its line no longer holds that entry.
    """
    output.put(_without(path.read_bytes(), judgement, path), path)


def exchange(path: Path, old: Judgement, new: Judgement) -> Judgement:
    """As `withdraw` and then `append`, both or neither."""
    raw, kept = _with(_without(path.read_bytes(), old, path), new, path)
    output.put(raw, path)
    return kept


def _with(raw: bytes, judgement: Judgement, path: Path) -> tuple[bytes, Judgement]:
    judgement = _on_one_line(judgement)
    gap = b"" if not raw else b"\n" if raw.endswith(b"\n") else b"\n\n"
    new = raw + gap + _entry(judgement, _indent(raw))
    kept = replace(judgement, line=(raw + gap).count(b"\n") + 1)
    faults: list[InvalidData] = []
    if parse(new, path, faults.append)[-1:] != (kept,):
        raise next(reversed(faults), None) or InvalidData(
            "cannot take another entry",
            where=str(path),
            remedy='write it as a list, each entry on lines of its own that begin with "- "',
        )
    return new, kept


def _without(raw: bytes, judgement: Judgement, path: Path) -> bytes:
    lines, start = raw.splitlines(keepends=True), judgement.line - 1
    entry = _entry(judgement, _indent(raw))
    before, after = b"".join(lines[:start]), b"".join(lines[start:])
    if not after.startswith(entry):
        raise InvalidData(
            "is not an entry as this program writes it",
            where=f"{path}:{judgement.line}",
            remedy="it was written or edited by hand: take it out by hand",
        )
    return before.removesuffix(b"\n") + after.removeprefix(entry)


def _on_one_line(judgement: Judgement) -> Judgement:
    by, why, source = (
        " ".join(words.split()) for words in (judgement.by, judgement.why, judgement.source)
    )
    return replace(judgement, by=by, why=why, source=source)


def _indent(raw: bytes) -> int:
    """How far to the right the entries of a file stand."""
    first = re.search(rb"^( *)- ", raw, re.MULTILINE)
    return len(first[1]) if first else 0


def _entry(judgement: Judgement, indent: int) -> bytes:
    """One judgement as it stands in the file."""
    about = judgement.about
    fields = {
        judgement.verdict: _text(about[0]) if judgement.verdict in CLAIM else _flow(about),
        "to": _flow(judgement.to),
        "by": _text(judgement.by),
        "when": _text(judgement.when.isoformat(), "timestamp"),
        "why": _text(judgement.why),
        "source": _text(judgement.source),
        "document": _text(judgement.document),
    }
    held = [(_text(name), node) for name, node in fields.items() if node.value]
    root = yaml.SequenceNode(_tag("seq"), [yaml.MappingNode(_tag("map"), held, flow_style=False)])
    text: str = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=1 << 30)
    return "".join(f"{' ' * indent}{line}\n" for line in text.splitlines()).encode()


def _flow(items: tuple[str, ...] | tuple[tuple[str, str], ...]) -> yaml.Node:
    """Ids or corrected fields, within brackets on one line."""
    pairs = [(_text(item[0]), _text(item[1])) for item in items if isinstance(item, tuple)]
    if pairs:
        return yaml.MappingNode(_tag("map"), pairs, flow_style=True)
    return yaml.SequenceNode(_tag("seq"), [_text(str(item)) for item in items], flow_style=True)


def _text(words: str, kind: str = "str") -> yaml.Node:
    return yaml.ScalarNode(_tag(kind), words)


def _tag(kind: str) -> str:
    return f"tag:yaml.org,2002:{kind}"
