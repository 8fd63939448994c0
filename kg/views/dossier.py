"""The page's data: the story, its network and its places as plain JSON values.

A dossier holds all that the page shows, so that the page computes nothing that a test
could not check here. It knows nothing of HTML. What proves an edge is put together in
`kg.views.evidence`, what is drawn in `kg.views.drawing`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import networkx as nx

from kg.analysis.centrality import betweenness, degree
from kg.graph.rules import rules
from kg.model import Derivation, Reading
from kg.ontology import event_types, families, is_a, kinds, relations, roles
from kg.story import Story, merge
from kg.views import evidence
from kg.views.drawing import Drawing, date_words, lines, places, radius
from kg.views.evidence import Numbers, brief, numbered
from kg.views.lines import KNOWN
from kg.views.network import draw, plain
from kg.views.placing.keeping import Kept
from kg.views.placing.room import LEAST
from kg.views.shapes import SHAPES
from kg.views.tellings import dyads_told
from kg.views.words import harmless, span

__all__ = ["TITLE", "dossier"]

TITLE = "Who did what to whom, and who says so"

# Events more than so many days before the first report are not on the time axis.
EARLIER = 75

_Json = dict[str, Any]


def dossier(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
    kept: Kept | None = None,
    *,
    part: str = "",
) -> _Json:
    """All that the page shows, as values that JSON can hold, the same for the same input.

    `kept` are the places that an earlier page had; `part` says which part of a larger story
    it is.
    """
    story = merge(readings, background, derivations)
    graph = draw(story)
    behind = {
        name: [id for _, _, ids in graph.edges(data=name) for id in ids]
        for name in ("claims", "derivations")
    }
    numbers = numbered(story, sorted(graph), behind["claims"], behind["derivations"])
    drawn = places(graph, kept)
    nodes = _nodes(story, graph, numbers, drawn)
    data: _Json = {
        "nodes": nodes,
        "edges": _edges(graph, numbers),
        "bends": [
            [numbers.things[a], numbers.things[b], far] for (a, b), far in drawn.bends.items()
        ],
        "least": LEAST,
        "others": [[id, story.label(id)] for id in [*numbers.things][len(nodes) :]],
        "claims": [evidence.claim(story, story.claims[id], numbers) for id in numbers.claims],
        "rows": [evidence.dyad(told, numbers) for told in dyads_told(story)],
        "documents": [evidence.document(story, id) for id in story.documents],
        "derivations": evidence.proofs(story, numbers),
        "rules": {rule.name: rule.sentence for rule in rules()},
        "contradictions": evidence.contradictions(story, numbers),
        "twins": evidence.twins(story, numbers),
        "start": _start(story, nodes),
        "subtitle": _subtitle(story),
        "window": _window(story, nodes),
        **_vocabulary(story, graph),
    }
    data = _harmless(data)
    data["places"] = {"key": drawn.key, "byHand": drawn.by_hand}
    data["hash"] = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:12]
    data["subtitle"] = " · ".join(filter(None, (harmless(part), data["subtitle"])))
    return data


def _nodes(story: Story, graph: nx.MultiDiGraph, numbers: Numbers, drawn: Drawing) -> list[_Json]:
    simple = plain(graph)
    ties, between = degree(simple).values, betweenness(simple).values
    nodes = []
    for id in sorted(graph):
        data = graph.nodes[id]
        node: _Json = {"id": id, "label": data["label"], "kind": data["kind"]}
        node |= {"lines": lines(data), "size": radius(graph, id), "core": id in drawn.core}
        node |= {"degree": int(ties[id]), "betweenness": round(between[id], 4)}
        if id in drawn.places:
            node["x"], node["y"] = drawn.places[id]
        if data["kind"] == "Event":
            node |= {key: data[key] for key in ("type", "count", "earliest", "latest")}
            node["date"] = date_words(data)
        known = numbers.claims
        node["aliases"] = list(data["aliases"])
        node["posts"] = [[post, known[claim]] for post, claim in data["posts"] if claim in known]
        node["mentions"] = _mentions(story, id, numbers)
        nodes.append(brief(node))
    return nodes


def _mentions(story: Story, id: str, numbers: Numbers) -> list[list[int]]:
    """Where reports name something: document, start and end."""
    return [
        [numbers.documents[document], *map(numbers.units[document], (mention.start, mention.end))]
        for document, mention in story.mentions.get(id, ())
    ]


def _edges(graph: nx.MultiDiGraph, numbers: Numbers) -> list[_Json]:
    edges = []
    for source, target, key in sorted(graph.edges(keys=True)):
        data = graph.edges[source, target, key]
        edge: _Json = {"from": numbers.things[source], "to": numbers.things[target]}
        edge |= {name: data[name] for name in ("relation", "family", "origin")}
        edge["stance"] = "denied" if data["polarity"] == "negative" else data["modality"]
        edge["claims"] = [numbers.claims[claim] for claim in data["claims"]]
        edge["derivations"] = [numbers.derivations[made] for made in data["derivations"]]
        edges.append(brief(edge))
    return edges


def _vocabulary(story: Story, graph: nx.MultiDiGraph) -> _Json:
    """What the ontology says of kinds, types and relations here; how they are drawn."""
    types = {event.kind for event in story.events.values()} & set(event_types())
    known = {**relations(), **roles()}
    said = {claim.relation for claim in story.claims.values()}
    said |= {relation for _, _, relation in graph.edges(data="relation")}
    return {
        "kinds": {name: _kind(name) for name in sorted({k for _, k in graph.nodes(data="kind")})},
        "types": {name: {"label": event_types()[name].label} for name in sorted(types)},
        "families": {
            family.name: {"label": family.label, "light": family.color, "dark": family.color_dark}
            for family in families().values()
        },
        "relations": {
            name: {"label": known[name].label, "inverse": known[name].inverse}
            for name in sorted(said & set(known))
        },
        "lines": {how: {"label": k.label, "dashes": k.dashes} for how, k in KNOWN.items()},
        "shapes": dict(SHAPES),
    }


def _kind(name: str) -> _Json:
    kind = kinds()[name]
    actor = is_a(name, "Actor")
    return {
        "label": kind.label,
        "plural": kind.plural,
        "light": kind.color,
        "dark": kind.color_dark,
        "shape": kind.shape,
        "order": list(kinds()).index(name) + (0 if actor else len(kinds())),
    }


def _start(story: Story, nodes: Sequence[_Json]) -> _Json:
    """Where a reader may start: the actors with most ties, the latest events of the reports."""
    actors = [n for n in nodes if is_a(n["kind"], "Actor") and n["degree"]]
    ranked = sorted(actors, key=lambda n: (-n["degree"], -n["betweenness"], n["label"]))
    dated = [n for n in nodes if n.get("latest") and n["id"] in story.spoken]
    latest = sorted(dated, key=lambda n: (n["latest"], n["degree"], n["id"]), reverse=True)
    return {"connected": [n["id"] for n in ranked[:6]], "latest": [n["id"] for n in latest[:5]]}


def _subtitle(story: Story) -> str:
    """How many reports, of which days, by whom."""
    count = len(story.documents)
    days = sorted(d.published.isoformat() for d in story.documents.values() if d.published)
    houses = list(dict.fromkeys(d.publisher for d in story.documents.values() if d.publisher))
    more = [f"{len(houses) - 3} more"] if len(houses) > 3 else []
    parts = [f"{count} {'report' if count == 1 else 'reports'}"]
    parts += [span(days[0], days[-1])] if days else []
    return " · ".join([*parts, *([", ".join([*houses[:3], *more])] if houses else [])])


def _window(story: Story, nodes: Iterable[_Json]) -> list[str]:
    """First and last day of the time axis, by what reports tell of.

    What lies long before the first report is earlier, and so may be, or later, what is known.
    """
    days = sorted(n["earliest"] for n in nodes if n.get("earliest") and n["id"] in story.spoken)
    published = sorted(d.published for d in story.documents.values() if d.published)
    if published:
        start = (published[0] - timedelta(days=EARLIER)).isoformat()
        days = [day for day in days if day >= start] + [published[-1].isoformat()]
    return [min(days), max(days)] if days else []


def _harmless(value: Any) -> Any:
    """The same values with every text safe to show; offsets into texts stay true."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {key: _harmless(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_harmless(inner) for inner in value]
    return value
