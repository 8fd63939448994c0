"""The page's data: the story, its network and its places as plain JSON values.

A dossier holds all that the page shows, so that the page computes nothing that a test
could not check here: words for dates and speakers, places of nodes, proofs of what is
inferred. It knows nothing of HTML. Offsets into texts count UTF-16 units, as browsers do.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import networkx as nx

from kg.graph.rules import rules
from kg.model import Claim, Derivation, Reading, Resolution, When
from kg.ontology import event_types, families, is_a, kinds, relations, roles
from kg.views.layout import Box, beside, place
from kg.views.measures import measures
from kg.views.network import draw
from kg.views.story import Story, merge
from kg.views.story import place as where
from kg.views.tables import Dyad, dyads_told
from kg.views.words import brief, day, harmless, label_lines, label_width, span, voice, when

__all__ = ["dossier"]

# More nodes than this are not drawn at first: the rest is found by search and in the table.
CORE = 300
LINE = 15.0
# Events more than so many days before the first report are not on the time axis.
EARLIER = 75

_Json = dict[str, Any]


def dossier(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
) -> _Json:
    """All that the page shows, as values that JSON can hold, the same for the same input."""
    story = merge(readings, background, derivations)
    graph = draw(story)
    shown = _shown(story, graph)
    number = {id: index for index, id in enumerate(shown)}
    units = {id: _units(document.text) for id, document in story.documents.items()}
    files = {id: index for index, id in enumerate(story.documents)}
    data: _Json = {
        "nodes": _nodes(story, graph, number, units, files),
        "edges": _edges(graph, number),
        "claims": [_claim(story, story.claims[id], units, files) for id in shown],
        "rows": [_dyad(dyad, number) for dyad in dyads_told(story)],
        "documents": [_document(story, id) for id in story.documents],
        "speakers": _speakers(story, shown),
        "derivations": _derivations(story, graph, number),
        "rules": {rule.name: rule.sentence for rule in rules()},
        "contradictions": _contradictions(story, number),
        **_vocabulary(story, graph),
    }
    data["start"] = _start(data["nodes"])
    data["subtitle"] = _subtitle(story)
    data["window"] = _window(story, data["nodes"])
    data = _harmless(data)
    data["hash"] = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:12]
    return data


def _shown(story: Story, graph: nx.MultiDiGraph) -> list[str]:
    """Ids of the claims that the page holds: all read in a text, and those behind an edge."""
    used = {id for _, _, ids in graph.edges(data="claims") for id in ids}
    kept = [claim for id, claim in story.claims.items() if claim.passage or id in used]
    return [claim.id for claim in sorted(kept, key=where)]


def _nodes(
    story: Story,
    graph: nx.MultiDiGraph,
    number: Mapping[str, int],
    units: Mapping[str, Callable[[int], int]],
    files: Mapping[str, int],
) -> list[_Json]:
    measured: dict[str, dict[str, float]] = {}
    for measure in measures(graph):
        measured.setdefault(measure.about, {})[measure.name] = measure.value
    places, core = _places(graph)
    nodes = []
    for id in sorted(graph):
        data = graph.nodes[id]
        node = {"id": id, "label": data["label"], "kind": data["kind"]}
        node |= {"lines": _lines(data), "size": _radius(graph, id)}
        node |= {"degree": int(measured[id]["degree"]), "core": id in core}
        node |= {"betweenness": round(measured[id]["betweenness"], 4)}
        if id in places:
            node["x"], node["y"] = places[id]
        if data["kind"] == "Event":
            node |= {key: data[key] for key in ("type", "count", "earliest", "latest")}
            node["date"] = _date_words(data)
        node["aliases"] = list(data["aliases"])
        node["posts"] = [[post, number[claim]] for post, claim in data["posts"] if claim in number]
        node["mentions"] = [
            [files[document], units[document](mention.start), units[document](mention.end)]
            for document, mention in story.mentions.get(id, ())
        ]
        nodes.append(_brief(node))
    return nodes


def _places(graph: nx.MultiDiGraph) -> tuple[dict[str, tuple[float, float]], frozenset[str]]:
    """Places of all tied nodes, and which of them are drawn at first."""
    simple = nx.Graph()
    simple.add_edges_from(sorted((a, b) for a, b in graph.edges() if a != b))
    core = _core(graph, simple)
    boxes = {node: _box(graph, node) for node in core}
    return beside(simple, place(simple.subgraph(core), boxes)), core


def _core(graph: nx.MultiDiGraph, simple: nx.Graph) -> frozenset[str]:
    """The nodes drawn at first: whole facts, those of the most tied actors before others.

    A fact is an event with all its ends, or the two ends of a standing relation.
    """
    if len(simple) <= CORE:
        return frozenset(simple)
    events = {n for n in simple if graph.nodes[n]["kind"] == "Event"}
    facts = [frozenset((event, *simple[event])) for event in events]
    facts += [frozenset(tie) for tie in simple.edges() if not events & set(tie)]

    def weight(fact: frozenset[str]) -> tuple[float, list[str]]:
        return -sum(simple.degree(n) for n in fact - events) / len(fact), sorted(fact)

    core: frozenset[str] = frozenset()
    for fact in sorted(facts, key=weight):
        if len(core | fact) <= CORE:
            core |= fact
    return core


def _box(graph: nx.MultiDiGraph, node: str) -> Box:
    lines = _lines(graph.nodes[node])
    return Box(_radius(graph, node), max(map(label_width, lines)), LINE * len(lines))


def _lines(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands beside a node: its name; of an event type and date, as lines tell the rest."""
    known = event_types().get(data.get("type", ""))
    if known is None:
        return label_lines(data["label"])
    many = f"{data['count']} × " if data["count"] > 1 else ""
    time = _date_words(data)
    return (*label_lines(f"{many}{known.label}"), *([brief(time)] if time else []))


