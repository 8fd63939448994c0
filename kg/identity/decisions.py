"""The file of judgements: `decisions.yaml`, beside the corpus, edited and reviewed like it.

A build reads it and never writes it. YAML is read as nodes that know their lines: nothing in
the file is run, built or expanded, and every fault in it is told, not only the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from kg.errors import InvalidData
from kg.identity.judgements import CLAIM, Judgement, Verdict
from kg.model import Certainty, Modality, Polarity
from kg.ontology import DATA, relations, roles

__all__ = ["CORRECTED", "ENDS", "FILE", "allowed", "parse", "read"]

FILE = Path("decisions.yaml")
"""Where judgements are kept unless another file is named."""

Failed = Callable[[InvalidData], None]

LIMIT = 8 << 20  # bytes: some 50,000 judgements, more than people review by hand
DEPTH = 8  # lists within lists; a decision needs three
ENTRY = ("by", "when", "why", "source", "document", "to")  # after the verdict, in this order
STANCES: Mapping[str, type[StrEnum]] = {
    "polarity": Polarity,
    "modality": Modality,
    "certainty": Certainty,
}
ENDS = ("subject", "object", "speaker")
CORRECTED = (*ENDS, "relation", *STANCES)


class _Faults(list[InvalidData]):
    """What is wrong in one file, each fault with its line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, line: int, message: str, remedy: str) -> None:
        self.append(InvalidData(message, where=f"{self.path}:{line}", remedy=remedy))


def read(path: Path, failed: Failed) -> tuple[Judgement, ...]:
    """The judgements of a file, in its order.

    `failed` is told of every fault; an entry at fault is left out. Raises OSError where the
    file cannot be opened.
    """
    with path.open("rb") as file:
        return parse(file.read(LIMIT + 1), path, failed)


def parse(raw: bytes, path: Path, failed: Failed) -> tuple[Judgement, ...]:
    """As `read`, of the bytes that a file holds or shall hold."""
    faults = _Faults(path)
    read = (_judgement(entry, faults) for entry in _entries(raw, faults))
    found = [judgement for judgement in read if judgement]
    torn = set(_torn(found, faults))
    for fault in faults:
        failed(fault)
    return tuple(each for each in found if each.line not in torn)


