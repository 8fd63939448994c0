"""A frame and the parts of a clause become a telling: who fills which part, and how it is meant.

Which frame a word evokes is found elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Modality, Polarity
from kg.text.acts.circumstances import host, kind_of, times
from kg.text.acts.complements import aims
from kg.text.acts.fillers import (
    Part,
    agents_of,
    among_themselves,
    any_of,
    instruments_of,
    partners,
    recipients_of,
    several,
    side,
    sides_of,
    sorts,
)
from kg.text.acts.telling import Telling
from kg.text.acts.themes import fitted
from kg.text.acts.weight import half
from kg.text.acts.whereabouts import places_of
from kg.text.grammar import clauses, heads, voice
from kg.text.grammar.lightverbs import light
from kg.text.grammar.phrases import harmless
from kg.text.grammar.replies import said_of
from kg.text.grammar.stance import Stance, hedge, stance
from kg.text.speakers.speech import home
from kg.text.who.mentions import conjuncts, noun
from kg.text.who.referents import all_of, belligerent, weapon
from kg.text.words.cues import Frame, lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["filled", "support_of"]


def filled(
    who: Cast, trigger: Token, frame: Frame, found: clauses.Places, words: tuple[str, ...]
) -> Telling | None:
    frame, found = fitted(who, trigger, frame, words, found)
    if not found:
        return None
    weapons = found.get("object", []) if frame.weapon_object else []
    if frame.weapon_object and not any_of(who, weapons, frozenset({"Weapon", "weapons"})):
        return None
    seconds, there = side(who, frame.second, found, frame.needs, weapons)
    firsts, _ = side(who, frame.first, found, frozenset({"Actor", "Weapon", "Capital"}), seconds)
    if frame.doer and not any_of(who, firsts, frame.doer):
        return None
    if frame.reciprocal and _named_so(trigger):
        return None
    if not firsts and _by_things(trigger, frame, found):
        return None
    mutual = among_themselves(frame, found)
    if mutual and not seconds:
        firsts = partners(who, firsts or found.get("head", []))
    both = mutual and several(who, firsts)
    if not seconds and not both and not _may_stand_alone(frame, found, trigger, there):
        return None
    return _event(who, trigger, frame, found, firsts, seconds, weapons)


def _by_things(verb: Token, frame: Frame, found: clauses.Places) -> bool:
    """Whether a clause names what did it, and that is nobody: "hit by falling prices"."""
    by = found.get("subject", [])
    if verb.pos_ != "VERB" or not by or any(t.pos_ != "NOUN" for t in by):
        return False
    if frame.evokes in lexicon().harm and all(harmless(t) for t in by):
        return True  # "the sanctions hit Kenya"
    return voice.passive(verb) and all(_mere_thing(t) for t in by)


def _mere_thing(token: Token) -> bool:
    """Whether a noun with words of its own names nobody, no weapon, no event."""
    known = {noun(token), token.lemma_.lower(), token.lower_}
    plain = token.lower_ == token.text and token.left_edge.i < token.i
    return plain and not any(w in lexicon().classes or w in lexicon().nouns for w in known)


def _named_so(verb: Token) -> bool:
    """Whether a verb only gives somebody a name: "called him a hero", "a man called X"."""
    deps = {c.dep_ for c in verb.children if c.pos_ in ("NOUN", "PROPN", "PRON")}
    named = "oprd" in deps and ("dobj" in deps or voice.passive(verb))
    return verb.pos_ == "VERB" and named


def _may_stand_alone(frame: Frame, found: clauses.Places, trigger: Token, there: bool) -> bool:
    """Whether a telling may leave its second side open."""
    if trigger.pos_ in ("NOUN", "PROPN") or frame.clause in ("harm", "ownharm"):
        return True
    told = [c for c in trigger.rights if c.dep_ == "ccomp" and c.left_edge.lower_ == "that"]
    below = told or any(heads.infinitive(c) for c in trigger.rights)
    if frame.complement == "planned" and below:
        return True
    if frame.complement == "demanded" and found.get("subject"):
        # "called for a ceasefire", "demanded the release": whom it is asked of is not told
        nouns = any(t.pos_ == "NOUN" for t in found.get("object", []))
        return bool(told) or nouns or bool(found.get("for"))
    if _unnamed_matter(trigger):
        return ontology.event_types()[frame.evokes].family == "Words"
    if there or found.get("object"):
        return bool(frame.theme or frame.weapon_object)
    return frame.evokes in lexicon().alone or bool(frame.theme or frame.weapon_object)


def _unnamed_matter(verb: Token) -> bool:
    """Whether a verb's object is a clause of its own: "condemned what it called a coup"."""
    return any(c.dep_ == "ccomp" and c.left_edge.lower_ == "what" for c in verb.rights)


