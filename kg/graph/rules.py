"""Rules: what follows from claims, and from what followed before.

Each file of `ontology/rules/` is one rule: a CONSTRUCT of derivations, whose first comment
line is the reason shown to people. Rules only add. They run in the order of their names; one
runs again, before any after it, when something new follows that it names. Which rules there are,
and what they say, is not known here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, groupby
from operator import attrgetter
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.dataset import DERIVED, VOCABULARY
from kg.graph.entities import matching
from kg.graph.outlines import drop
from kg.graph.sparql.solving import solve
from kg.graph.sparql.tokens import tokens
from kg.graph.terms import Term, literal, node, term
from kg.model import Origin, mint
from kg.ontology import PREFIXES, directory, local, prologue

__all__ = ["Rule", "infer", "rules"]

Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, Term]

_NAMED = "SELECT ?relation ?word { ?relation a ?any ; a|rdfs:subPropertyOf* ?word }"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its file's name, the sentence that tells why, its SPARQL and what that names."""

    name: str
    sentence: str
    query: str
    names: frozenset[str]

    @property
    def chains(self) -> bool:
        """Whether it builds on derivations; a rule on claims alone says all in one run."""
        return "kg:Derivation" in self.query

    def builds_on(self, words: Set[str]) -> bool:
        """Whether it names one of these: a relation, one above it, or a class of relations."""
        return not self.names.isdisjoint(words)


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
    return tuple(
        Rule(name, _sentence(text), prologue() + text, frozenset(_names(text)))
        for name, text in texts
    )


def _names(text: str) -> Iterator[str]:
    """What a rule names in its conditions, as whole addresses."""
    for token in dropwhile(lambda token: token.word != "WHERE", tokens(text)):
        prefix, _, name = token.text.partition(":")
        if token.kind == "short" and prefix in PREFIXES:
            yield PREFIXES[prefix] + name


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
    words, known = _words(store), set[Triple]()
    waiting = dict.fromkeys(rules(), True)
    while rule := next((rule for rule, due in waiting.items() if due), None):
        proofs = {triple: proof for triple, proof in _proofs(store, rule) if triple not in known}
        store.extend([quad for each in proofs.items() for quad in _quads(store, rule, *each)])
        known.update(proofs)
        told = {word for _, relation, _ in proofs for word in words[relation.value]}
        waiting[rule] = False
        for other in waiting:
            waiting[other] |= other.chains and other.builds_on(told)


def _words(store: ox.Store) -> Mapping[str, Set[str]]:
    """By what each relation can be named in a rule: itself, what is above it, its classes."""
    named: dict[str, set[str]] = defaultdict(set)
    for relation, word in solve(store, _NAMED, graph=VOCABULARY):
        named[relation.value].add(word.value)
    return named


def _proofs(store: ox.Store, rule: Rule) -> Iterator[tuple[Triple, Proof]]:
    """What one rule makes of the store as it is now, each triple once."""
    made: Any = store.query(rule.query, use_default_graph_as_union=True)
    found: dict[Triple, list[Proof]] = defaultdict(list)
    ends = tuple(map(term, ("rdf:subject", "rdf:predicate", "rdf:object")))
    premise, origin = term("kg:premise"), term("kg:origin")
    # The engine gives the triples of one solution in a row.
    for _, triples in groupby(made, key=attrgetter("subject")):
        parts: dict[Any, list[Any]] = defaultdict(list)
        for triple in triples:
            parts[triple.predicate].append(triple.object)
        (subject,), (predicate,), (item,) = (parts[end] for end in ends)
        proof = Proof(frozenset(parts[premise]), frozenset(parts[origin]))
        found[subject, predicate, item].append(proof)
    return ((triple, _one(proofs)) for triple, proofs in found.items())


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
