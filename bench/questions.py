"""Nine questions of the kinds that people ask a graph, in SPARQL that any engine answers."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.graph import queries

__all__ = ["SCAN", "questions", "somebody"]

SCAN = "SELECT ?subject ?predicate ?object { ?subject ?predicate ?object }"

_QUESTIONS = {
    "label": "SELECT ?actor { ?actor rdfs:label NAME }",
    "two hops": """SELECT DISTINCT ?one ?other {
  ?event kg:agent ?one ; kg:recipient ?between .
  ?later kg:agent ?between ; kg:recipient ?other .
  ?between a kg:State . ?event kg:killed ?many . FILTER(?many > 30) }""",
    "aggregate by actor and month": """SELECT ?actor ?month (COUNT(?event) AS ?events) {
  ?event kg:agent ?actor ; kg:earliest ?day .
  BIND(SUBSTR(STR(?day), 1, 7) AS ?month) }
GROUP BY ?actor ?month""",
    "path from one node": """SELECT ?whole ?name {
  ?part rdfs:label NAME . ?part kg:partOf+ ?whole . ?whole rdfs:label ?name }""",
    "path with both ends open": "SELECT ?part ?whole { ?part kg:partOf+ ?whole }",
    "OPTIONAL and FILTER": """SELECT ?event ?many {
  ?event a kg:AirStrike ; kg:agent ?actor ; kg:earliest ?day .
  OPTIONAL { ?event kg:killed ?many }
  FILTER(STR(?day) > "2024-03-01" && (!BOUND(?many) || ?many > 20)) }""",
    "provenance join": """SELECT ?claim ?quote ?title {
  ?claim rdf:predicate kg:killed ; kg:speaker ?voice ; prov:wasDerivedFrom ?passage .
  ?voice a kg:MediaOrganization .
  ?passage oa:exact ?quote ; dcterms:isPartOf ?report . ?report dcterms:title ?title }""",
    "text CONTAINS": """SELECT ?passage ?quote {
  ?passage a kg:Passage ; oa:exact ?quote . FILTER(CONTAINS(?quote, "raided a camp")) }""",
    "top-k": """SELECT ?actor (COUNT(?claim) AS ?claims) {
  ?claim a kg:Claim ; kg:speaker ?actor ; kg:certainty "certain" }
GROUP BY ?actor ORDER BY DESC(?claims) ?actor LIMIT 10""",
}
_MOST = """SELECT ?label (COUNT(*) AS ?wholes) { ?part kg:partOf ?whole ; rdfs:label ?label }
GROUP BY ?label ORDER BY DESC(?wholes) ?label LIMIT 1"""


def questions(name: str) -> Mapping[str, str]:
    """The questions by what they are called; `name` is the label of somebody who is a part."""
    return {kind: text.replace("NAME", f'"{name}"') for kind, text in _QUESTIONS.items()}


def somebody(store: ox.Store) -> str:
    """The label of the one who is a part of most others."""
    [[label, _]] = queries.ask(store, _MOST).rows
    return str(label)