def _event(
    who: Cast,
    trigger: Token,
    frame: Frame,
    found: clauses.Places,
    firsts: list[Token],
    seconds: list[Token],
    weapons: list[Token],
) -> Telling | None:
    agents, instruments = agents_of(who, firsts)
    instruments += [Part(e, t) for w in weapons for t in conjuncts(w) if (e := weapon(who, t))]
    instruments += instruments_of(who, found)
    amounts, destroyed, recipients = recipients_of(who, frame, seconds)
    agents, others = sides_of(frame, found, agents, recipients)
    own = {home(who, a.entity) for a in agents} if "teller" in frame.first else set()
    if own and recipients and not any(r.entity not in own for r in others):
        return None  # who says that he or his own did it accuses nobody
    recipients = others
    if ontology.is_a(frame.evokes, "Attack"):
        agents = [replace(a, entity=belligerent(who, a.entity, a.token)) for a in agents]
    base = support_of(trigger)
    made = Telling(
        kind=kind_of(frame, instruments, trigger),
        frame=frame,
        trigger=trigger,
        stance=_stance(trigger, base[1] if base else None, [*firsts, *seconds]),
        firsts=tuple(agents),
        seconds=tuple(recipients),
        instruments=tuple(instruments),
        places=tuple(places_of(who, trigger, found, seconds, frame.evokes)),
        amounts=tuple(amounts),
        destroyed=tuple(destroyed),
        topics=tuple(t for t in seconds if not all_of(who, t) and "event" in sorts(who, t)),
        count=times(who, trigger, base[1] if base else None),
        host=host(who, trigger, found, frame, agents),
    )
    if frame.complement == "planned" and not made.seconds:
        made = replace(made, seconds=tuple(aims(who, trigger, agents, frame.needs)))
    bare = not (agents or recipients or amounts or destroyed or made.places or made.host)
    verbal = trigger.pos_ not in ("NOUN", "PROPN")
    return None if verbal and (bare or half(made)) else made


def _stance(trigger: Token, support: Token | None, fillers: list[Token]) -> Stance:
    found = stance(support if support is not None else trigger)
    if support is not None and found.modality is Modality.ACTUAL:
        # "planned an attack", "ordered a raid": the light verb itself is not yet the deed
        for name, modality in (("planned", Modality.PLANNED), ("demanded", Modality.DEMANDED)):
            if support.lemma_ in lexicon().lists[name] - lexicon().lists["settled"]:
                found = replace(found, modality=modality)
    if said_of(trigger):
        found = replace(found, polarity=Polarity.POSITIVE)
    order = ["certain", "probable", "possible"]
    hedges = [found.certainty, hedge(trigger), *(hedge(t) for t in fillers)]
    return replace(found, certainty=max(hedges, key=order.index))


def support_of(noun: Token) -> tuple[str, Token] | None:
    """The light verb of an event noun; who announces a killing has not done it."""
    if heads.infinitive(noun):  # "is set to attack" is no attack yet
        return None
    found = light(noun)
    if found and found[0] == "agent" and found[1].lemma_ in lexicon().lists["affirmation"]:
        frames = lexicon().nouns.get(noun.lemma_.lower(), ())
        return None if any(f.evokes in lexicon().harm for _, f in frames) else found
    return found
