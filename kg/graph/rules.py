"""Rules: what follows from claims, and from what followed before.

Each file of `ontology/rules/` is one rule: a CONSTRUCT of derivations, whose first comment
line is the reason shown to people. Rules run to a fixpoint and only add. Which rules there
are, and what they say, is not known here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.dataset import DERIVED
from kg.graph.entities import matching
from kg.graph.outlines import drop
from kg.graph.terms import Term, literal, node, term
from kg.model import Origin, mint
from kg.ontology import directory, local, prologue

__all__ = ["Rule", "infer", "rules"]

Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its file's name, the sentence that tells why, and its SPARQL."""

    name: str
    sentence: str
    query: str

    @property
    def chains(self) -> bool:
        """Whether it builds on derivations; a rule on claims alone says all in one run."""
        return "kg:Derivation" in self.query


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one triple holds: the claims or derivations it rests on, and their origins."""

    premises: frozenset[Term]
    origins: frozenset[Term]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order of their names."""
    paths = sorted((directory() / "rules").glob("*.rq"))
    texts = ((path.stem, path.read_text(encoding="utf-8")) for path in paths)
    return tuple(Rule(name, _sentence(text), prologue() + text) for name, text in texts)


def _sentence(text: str) -> str:
    return text.partition("\n")[0].removeprefix("#").strip()


def infer(store: ox.Store) -> None:
    """Fill the derived graph anew: plain triples, and the derivation of each.

    Every derived triple has one derivation. One with origin `inferred` needs all its premises;
    any other stands on each of its claims alone.
    """
    drop(store)
    store.clear_graph(DERIVED)
    store.extend([quad for rule in rules() for quad in _told(rule)])
    known: set[Triple] = set()
    waiting = rules()
    while waiting:
        before = len(known)
        for rule in waiting:
            proofs = [each for each in _proofs(store, rule).items() if each[0] not in known]
            store.extend([quad for each in proofs for quad in _quads(store, rule, *each)])
            known.update(triple for triple, _ in proofs)
        waiting = tuple(rule for rule in waiting if rule.chains) if len(known) > before else ()


def _proofs(store: ox.Store, rule: Rule) -> Mapping[Triple, Proof]:
    """What one rule makes of the store as it is now."""
    made: Any = store.query(rule.query, use_default_graph_as_union=True)
    solutions: dict[Any, dict[Any, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for triple in made:
        solutions[triple.subject][triple.predicate].add(triple.object)
    found: dict[Triple, list[Proof]] = defaultdict(list)
    ends = tuple(map(term, ("rdf:subject", "rdf:predicate", "rdf:object")))
    for parts in solutions.values():
        (subject,), (predicate,), (item,) = (parts[end] for end in ends)
        premises, origins = parts[term("kg:premise")], parts[term("kg:origin")]
        found[subject, predicate, item].append(Proof(frozenset(premises), frozenset(origins)))
    return {triple: _one(proofs) for triple, proofs in found.items()}


def _one(proofs: list[Proof]) -> Proof:
    """Reports add up: each is enough alone. Of inferences one is kept, the first by name."""
    if any(literal(Origin.INFERRED) in proof.origins for proof in proofs):
        return min(proofs, key=lambda proof: sorted(map(str, proof.premises)))
    premises = frozenset(premise for proof in proofs for premise in proof.premises)
    return Proof(premises, frozenset(origin for proof in proofs for origin in proof.origins))


def _quads(store: ox.Store, rule: Rule, triple: Triple, proof: Proof) -> Iterator[ox.Quad]:
    """The plain triple, where no other graph has it, and the derivation of it."""
    if not any(matching(store, *triple)):
        yield ox.Quad(*triple, DERIVED)
    subject, predicate, item = triple
    this = node(mint("derivation", local(predicate.value), rule.name, *triple))
    yield ox.Quad(this, term("rdf:type"), term("kg:Derivation"), DERIVED)
    yield ox.Quad(this, term("rdf:subject"), subject, DERIVED)
    yield ox.Quad(this, term("rdf:predicate"), predicate, DERIVED)
    yield ox.Quad(this, term("rdf:object"), item, DERIVED)
    yield ox.Quad(this, term("kg:rule"), _address(rule), DERIVED)
    for premise in proof.premises:
        yield ox.Quad(this, term("kg:premise"), premise, DERIVED)
    for origin in proof.origins:
        yield ox.Quad(this, term("kg:origin"), origin, DERIVED)


def _address(rule: Rule) -> ox.NamedNode:
    return node(f"rule/{rule.name}")


def _told(rule: Rule) -> Iterator[ox.Quad]:
    """The rule itself, so that a graph can say why without this program."""
    yield ox.Quad(_address(rule), term("rdf:type"), term("kg:Rule"), DERIVED)
    yield ox.Quad(_address(rule), term("rdfs:label"), literal(rule.name), DERIVED)
    yield ox.Quad(_address(rule), term("skos:definition"), literal(rule.sentence), DERIVED)
