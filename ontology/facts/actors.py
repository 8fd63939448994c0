"""Who is known beforehand from lists of actors: `actors.csv` + `rulings.yaml` → Turtle.

Run as `python ontology/facts/actors.py` or `make facts`; it writes
`ontology/background/listed.ttl`, the same bytes for the same input. `--counts` prints how many
actors the background has of each kind, and how many each source speaks of.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import lists
import pyoxigraph as ox
import rulings as decisions
import told
from names import key
from settle import Actor, Kept, settle

from kg.background import known
from kg.errors import KgError
from kg.graph import decoding
from kg.graph.encoding import claim_triples
from kg.graph.terms import literal, node, term
from kg.ontology import DATA, PREFIXES, local

HERE = Path(__file__).parent
LISTED = HERE.parent / "background" / "listed.ttl"
HEAD = """\
# Actors of lists: sanctions, conflict data, dictionaries of actors.
# Written by ontology/facts/actors.py from actors.csv and rulings.yaml: change those, not this file.
# Nobody is called a terrorist here: that an authority put somebody on a list is an act of its own.

"""
# What a claim of the background leaves out because it is the plain case.
PLAIN = {term("kg:certainty"), term("kg:polarity"), term("kg:modality")}
WIKIDATA = "http://www.wikidata.org/entity/"
Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, Any]


@dataclass(frozen=True, slots=True)
class ByHand:
    """What files kept by hand say: actors by id, states by key of name or people, parts of whom."""

    kept: Mapping[str, Kept]
    states: Mapping[str, str]
    parts: tuple[tuple[str, str], ...]


def by_hand(folder: Path) -> ByHand:
    """What the background says of actors without this script."""
    files = (path for path in sorted(folder.glob("*.ttl")) if path.name != LISTED.name)
    found = decoding.nodes(quad for path in files for quad in ox.parse(path=str(path)))
    kept, states = dict[str, Kept](), dict[str, str]()
    for address, parts in found.items():
        if not (name := address.removeprefix(DATA)).startswith("actor/"):
            continue
        label, kind = decoding.one(parts, "skos:prefLabel"), local(decoding.one(parts, "rdf:type"))
        called = frozenset(map(key, (label, *decoding.every(parts, "skos:altLabel"))))
        sources = frozenset(decoding.every(parts, "dcterms:source"))
        kept[name := name.removeprefix("actor/")] = Kept(label, kind, called, sources)
        if kind == "State":
            people = map(key, decoding.every(parts, "kg:demonym"))
            states |= dict.fromkeys((*called, *people), name)
    claims = [claim for claim in decoding.claims(found) if claim.relation == "partOf"]
    return ByHand(kept, states, tuple((claim.subject, str(claim.object)) for claim in claims))


def graph(facts: Path = HERE, background: Path = LISTED.parent) -> bytes:
    """The Turtle of all actors of the lists; raises `InvalidData` with place and remedy."""
    rulings, known = decisions.read(facts / "rulings.yaml"), by_hand(background)
    actors = settle(lists.read(facts / "actors.csv"), rulings, known.kept, known.states)
    triples = [triple for actor in actors for triple in _actor(actor)]
    triples += _claims(actors, rulings, known)
    prefixes = {p: PREFIXES[p] for p in ("kg", "rdf", "skos", "dcterms", "owl", "xsd", "edtf")}
    prefixes |= {room: f"{DATA}{room}/" for room in ("actor", "claim", "event")}
    turtle = ox.serialize(
        (ox.Triple(*triple) for triple in triples), format=ox.RdfFormat.TURTLE, prefixes=prefixes
    )
    return HEAD.encode() + (turtle or b"")


def _actor(actor: Actor) -> Iterator[Triple]:
    """What is new of an actor: one kept by hand has a kind and a name to show already."""
    this = node(f"actor/{actor.id}")
    if not actor.kept:
        yield this, term("rdf:type"), term(f"kg:{actor.kind}")
        yield this, term("skos:prefLabel"), literal(actor.label)
    for name in sorted(actor.reported.values()):
        yield this, term("skos:altLabel"), literal(name)
    for name in sorted(actor.hidden.values()):
        yield this, term("skos:hiddenLabel"), literal(name)
    if actor.country:
        yield this, term("kg:country"), node(f"actor/{actor.country}")
    for row in (row for row in actor.rows if row.wikidata):
        yield this, term("owl:sameAs"), ox.NamedNode(f"{WIKIDATA}{row.wikidata}")
    before = actor.kept.sources if actor.kept else frozenset[str]()
    for source in sorted({source.text for source in actor.sources} - before):
        yield this, term("dcterms:source"), literal(source)


def _claims(actors: tuple[Actor, ...], rulings: told.Rulings, known: ByHand) -> Iterator[Triple]:
    ids = {row.name: actor.id for actor in actors for row in actor.rows}
    told_of = (*told.links(actors, ids), *told.ties(actors, rulings, known.kept))
    claims = [*told.sound(told_of, known.parts)]
    for event, said in told.designations(actors, rulings):
        yield node(event.id), term("rdf:type"), term(f"kg:{event.kind}")
        yield node(event.id), term("skos:prefLabel"), literal(event.label)
        yield node(event.id), term("dcterms:source"), literal(said[0].source)
        claims += said
    for claim in sorted(claims, key=lambda claim: claim.id):
        for triple in claim_triples(claim.id, claim):
            if triple[1] not in PLAIN:
                yield triple


def counts() -> Iterator[str]:
    """How many actors the background has of each kind, and how many each source speaks of."""
    actors = [entry for name, entry in known().items() if name.startswith("actor/")]
    yield from _table("actors by kind", Counter(actor.kind for actor in actors))
    heard = [{source.split(",")[0].split(" actor ")[0] for source in a.sources} for a in actors]
    yield from _table("times that a source speaks of one", Counter(chain.from_iterable(heard)))


def _table(title: str, counted: Counter[str]) -> Iterator[str]:
    yield f"{counted.total():5} {title}"
    yield from (f"{number:5}   {name}" for name, number in counted.most_common())


def main(arguments: Iterable[str]) -> int:
    """Write the file, or print the counts; 0 if all went well, 2 if the facts are refused."""
    try:
        if "--counts" in arguments:
            print("\n".join(counts()))
        else:
            LISTED.write_bytes(graph())
    except KgError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
