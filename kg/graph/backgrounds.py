"""The background as its files hold it, and refused where it contradicts itself.

What a text says may be wrong, and is kept with who says it; what is known beforehand is ours to
get right. So a fault in it stops whatever would build on it, with the line and the remedy. The
files come from `kg.ontology.background`; `kg.graph.dataset` makes a graph of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg import ontology
from kg.errors import InvalidData
from kg.graph import intake
from kg.graph.decoding import Nodes, every, nodes
from kg.graph.terms import term
from kg.model import Polarity
from kg.ontology import DATA, event_types, kinds, local, relations

__all__ = ["read"]

Triples: TypeAlias = tuple[Any, ...]
Files: TypeAlias = Mapping[Path, Triples]

# Relations that lead nobody back to himself: no part of a part, and no sponsor of a sponsor.
_NO_CIRCLE = ("kg:partOf", "kg:supportedBy")
_ENDS = {"rdf:subject": "subject", "rdf:object": "object", "kg:speaker": "speaker"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a node: the property of it that is, what to say, and what to do."""

    node: str
    property: str
    message: str
    remedy: str


@cache
def read(paths: tuple[Path, ...]) -> Triples:
    """The triples of all background files; raises `InvalidData` at their first fault.

    Refused are an entry with two preferred labels or without source; a claim without source, on
    what no entry describes, or since a day after its last; and whoever is part of himself or his
    own sponsor, also through others.
    """
    files = {path: _parsed(path) for path in paths}
    triples = tuple(chain.from_iterable(files.values()))
    for fault in faults(nodes(triples)):
        raise InvalidData(fault.message, where=_place(files, fault), remedy=fault.remedy)
    return triples


def _parsed(path: Path) -> Triples:
    form = ox.RdfFormat.TURTLE
    try:
        text = path.read_bytes()
        intake.look_at(text, form, _shown(path))
        return tuple(ox.parse(text, format=form))
    except (SyntaxError, OSError, MemoryError) as error:
        raise intake.told(error, form, _shown(path), "mend the line") from error


# ── Faults ───────────────────────────────────────────────────────────────────


def faults(found: Nodes) -> Iterator[Fault]:
    """Everything that is wrong with what is known beforehand, entries first."""
    types = {address: set(map(local, every(node, "rdf:type"))) for address, node in found.items()}
    claims = {address: found[address] for address, kind in types.items() if "Claim" in kind}
    things = kinds().keys() | event_types().keys() | {"Event"}
    entries = {address: found[address] for address, kind in types.items() if kind & things}
    happened = event_types().keys() | {"Event"}
    acts = {address for address in entries if types[address] & happened}
    yield from _of_labels(entries)
    yield from _of_sources({**claims, **{a: n for a, n in entries.items() if a not in acts}})
    yield from _of_ends(claims, entries)
    yield from _of_days(claims)
    yield from _of_circles(claims, found)


def _of_labels(entries: Nodes) -> Iterator[Fault]:
    remedy = "keep one skos:prefLabel and make the others skos:altLabel"
    for address, node in entries.items():
        labels = sorted(set(every(node, "skos:prefLabel")))
        if len(labels) > 1:
            told = " and ".join(f'"{label}"' for label in labels)
            message = f"{_id(address)} has {len(labels)} preferred labels, {told}"
            yield Fault(address, "skos:prefLabel", message, remedy)


def _of_sources(told: Nodes) -> Iterator[Fault]:
    for address, node in told.items():
        if not every(node, "dcterms:source"):
            remedy = "add a dcterms:source: publication and date"
            yield Fault(address, "rdf:type", f"{_id(address)} has no source", remedy)


def _of_ends(claims: Nodes, entries: Nodes) -> Iterator[Fault]:
    for address, node in claims.items():
        for property, end in _ENDS.items():
            items = set(every(node, property))
            if len(items) != 1:
                message = f"{_id(address)} has {len(items)} {end}s, and a claim has one"
                yield Fault(address, "rdf:type", message, "give each claim an id of its own")
            for item in sorted(items - entries.keys()):
                if item.startswith(DATA):
                    message = (
                        f"the {end} of {_id(address)} is {_id(item)}, which no entry describes"
                    )
                    remedy = "describe it in a file of the background, or mend the id"
                    yield Fault(address, property, message, remedy)


def _of_days(claims: Nodes) -> Iterator[Fault]:
    for address, node in claims.items():
        for since, until in zip(every(node, "kg:since"), every(node, "kg:until"), strict=False):
            if since > until:
                message = f"{_id(address)} held since {since}, which is after {until}, its last day"
                yield Fault(address, "kg:since", message, "mend kg:since or kg:until")


def _of_circles(claims: Nodes, found: Nodes) -> Iterator[Fault]:
    """Whoever is led back to himself, at the claim that leads away from him."""
    for curie in _NO_CIRCLE:
        relation = relations()[curie.removeprefix("kg:")]
        edges: dict[str, dict[str, str]] = {}
        for address in sorted(claims):
            node = claims[address]
            denied = Polarity.NEGATIVE in every(node, "kg:polarity")
            if term(curie) in node.get(term("rdf:predicate").value, ()) and not denied:
                for subject in every(node, "rdf:subject"):
                    edges.setdefault(subject, {})[every(node, "rdf:object")[0]] = address
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as error:
            first, *others, _ = reversed(error.args[1])
            label, *between = (_label(found, address) for address in (first, *others))
            through = f" through {' and '.join(between)}" if between else ""
            message = f"{label} is {relation.label} itself{through}"
            many = {0: "", 1: "two"}.get(len(between), str(len(between) + 1))
            remedy = (
                f"take one of the {many} {relation.name} claims away" if many else "take it away"
            )
            claim = edges[first][others[0] if others else first]
            yield Fault(claim, "rdf:subject", message, remedy)


def _label(found: Nodes, address: str) -> str:
    return next(iter(every(found[address], "skos:prefLabel")), _id(address))


def _id(address: str) -> str:
    return address.removeprefix(DATA)


# ── Where ────────────────────────────────────────────────────────────────────


def _place(files: Files, fault: Fault) -> str:
    """File and line in which a node begins; where several files tell of it, the last of them."""
    told = {path for path, triples in files.items() if _tells(triples, fault)}
    path = max(told)
    text = path.read_text(encoding="utf-8")
    names = [f"<{fault.node}> "]
    for prefix, address in re.findall(r"@prefix\s+(\S*:)\s+<([^>]+)>", text):
        names.append(f"{fault.node.replace(address, prefix, 1)} ")
    begins = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith(tuple(names))]
    return ":".join((_shown(path), *map(str, begins[-1:])))


def _tells(triples: Triples, fault: Fault) -> bool:
    property = term(fault.property)
    return any(t.subject.value == fault.node and t.predicate == property for t in triples)


def _shown(path: Path) -> str:
    home = ontology.directory().parent
    return str(path.relative_to(home) if path.is_relative_to(home) else path)