def _radius(graph: nx.MultiDiGraph, node: str) -> float:
    """A node grows with the number of others it is tied to, whatever the stance."""
    others = len(set(graph.predecessors(node)) | set(graph.successors(node)))
    return float(round(min(24.0, 7.0 + 3.0 * others**0.5), 1))


def _date_words(data: Mapping[str, Any]) -> str:
    if not data["date"]:
        return ""
    return when(When(data["date"], data["earliest"] or None, data["latest"] or None))


def _edges(graph: nx.MultiDiGraph, number: Mapping[str, int]) -> list[_Json]:
    edges = []
    for source, target, data in sorted(graph.edges(data=True), key=_edge_order):
        edge: _Json = {"from": source, "to": target, "relation": data["relation"]}
        edge |= {"family": data["family"], "origin": data["origin"]}
        edge["stance"] = "denied" if data["polarity"] == "negative" else data["modality"]
        edge["claims"] = [number[claim] for claim in data["claims"]]
        if data["derivations"]:
            edge["derivations"] = list(data["derivations"])
        edges.append(_brief(edge))
    return edges


def _brief(told: _Json) -> _Json:
    """Without what is empty or goes without saying, which the page fills in again."""
    usual = {"origin": "text", "stance": "actual", "certainty": "certain"}
    return {k: v for k, v in told.items() if v not in ([], "") and usual.get(k) != v}


def _edge_order(edge: tuple[str, str, _Json]) -> tuple[str, ...]:
    source, target, data = edge
    return source, target, data["relation"], data["polarity"], data["modality"], data["origin"]


def _claim(
    story: Story,
    claim: Claim,
    units: Mapping[str, Callable[[int], int]],
    files: Mapping[str, int],
) -> _Json:
    told: _Json = {"id": claim.id, "subject": claim.subject, "relation": claim.relation}
    if isinstance(claim.object, str):
        told["object"] = claim.object
        if claim.object not in story.spoken or claim.relation == "holdsPost":
            told["value"] = story.label(claim.object)
    else:
        told["value"] = when(claim.object) if isinstance(claim.object, When) else str(claim.object)
    if isinstance(claim.object, When):
        told["precision"] = claim.object.precision
    told |= {"speaker": claim.speaker, "voice": voice(story, claim), "origin": claim.origin}
    told |= {"certainty": claim.certainty, "source": claim.source}
    told["stance"] = "denied" if claim.polarity == "negative" else claim.modality
    if claim.polarity == "negative" and claim.modality != "actual":
        told["denies"] = claim.modality
    passage = claim.passage
    if passage:
        at = units[passage.document]
        told |= {"document": files[passage.document], "quote": [at(passage.start), at(passage.end)]}
        told["sentence"] = [at(passage.sentence.start), at(passage.sentence.end)]
        told["resolutions"] = [_resolution(story, step, at) for step in claim.resolutions]
    return _brief(told)


def _resolution(story: Story, step: Resolution, at: Callable[[int], int]) -> _Json:
    told: _Json = {"words": step.words, "step": step.step, "target": story.label(step.target)}
    told["at"] = [at(step.start), at(step.end)]
    if step.basis_start is not None and step.basis_end is not None:
        told["basis"] = [at(step.basis_start), at(step.basis_end)]
    return told


def _dyad(dyad: Dyad, number: Mapping[str, int]) -> _Json:
    row: _Json = {"claims": [number[claim.id] for claim in dyad.claims]}
    row |= {"subject": dyad.subject, "object": dyad.object}
    for name in ("date", "place", "killed", "injured"):
        row[name] = [number[claim.id] for claim in dyad.cells.get(name, ())]
    return _brief(row)


def _document(story: Story, id: str) -> _Json:
    document = story.documents[id]
    web = document.url.lower().startswith(("http://", "https://"))
    return {
        "id": id,
        "title": document.title,
        "publisher": document.publisher,
        "published": day(document.published.isoformat()) if document.published else "",
        "url": document.url if web else "",
        "text": document.text,
    }