def _entries(raw: bytes, faults: _Faults) -> Iterable[yaml.Node]:
    """The entries of a file as nodes; none where it is not a list."""
    if len(raw) > LIMIT:
        faults.add(1, f"is larger than {LIMIT >> 20} MiB", "split it, and build with one of them")
        return ()
    try:
        root = _composed(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.add(line, "is not text in UTF-8", "save it as UTF-8")
        return ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        words = getattr(error, "problem", None) or str(error).partition("\n")[0]
        line = mark.line + 1 if mark else 1
        faults.add(line, f"is not YAML: {words}", "look at indentation, brackets and quotes")
        return ()
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        faults.add(_line(root), "is not a list of decisions", 'begin each entry with "- "')
        return ()
    entries: list[yaml.Node] = root.value
    return entries


def _composed(text: str) -> yaml.Node | None:
    """The text as nodes; how deep it goes is looked at first, since composing has no bound."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, where it is built in
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=mark)
    return yaml.compose(text, Loader=loader)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _judgement(entry: yaml.Node, faults: _Faults) -> Judgement | None:
    """The judgement of one entry; None, with its faults told, where it has any."""
    before, line = len(faults), _line(entry)
    fields = _fields(entry, (*Verdict, *ENTRY), faults)
    verdicts = [Verdict(name) for name in fields if name in (*Verdict,)]
    if len(verdicts) != 1:
        if len(faults) == before:
            said = " and ".join(verdicts) if verdicts else "no verdict"
            faults.add(line, f"{said} in one entry", f"give one of {', '.join(Verdict)}")
        return None
    (verdict,) = verdicts
    for name in ("by", "when", *(["to"] if verdict is Verdict.CORRECT else [])):
        if name not in fields:
            faults.add(line, f"{name} is missing", f"add {name}: {_EXAMPLES[name]}")
    if "to" in fields and verdict is not Verdict.CORRECT:
        faults.add(_line(fields["to"]), f"to does not go with {verdict}", "say correct instead")
    words = {name: _words(fields[name], name, faults) for name in ENTRY[:-1] if name in fields}
    about = _about(fields[verdict], verdict, faults)
    when = _day(words["when"], _line(fields["when"]), faults) if "when" in words else None
    to = _corrections(fields["to"], faults) if "to" in fields else ()
    if len(faults) > before or when is None:
        return None
    return Judgement(verdict, about, words.pop("by"), when, to=to, line=line, **_rest(words))


_EXAMPLES = {"by": "your name", "when": "2024-03-05", "to": "{object: actor/another}"}


def _rest(words: Mapping[str, str]) -> dict[str, str]:
    return {name: said.removeprefix(DATA) for name, said in words.items() if name != "when"}


def _fields(node: yaml.Node, allowed: Iterable[str], faults: _Faults) -> dict[str, yaml.Node]:
    """Key → value of a mapping; a key that is not allowed, or stands twice, is a fault."""
    if not isinstance(node, yaml.MappingNode):
        faults.add(_line(node), "is not a set of keys and values", "see the head of the file")
        return {}
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "a list or set"
        if name not in allowed:
            near = get_close_matches(name, [*allowed], 1)
            remedy = f"do you mean {near[0]}?" if near else f"give one of {', '.join(allowed)}"
            faults.add(_line(key), f"unknown key {name}", remedy)
        elif name in found:
            faults.add(_line(key), f"{name} stands twice in one entry", "keep one")
        found.setdefault(name, value)
    return found


def _words(node: yaml.Node, name: str, faults: _Faults) -> str:
    """A value as the text that stands there, whatever YAML would take it for."""
    empty = node.tag == "tag:yaml.org,2002:null"
    if not isinstance(node, yaml.ScalarNode) or empty or not node.value.strip():
        faults.add(_line(node), f"{name} says nothing", f"give {name} some words, on one line")
        return ""
    return " ".join(node.value.split())


def _day(words: str, line: int, faults: _Faults) -> date | None:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words, re.ASCII):
            return date.fromisoformat(words)
    except ValueError:
        pass
    if words:
        faults.add(line, f"{words} is no day", "write year-month-day, as 2024-03-05")
    return None


def _about(node: yaml.Node, verdict: Verdict, faults: _Faults) -> tuple[str, ...]:
    """The ids that a verdict is about, in alphabetical order."""
    line, wanted = _line(node), 1 if verdict in CLAIM else 2
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    ids = sorted(_words(item, verdict, faults).removeprefix(DATA) for item in items)
    sorts = {id.partition("/")[0] for id in ids}
    if len(items) != wanted:
        what = "the id of one claim" if wanted == 1 else "two ids, as [actor/one, actor/other]"
        faults.add(line, f"{verdict} is about {what}", f"{len(items)} given")
    elif not all(re.fullmatch(r"[a-z]+/\S+", id) for id in ids):
        faults.add(line, f"{', '.join(ids)}: not ids", "`kg review --list` and `kg show` give them")
    elif (sorts == {"claim"}) != (verdict in CLAIM):
        remedy = "accept, reject or correct a claim; what is one is two of another sort"
        faults.add(line, f"{verdict} of {' and '.join(ids)} means nothing", remedy)
    elif len(sorts) > 1:
        faults.add(line, f"{' and '.join(ids)} are of two sorts", "name two of one sort")
    elif len(set(ids)) < wanted:
        faults.add(line, f"{ids[0]} is paired with itself", "name two ids")
    return tuple(ids)


def _corrections(node: yaml.Node, faults: _Faults) -> tuple[tuple[str, str], ...]:
    fields = _fields(node, CORRECTED, faults)
    if isinstance(node, yaml.MappingNode) and not fields:
        faults.add(_line(node), "to corrects nothing", f"give one of {', '.join(CORRECTED)}")
    return tuple(
        (name, _corrected(name, value, faults))
        for name, value in sorted(fields.items())
        if name in CORRECTED
    )


def _corrected(name: str, node: yaml.Node, faults: _Faults) -> str:
    said, values = _words(node, name, faults).removeprefix(DATA), allowed(name)
    if said and values and said not in values:
        near = get_close_matches(said, values, 1) or values[:3]
        faults.add(_line(node), f"{said} is no {name}", f"do you mean {' or '.join(near)}?")
    return said


def allowed(field: str) -> tuple[str, ...]:
    """What a field of a claim can be corrected to; empty where it is an id, a number or a day."""
    if field == "relation":
        return (*roles(), *relations())
    return tuple(STANCES.get(field, ()))


def _torn(judgements: Iterable[Judgement], faults: _Faults) -> Iterator[int]:
    """Lines of entries in which one judge says two things about the same on one day."""
    first: dict[tuple[object, ...], Judgement] = {}
    for each in judgements:
        earlier = first.setdefault((each.by, each.about, each.document, each.when), each)
        if earlier.decided != each.decided:
            said = (
                f"{each.by} says {each.verdict} here and {earlier.verdict} in line {earlier.line}"
            )
            faults.add(each.line, f"{said}, on one day", "take one of the two out")
            yield from (earlier.line, each.line)
