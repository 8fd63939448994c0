"""Acts laid at somebody's door: responsibility that is claimed, and blame that is put on others.

"X claimed responsibility for the attack" makes X speaker and agent; "Y blamed X for the attack"
makes X the agent in Y's telling. A spokesman claims for those he speaks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Certainty, Polarity
from kg.text.acts.fillers import Part, agents_of
from kg.text.acts.telling import Telling
from kg.text.acts.tellings import of_noun
from kg.text.grammar import clauses, heads, voice
from kg.text.grammar.phrases import eventful
from kg.text.grammar.stance import Stance, stance
from kg.text.speakers.speech import is_blame
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["responsibility"]


_FIGHTING = ("ArmedGroup", "MilitaryForce", "State")


def responsibility(who: Cast, bodies: Mapping[str, str]) -> Iterator[Telling]:
    """Acts as told by who claims or blames; `bodies` gives whom a spokesman serves."""
    for verb in who.parsed.doc:
        if verb.pos_ not in ("VERB", "AUX") or stance(verb).polarity is not Polarity.POSITIVE:
            continue
        if verb.lemma_ == "be":
            yield from _behind(who, verb)
        elif verb.pos_ == "VERB":
            yield from _claimed(who, verb, bodies)
            yield from _blamed(who, verb)


def _claimed(who: Cast, verb: Token, bodies: Mapping[str, str]) -> Iterator[Telling]:
    if verb.lemma_.lower() in lexicon().lists["denial"]:
        yield from _denied(who, verb, bodies)
    if verb.lemma_.lower() not in lexicon().lists["responsibility"]:
        return
    if voice.passive(verb):  # "the attack was claimed by X"
        found = clauses.places(verb)
        agents, _ = agents_of(who, found["subject"])
        served = [replace(p, entity=_served(who, p.entity, bodies)) for p in agents]
        for thing in found["object"]:
            for act in _owned(thing):
                yield from _done_by(who, act, served, verb, agents)
        return
    owned = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == "responsibility"]
    if not owned and verb.lemma_.lower() not in lexicon().lists["affirmation"]:
        return
    agents, _ = agents_of(who, heads.subjects(verb))
    served = [replace(p, entity=_served(who, p.entity, bodies)) for p in agents]
    acts = [g for t in (verb, *owned) for g in clauses.places(t).get("for", [])]
    acts = acts if owned else clauses.places(verb)["object"]  # "claimed the attack"
    for act in acts:
        for made in _done_by(who, act, served, verb, agents):
            if owned or made.points_back or made.seconds or made.places:
                yield made
    if owned and served and not acts:
        yield _of_before(owned[0], served, verb, agents)


def _denied(who: Cast, verb: Token, bodies: Mapping[str, str]) -> Iterator[Telling]:
    """Acts that somebody says he had no part in: "denied responsibility for the attack"."""
    lists = lexicon().lists
    parts = [t for t in clauses.places(verb)["object"] if t.lemma_ in lists["answering"]]
    deniers, _ = agents_of(who, clauses.places(verb)["subject"])
    served = [replace(p, entity=_served(who, p.entity, bodies)) for p in deniers]
    for act in (g for t in parts for n in ("for", "in") for g in clauses.places(t).get(n, [])):
        for made in _done_by(who, act, served, verb, deniers):
            yield replace(made, stance=replace(made.stance, polarity=Polarity.NEGATIVE))


def _behind(who: Cast, verb: Token) -> Iterator[Telling]:
    """Acts that somebody is said to stand behind: "the army said X was behind the attack"."""
    agents, _ = agents_of(who, heads.subjects(verb))
    found = clauses.places(verb).get("behind", [])
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ in lexicon().lists["guilty"]:
            hung = clauses.places(child)
            found = [*found, *hung.get("for", []), *hung.get("of", [])]
    for act in found:
        if agents and act.pos_ == "PRON":
            yield _of_before(act, agents, verb, [])
        else:
            yield from _done_by(who, act, agents, verb, [])


def _blamed(who: Cast, verb: Token) -> Iterator[Telling]:
    if not is_blame(verb):
        return
    found = clauses.places(verb)
    accusers, _ = agents_of(who, found["subject"])
    laid = [t for t in found["object"] if not who.who(t) and eventful(clauses.inner(t))]
    if laid:  # "blamed the attack on X", "laid it to X"; X may hang on the attack
        beside = [*clauses.places(laid[-1]).get("on", ())][-1:]
        accused, _ = agents_of(who, [*found.get("to", []), *found.get("on", beside)])
        for act in laid:
            yield from _done_by(who, act, accused, verb, accusers)
        return
    accused, _ = agents_of(who, found["object"] or found.get("on", []))
    hung = [c for t in (verb, *found["object"]) for c in t.rights if c.pos_ == "ADJ"]
    # "blamed X for it", hung on X; "held X responsible for it"
    beside = [clauses.places(t) for t in (*found["object"], *hung)]
    acts = [g for n in ("for", "of", "over") for f in (found, *beside) for g in f.get(n, [])]
    for act in acts:
        yield from _done_by(who, act, accused, verb, accusers)
    fighting = [p for p in accused if who.kind(p.entity) in _FIGHTING]
    if fighting and accusers and not (acts or _goes_on(verb)):
        yield _of_before(accused[0].token, accused, verb, accusers)


def _goes_on(verb: Token) -> bool:
    """Whether a verb has more below it: then it is of something else that somebody is blamed."""
    return any(c.dep_ in ("prep", "xcomp", "ccomp", "pcomp") for c in verb.rights)


def _owned(thing: Token) -> list[Token]:
    """What somebody owns up to: the act itself, or what responsibility for it is claimed."""
    if thing.lemma_ == "responsibility":
        return clauses.places(thing).get("for", [])
    if thing.pos_ == "PRON" and thing.head.dep_ == "relcl":
        thing = thing.head.head
        if thing.dep_ == "pobj" and not eventful(thing):
            thing = thing.head.head  # "the attack on a market, which was claimed by X"
    return [thing]


def _of_before(about: Token, doers: list[Part], verb: Token, tellers: list[Part]) -> Telling:
    """That somebody did what was told before: "X claimed responsibility", "X is behind it"."""
    teller = tellers[0].entity if tellers else ""
    frame = lexicon().frames["attack"]
    told = Telling("Attack", frame, about, stance(verb), tuple(doers), teller=teller)
    return replace(told, support=verb, weak=True, of_before=True)


def _done_by(
    who: Cast, act: Token, agents: list[Part], verb: Token, tellers: list[Part]
) -> Iterator[Telling]:
    teller = tellers[0].entity if tellers else ""
    doers = {a.entity for a in agents}
    for made in list(of_noun(who, act)) or of_noun(who, clauses.inner(act)):
        if made.is_event and agents:
            told = replace(made, support=verb, teller=teller, weak=False, firsts=tuple(agents))
            told = replace(told, stance=_no_surer(made.stance, stance(verb)))
            # "blamed the attack on X": X was not attacked
            yield replace(told, seconds=tuple(p for p in made.seconds if p.entity not in doers))


def _no_surer(one: Stance, other: Stance) -> Stance:
    """How an act is meant, no surer than who did it."""
    order = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)
    return replace(one, certainty=max(one.certainty, other.certainty, key=order.index))


def _served(who: Cast, entity: str, bodies: Mapping[str, str]) -> str:
    """The group or body that a spokesman speaks for, or the speaker."""
    facet = who.facets.get(entity)
    speaks = facet is not None and any("spokes" in w for w in (*facet.posts, *facet.lemmas))
    return bodies.get(entity, entity) if speaks else entity