def _speakers(story: Story, shown: Iterable[str]) -> dict[str, str]:
    return {id: story.label(id) for id in sorted({story.claims[c].speaker for c in shown})}


def _derivations(
    story: Story, graph: nx.MultiDiGraph, number: Mapping[str, int]
) -> dict[str, _Json]:
    """Every derivation that an inferred edge rests on, down to the claims."""
    waiting = [id for _, _, ids in graph.edges(data="derivations") for id in ids]
    found: dict[str, _Json] = {}
    while waiting:
        id = waiting.pop()
        if id in found or id not in story.derivations:
            continue
        made = story.derivations[id]
        about = relations().get(made.relation) or roles().get(made.relation)
        words = [story.label(made.subject), about.label if about else made.relation]
        value = story.label(made.object) if isinstance(made.object, str) else str(made.object)
        found[id] = {
            "says": " ".join([*words, value]),
            "rule": made.rule,
            "premises": [number.get(premise, premise) for premise in made.premises],
        }
        waiting.extend(premise for premise in made.premises if premise not in number)
    return dict(sorted(found.items()))


def _contradictions(story: Story, number: Mapping[str, int]) -> list[list[int]]:
    pairs = {
        tuple(sorted((number[d.subject], number[d.object])))
        for d in story.derivations.values()
        if d.relation == "contradicts"
        and isinstance(d.object, str)
        and d.subject in number
        and d.object in number
    }
    return [list(pair) for pair in sorted(pairs)]


def _vocabulary(story: Story, graph: nx.MultiDiGraph) -> _Json:
    """What the ontology says of the kinds, types and relations that occur here."""
    types = {event.kind for event in story.events.values()} & set(event_types())
    used = {data for _, data in graph.nodes(data="kind")}
    known = {**relations(), **roles()}
    said = {claim.relation for claim in story.claims.values()}
    said |= {data for _, _, data in graph.edges(data="relation")}
    return {
        "kinds": {name: _kind(name) for name in sorted(used)},
        "types": {t: {"label": event_types()[t].label} for t in sorted(types)},
        "families": {
            f.name: {"label": f.label, "light": f.color, "dark": f.color_dark}
            for f in families().values()
        },
        "relations": {
            name: {
                "label": known[name].label,
                "inverse": known[name].inverse,
                "role": name in roles(),
            }
            for name in sorted(said & set(known))
        },
    }


def _kind(name: str) -> _Json:
    kind = kinds()[name]
    order = list(kinds()).index(name) + (1000 if is_a(name, "Actor") else 2000)
    return {
        "label": kind.label,
        "plural": kind.plural,
        "light": kind.color,
        "dark": kind.color_dark,
        "shape": kind.shape,
        "actor": is_a(name, "Actor"),
        "order": order,
    }


def _start(nodes: Sequence[_Json]) -> _Json:
    """Where a reader may start: the actors with most ties, the latest events."""
    actors = [n for n in nodes if is_a(n["kind"], "Actor") and n["degree"]]
    ranked = sorted(actors, key=lambda n: (-n["degree"], -n["betweenness"], n["label"]))
    dated = [n for n in nodes if n.get("latest")]
    latest = sorted(dated, key=lambda n: (n["latest"], n["degree"], n["id"]), reverse=True)
    return {"connected": [n["id"] for n in ranked[:6]], "latest": [n["id"] for n in latest[:5]]}


def _subtitle(story: Story) -> str:
    """How many reports, of which days, by whom."""
    count = len(story.documents)
    days = sorted(d.published.isoformat() for d in story.documents.values() if d.published)
    houses = dict.fromkeys(d.publisher for d in story.documents.values() if d.publisher)
    parts = [f"{count} {'report' if count == 1 else 'reports'}"]
    parts += [span(days[0], days[-1])] if days else []
    named = list(houses)[:3] + ([f"{len(houses) - 3} more"] if len(houses) > 3 else [])
    return " · ".join([*parts, *([", ".join(named)] if named else [])])


def _window(story: Story, nodes: Iterable[_Json]) -> list[str]:
    """First and last day of the time axis: what lies long before the first report is earlier."""
    days = sorted(n["earliest"] for n in nodes if n.get("earliest"))
    published = sorted(d.published for d in story.documents.values() if d.published)
    if published:
        start = (published[0] - timedelta(days=EARLIER)).isoformat()
        days = [day for day in days if day >= start] + [published[-1].isoformat()]
    return [days[0], max(days)] if days else []


def _units(text: str) -> Callable[[int], int]:
    """From offsets in characters to offsets in UTF-16 units.

    >>> _units("a😀b")(2)
    3
    """
    beyond = [index for index, letter in enumerate(text) if letter > "\uffff"]
    return lambda offset: offset + bisect_left(beyond, offset)


def _harmless(value: Any) -> Any:
    """The same values with every text safe to show; offsets into texts stay true."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {key: _harmless(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_harmless(inner) for inner in value]
    return value
