"""What proves an edge of the page, as plain JSON values: claims, reports, proofs, contradictions.

Things are numbered so that a large story stays a small page. Offsets into texts count
UTF-16 units, as browsers do. Knows the story, neither the drawing nor HTML.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.model import Claim, Resolution, When
from kg.ontology import KG, local, relations, roles
from kg.story import Story, place
from kg.views.tellings import Dyad
from kg.views.words import day, voice, when

__all__ = [
    "Numbers",
    "brief",
    "claim",
    "contradictions",
    "document",
    "dyad",
    "numbered",
    "proofs",
    "twins",
]

_Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How things, claims, derivations and reports are numbered, and how each text is counted."""

    things: Mapping[str, int]
    claims: Mapping[str, int]
    derivations: Mapping[str, int]
    documents: Mapping[str, int]
    units: Mapping[str, Callable[[int], int]]


def numbered(
    story: Story, nodes: Iterable[str], claims: Iterable[str], derivations: Iterable[str]
) -> Numbers:
    """Numbers for what the page holds: nodes first, then whoever else speaks or is named.

    `claims` and `derivations` are those behind an edge; every claim read in a text is held,
    and every derivation that another rests on.
    """
    used = set(claims)
    kept = [told for id, told in story.claims.items() if told.passage or id in used]
    kept.sort(key=place)
    ends = {end for told in kept for end in (told.subject, told.object, told.speaker)}
    named = sorted(end for end in ends if isinstance(end, str))
    return Numbers(
        things=_count([*nodes, *named]),
        claims=_count(told.id for told in kept),
        derivations=_count(_behind(story, derivations)),
        documents=_count(story.documents),
        units={id: units(report.text) for id, report in story.documents.items()},
    )


def _count(ids: Iterable[str]) -> dict[str, int]:
    return {id: index for index, id in enumerate(dict.fromkeys(ids))}


def _behind(story: Story, derivations: Iterable[str]) -> list[str]:
    """Derivations and all derivations that they rest on."""
    waiting, found = list(derivations), set()
    while waiting:
        id = waiting.pop()
        if id in story.derivations and id not in found:
            found.add(id)
            waiting.extend(story.derivations[id].premises)
    return sorted(found)


def units(text: str) -> Callable[[int], int]:
    """From offsets in characters to offsets in UTF-16 units.

    >>> units("a😀b")(2)
    3
    """
    beyond = [index for index, letter in enumerate(text) if letter > "\uffff"]
    return lambda offset: offset + bisect_left(beyond, offset)


def brief(told: _Json) -> _Json:
    """Without what is empty or goes without saying, which the page fills in again."""
    usual = {"origin": "text", "stance": "actual", "certainty": "certain"}
    return {k: v for k, v in told.items() if v not in ([], "") and usual.get(k) != v}


def claim(story: Story, told: Claim, numbers: Numbers) -> _Json:
    """One claim: what it says, who says it, how, and where it stands."""
    what: _Json = {"id": told.id, "relation": told.relation}
    what |= {"subject": numbers.things[told.subject], "speaker": numbers.things[told.speaker]}
    if isinstance(told.object, str):
        what["object"] = numbers.things[told.object]
    elif isinstance(told.object, When):
        what |= {"value": when(told.object), "precision": told.object.precision}
    else:
        what["value"] = str(told.object)
    what |= {"voice": voice(story, told), "origin": told.origin, "source": told.source}
    what |= {"certainty": told.certainty, "stance": _stance(told)}
    if what["stance"] == "denied" and told.modality != "actual":
        what["denies"] = told.modality
    return brief(what | _where(story, told, numbers))


def _stance(told: Claim) -> str:
    return "denied" if told.polarity == "negative" else told.modality


def _where(story: Story, told: Claim, numbers: Numbers) -> _Json:
    passage = told.passage
    if passage is None:
        return {}
    at = numbers.units[passage.document]
    return {
        "document": numbers.documents[passage.document],
        "quote": [at(passage.start), at(passage.end)],
        "sentence": [at(passage.sentence.start), at(passage.sentence.end)],
        "resolutions": [_resolution(story, step, at) for step in told.resolutions],
    }


def _resolution(story: Story, step: Resolution, at: Callable[[int], int]) -> _Json:
    told: _Json = {"words": step.words, "step": step.step, "target": story.label(step.target)}
    told["at"] = [at(step.start), at(step.end)]
    if step.basis_start is not None and step.basis_end is not None:
        told["basis"] = [at(step.basis_start), at(step.basis_end)]
    return told


def dyad(told: Dyad, numbers: Numbers) -> _Json:
    """One row of the table: its ends, and the claims that fill its cells."""
    row: _Json = {"claims": [numbers.claims[one.id] for one in told.claims]}
    ends = {"subject": told.subject, "object": told.object}
    row |= {side: numbers.things[end] for side, end in ends.items() if end}
    for name in ("date", "place", "killed", "injured"):
        row[name] = [numbers.claims[one.id] for one in told.cells.get(name, ())]
    return brief(row)


def document(story: Story, id: str) -> _Json:
    """One report with its text; an address is kept only where a browser may follow it."""
    report = story.documents[id]
    web = report.url.lower().startswith(("http://", "https://"))
    return {
        "id": id,
        "title": report.title,
        "publisher": report.publisher,
        "published": day(report.published.isoformat()) if report.published else "",
        "url": report.url if web else "",
        "text": report.text,
    }


def proofs(story: Story, numbers: Numbers) -> list[_Json]:
    """Every numbered derivation: what it says, by which rule, from which claims and derivations."""
    found = []
    for id in numbers.derivations:
        made = story.derivations[id]
        about = relations().get(made.relation) or roles().get(made.relation)
        value = story.label(made.object) if isinstance(made.object, str) else str(made.object)
        says = [story.label(made.subject), about.label if about else made.relation, value]
        proof: _Json = {"says": " ".join(says), "rule": made.rule}
        for name, known in (("claims", numbers.claims), ("from", numbers.derivations)):
            proof[name] = [known[premise] for premise in made.premises if premise in known]
        found.append(brief(proof))
    return found


def contradictions(story: Story, numbers: Numbers) -> list[list[int]]:
    """Pairs of claims of which a rule says that they cannot both hold."""
    pairs = {
        tuple(sorted((numbers.claims[made.subject], numbers.claims[made.object])))
        for made in story.derivations.values()
        if made.relation == "contradicts"
        and isinstance(made.object, str)
        and made.subject in numbers.claims
        and made.object in numbers.claims
    }
    return [list(pair) for pair in sorted(pairs)]


def twins(story: Story, numbers: Numbers) -> list[_Json]:
    """Events that a rule takes to be one, both ways round, with the report of the second."""
    homes: dict[str, set[int]] = {}
    for told in story.claims.values():
        if told.passage:
            homes.setdefault(told.subject, set()).add(numbers.documents[told.passage.document])
    found = []
    for made in story.derivations.values():
        one, two = made.subject, str(made.object)
        if made.relation == local(KG.sameEventAs) and {one, two} <= numbers.things.keys():
            ends = {"from": numbers.things[one], "to": numbers.things[two], "rule": made.rule}
            found += [ends | {"document": home} for home in sorted(homes.get(two, ()))]
    return found
