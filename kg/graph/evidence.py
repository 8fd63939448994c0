"""Claims as people read them: in labels, with the sentence, the speaker and the report.

Reads the graph and judges nothing. `kg.graph.dossiers` puts these together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.entities import matching
from kg.graph.terms import Term, key, term
from kg.model import Modality, Polarity
from kg.ontology import local, prologue

__all__ = ["Told", "found", "label", "told", "told_about", "told_of"]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim with all that it takes to cite it.

    `subject`, `relation`, `object` and `speaker` are labels; `edge` holds the id of the
    subject, the local name of the relation, and the id or words of the object; `voice` is the
    id of the speaker. A claim known beforehand has a `source` in place of a document, sentence
    and quote.
    """

    claim: str
    edge: tuple[str, str, str]
    subject: str
    relation: str
    object: str
    speaker: str
    certainty: str
    polarity: str
    modality: str
    origin: str
    sentence: str = ""
    quote: str = ""
    document: str = ""
    title: str = ""
    published: str = ""
    source: str = ""
    voice: str = ""

    @property
    def carries(self) -> bool:
        """Whether it makes a plain triple: said to be so, and told as what is or happened."""
        return (self.polarity, self.modality) == (Polarity.POSITIVE, Modality.ACTUAL)


# Which claims: of one edge, one claim, or all that is said of a thing and of its events.
_EDGE = "?claim rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to ."
_ONE = ""
_ABOUT = """{ ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing } UNION {
    ?part rdf:object ?thing ; rdf:predicate/rdfs:subPropertyOf kg:role ; rdf:subject ?event .
    ?claim rdf:subject ?event .
  }"""

_TOLD = """SELECT DISTINCT ?claim ?from ?property ?to ?subject ?relation ?called ?words ?voice
  ?speaker ?certainty ?polarity ?modality ?origin ?sentence ?quote ?report ?title ?published ?source
WHERE {
  %s
  ?claim a kg:Claim ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to ;
    kg:speaker ?voice ; kg:certainty ?certainty ; kg:polarity ?polarity ;
    kg:modality ?modality ; kg:origin ?origin .
  OPTIONAL { ?from rdfs:label ?subject }
  OPTIONAL { ?property rdfs:label ?relation }
  OPTIONAL { ?to rdfs:label ?called }
  OPTIONAL { ?claim kg:asWritten ?words }
  OPTIONAL { ?voice rdfs:label ?speaker }
  OPTIONAL { ?claim dcterms:source ?source }
  OPTIONAL {
    ?claim prov:wasDerivedFrom ?passage .
    ?passage dcterms:isPartOf ?report ; oa:exact ?quote ;
      kg:sentenceStart ?start ; kg:sentenceEnd ?end .
    ?report dcterms:title ?title ; kg:text ?text .
    OPTIONAL { ?report dcterms:issued ?published }
    BIND(SUBSTR(?text, ?start + 1, ?end - ?start) AS ?sentence)
  }
}
ORDER BY ?published ?report ?start STR(?property) STR(?claim)"""


def told_of(store: ox.Store, subject: Term, relation: ox.NamedNode, item: Term) -> tuple[Told, ...]:
    """Every claim of one edge, whatever its stance."""
    return _told(store, _EDGE, {"from": subject, "property": relation, "to": item})


def told_about(store: ox.Store, thing: ox.NamedNode) -> tuple[Told, ...]:
    """Every claim that names a thing, and all that is said of the events it has a part in."""
    return _told(store, _ABOUT, {"thing": thing})


def told(store: ox.Store, claim: ox.NamedNode) -> tuple[Told, ...]:
    """One claim by its node; nothing where the node is no claim."""
    return _told(store, _ONE, {"claim": claim})


def label(store: ox.Store, item: Term) -> str:
    """What a thing is called, or the words of a literal."""
    if isinstance(item, ox.Literal):
        return item.value
    labels = matching(store, item, term("rdfs:label"))
    return min((quad.object.value for quad in labels), default=key(item))


def found(store: ox.Store, query: str, terms: Mapping[str, Term]) -> Iterator[dict[str, Any]]:
    """Rows of a SELECT of ours over the union of all graphs; unbound variables are absent.

    `%s` in the query is where terms are bound: they are checked terms, never words.
    """
    # The engine itself binds only variables that are selected.
    bound = " ".join(f"VALUES ?{name} {{ {item} }}" for name, item in terms.items())
    rows: Any = store.query(prologue() + query % bound, use_default_graph_as_union=True)
    names = [variable.value for variable in rows.variables]
    for row in rows:
        yield {name: row[name] for name in names if row[name] is not None}


def _told(store: ox.Store, which: str, terms: Mapping[str, Term]) -> tuple[Told, ...]:
    return tuple(map(_read, found(store, _TOLD.replace("%s", f"%s {which}"), terms)))


def _read(row: Mapping[str, Any]) -> Told:
    words = {name: item.value for name, item in row.items()}
    item = row["to"]
    spoken = words.get("called") or words.get("words") or item.value
    return Told(
        claim=key(row["claim"]),
        edge=(
            key(row["from"]),
            local(words["property"]),
            key(item) if isinstance(item, ox.NamedNode) else spoken,
        ),
        subject=words.get("subject", key(row["from"])),
        relation=words.get("relation", local(words["property"])),
        object=spoken,
        document=key(row["report"]) if "report" in row else "",
        voice=key(row["voice"]),
        **{name: words.get(name, "") for name in _SAME},
    )


# Fields that are the words of the column of the same name.
_SAME = (
    *("speaker", "certainty", "polarity", "modality", "origin"),
    *("sentence", "quote", "title", "published", "source"),
)
