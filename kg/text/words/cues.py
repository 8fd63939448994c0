"""The cue lexicon as plain values: frames, noun classes and word lists of `cues.ttl`.

A frame says which event type or relation its words evoke and where its two sides stand in
the clause. Everything English about the reading stands in the Turtle; here is only its shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import ontology

__all__ = ["Frame", "Lexicon", "lexicon", "together"]

_FRAME = {
    "evokes": "",
    "first": "subject possessor by modifier",
    "second": "object",
    "needs": "",
    "doer": "",
    "named": "",
    "theme": "",
    "casualty": "",
    "reciprocal": "",
    "weaponObject": "",
    "complement": "",
    "clause": "",
    "unless": "",
    "controls": "",
    "vague": "",
    "rank": "5",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What some words evoke; `first` and `second` are ordered grammatical places."""

    name: str
    evokes: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    needs: frozenset[str]
    doer: frozenset[str]
    named: bool
    theme: frozenset[str]
    casualty: str
    reciprocal: bool
    weapon_object: bool
    complement: str
    clause: str
    unless: frozenset[str]
    controls: str
    vague: bool
    rank: int

    @property
    def is_event(self) -> bool:
        """Whether it evokes an event; otherwise a standing relation."""
        return self.evokes in ontology.event_types()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, indexed for reading.

    `verbs` and `nouns` map a lemma to the phrases that contain it as head (first word of a
    verb, last word of a noun or the one before its of) with their frames, longest phrase
    first. `harm`, `alone`, `by_weapon` and `besides` are event types: done by force, told
    without whom, made exact by a weapon, brought about in an attack just told.
    """

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    frames: Mapping[str, Frame]
    hyphens: Mapping[str, Frame]
    weapons: Mapping[str, str]
    classes: Mapping[str, tuple[str, ...]]
    denotes: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    stand_ins: Mapping[str, str]
    harm: frozenset[str]
    alone: frozenset[str]
    dreaded: frozenset[str]
    paired: frozenset[str]
    voiced: frozenset[str]
    by_weapon: frozenset[str]
    besides: frozenset[str]
    on_spot: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the shipped ontology, read once."""
    frames = _frames()
    return Lexicon(
        verbs=_phrases("verb", frames, 0),
        nouns=_phrases("noun", frames, -1),
        frames={frame.name: frame for frame in frames.values()},
        hyphens={
            row["w"]: frames[row["f"]]
            for row in ontology.select("SELECT ?f ?w { ?f a kg:Frame ; kg:hyphen ?w } ORDER BY ?f")
        },
        weapons={
            row["w"]: ontology.local(row["e"])
            for row in ontology.select("SELECT ?w ?e { ?f kg:weapon ?w ; kg:evokes ?e }")
        },
        classes=_classes(),
        denotes={
            _tail(row["c"]): ontology.local(row["k"])
            for row in ontology.select("SELECT ?c ?k { ?c a kg:NounClass ; kg:denotes ?k }")
        },
        lists=_lists(),
        stand_ins={
            ontology.local(row["k"]): row["w"]
            for row in ontology.select("SELECT ?k ?w { ?k kg:standIn ?w }")
        },
        harm=_types("harm"),
        alone=_types("alone"),
        dreaded=_types("dreaded"),
        paired=_types("paired"),
        voiced=_types("voiced"),
        by_weapon=_types("byWeapon"),
        besides=_types("besides"),
        on_spot=_types("onSpot"),
    )


@cache
def together(*names: str) -> frozenset[str]:
    """The words of some lists of the lexicon taken together."""
    return frozenset().union(*(lexicon().lists[name] for name in names))


def _types(mark: str) -> frozenset[str]:
    """The event types that bear a mark, by themselves or by their PLOVER type."""
    query = f"""SELECT DISTINCT ?e {{ ?e a owl:Class . {{ ?e kg:{mark} true }} UNION
        {{ ?p kg:{mark} true ; skos:inScheme plover:Scheme ; skos:notation ?plover .
           ?e skos:notation ?plover }} }}"""
    return frozenset(ontology.local(row["e"]) for row in ontology.select(query))


def _tail(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _frames() -> dict[str, Frame]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ontology.select("SELECT ?f ?p ?v { ?f a kg:Frame ; ?p ?v }"):
        if (name := ontology.local(row["p"])) in _FRAME:
            found[row["f"]][name] = row["v"]
    return {iri: _frame(_tail(iri), {**_FRAME, **given}) for iri, given in found.items()}


def _frame(name: str, given: dict[str, str]) -> Frame:
    return Frame(
        name=name,
        evokes=ontology.local(given["evokes"]),
        first=tuple(given["first"].split()),
        second=tuple(given["second"].split()),
        needs=frozenset(given["needs"].split()),
        doer=frozenset(given["doer"].split()),
        named=given["named"] == "true",
        theme=frozenset(given["theme"].split()),
        casualty=given["casualty"],
        reciprocal=given["reciprocal"] == "true",
        weapon_object=given["weaponObject"] == "true",
        complement=given["complement"],
        clause=given["clause"],
        unless=frozenset(given["unless"].split()),
        controls=given["controls"],
        vague=given["vague"] == "true",
        rank=int(given["rank"]),
    )


def _phrases(
    kind: str, frames: Mapping[str, Frame], head: int
) -> dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    for row in ontology.select(f"SELECT ?f ?w {{ ?f a kg:Frame ; kg:{kind} ?w }} ORDER BY ?f ?w"):
        words = tuple(row["w"].lower().split())
        of = words.index("of") - 1 if kind == "noun" and "of" in words else head
        found[words[of]].append((words, frames[row["f"]]))
    return {
        lemma: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[1].rank, e[1].name)))
        for lemma, entries in found.items()
    }


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in ontology.select("SELECT ?c ?w { ?c a kg:NounClass ; kg:noun ?w } ORDER BY ?c"):
        found[row["w"].lower()].append(_tail(row["c"]))
    return {word: tuple(names) for word, names in found.items()}


def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ontology.select("SELECT ?l ?w { ?l a kg:WordList ; kg:word ?w }"):
        found[_tail(row["l"])].add(row["w"].lower())
    return {name: frozenset(words) for name, words in found.items()}
