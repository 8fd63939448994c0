"""Names become entities: known ones, ones the document introduced, ones seen for the first time.

A name's kind is taken from the gazetteer, then from the words beside it ("X, an Iraqi group"),
then from its own words ("Ministry of ..."), and last from the statistical recogniser, whose
labels are unreliable for names of groups.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg import background, ontology
from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.surface.bodynames import kind_of_label
from kg.text.surface.localities import where
from kg.text.surface.names import Name
from kg.text.who.appositions import bearer
from kg.text.who.cast import Cast
from kg.text.who.choosing import chosen, kind_told, nation
from kg.text.who.evidence import kind_beside
from kg.text.who.mentions import Phrase
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import adjective, capitals, demonyms, gazetteer, is_town
from kg.text.words.tokens import Token

__all__ = ["known_entity", "named", "proper", "twin", "unknown"]

_LABELS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "NORP": "UnnamedActor",
}
_BODIES = ("Agency", "Government", "InternationalOrganization", "MilitaryForce")
_NOBODY = ("DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART", "ORDINAL")


def named(who: Cast, name: Name, token: Token | None = None) -> str:
    """The entity of a name found on the surface."""
    if owner := chosen(who, name.known):
        return who.call(who.add(known_entity(owner)), name.label, name.start)
    if name.known:
        return _nobodys(who, name, token)
    state = _state_before(who, token)
    label = f"{adjective(state)} {name.label}" if state else name.label
    if found := twin(who, label):
        return found
    told = kind_beside(who, token) if token is not None else ""
    if name.kind and (told != "ArmedGroup" or name.kind == "Person"):
        told = name.kind  # but "the Orda People's Army (OPA), a rebel group" is no state's
    elif told == "Person" and name.acronym:
        told = ""  # nobody is introduced by an acronym
    if not any(ontology.is_a(told, kind) for kind in ("Agency", "Government", "MilitaryForce")):
        label = name.label
    return who.add(unknown(label, told or "Organization"))


def _state_before(who: Cast, token: Token | None) -> str:
    """The state whose body a name is by the word before it: Ukraine's Ministry of Defence."""
    for child in token.lefts if token is not None else ():
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            state = nation(who, child)
            ids = [state] if state else gazetteer().ids.get((fold(child.text),), ())
            states = [i for i in ids if background.known()[i].kind == "State"]
            if states:
                return states[0]
    return ""


def _nobodys(who: Cast, name: Name, token: Token | None) -> str:
    """A name of several known ones of whom none is plainly meant: an entity by itself."""
    if found := twin(who, name.label):
        return found
    kinds = {background.known()[owner].kind for owner in name.known}
    told = kinds.pop() if len(kinds) == 1 else kind_told(who, token)
    kind = told if told not in ("", "Actor") else kind_of_label(name.label) or "Organization"
    return who.add(unknown(name.label, kind))


def known_entity(identifier: str) -> Entity:
    """An actor or place of the gazetteer as an entity."""
    known = background.known()[identifier]
    return Entity(known.id, known.label, known.kind, known.aliases)


def unknown(label: str, kind: str) -> Entity:
    room = "place" if ontology.is_a(kind, "Place") and kind != "State" else "actor"
    key = " ".join(fold(word) for word in label.replace("-", " ").split())
    return Entity(mint(room, label, key, room), label, kind)


def twin(who: Cast, label: str) -> str:
    """An entity of the cast that a shorter name stands for: surname, last words, acronym.

    Of several it is the one told of last; a first name serves where no surname is so.
    """
    words, told = _words(label), []
    for identifier, facet in who.facets.items():
        names = [_words(n) for n in (facet.entity.label, *facet.entity.aliases)]
        if fit := max((_fit(facet.entity.kind, words, known) for known in names), default=0):
            last = facet.seen[-1][1].i if facet.seen else -1
            told.append((fit, last, identifier))
    return max(told)[2] if told else ""


def _fit(kind: str, words: tuple[str, ...], known: tuple[str, ...]) -> int:
    """How well a name stands for a longer one: 3 in full, 2 as surname, 1 as first name."""
    if words == known:
        return 3
    if len(known) > 1 and words[:1] != known[:1] and words[-1:] != known[-1:]:
        return 0
    if len(words) >= len(known) > 1 or not words:
        return 0
    if len(known) == 1:  # "Naxal" and "Naxals"
        armed = ontology.is_a(kind, "ArmedGroup") and len(words) == 1
        return 3 if armed and words[0].removesuffix("s") == known[0].removesuffix("s") else 0
    if any(ontology.is_a(kind, k) for k in _BODIES):
        return 2 if known[-len(words) :] == words and _in_office(words) else 0
    if kind == "Person":
        given = words == known[:1] and words[0] not in lexicon().lists["particles"]
        return 2 if known[-len(words) :] == words else int(given)
    if kind == "State" and words[0] in lexicon().lists["directions"]:
        return int(words == known[:1])  # "the North"
    return 2 if len(words) == 1 and _distinct(kind, words[0], known) else 0


@lru_cache(maxsize=4096)
def _words(label: str) -> tuple[str, ...]:
    """The words of a name, a country for its nationality, without what only follows: "Jr."."""
    words = tuple(fold(w) for w in label.replace("-", " ").split())
    if len(words) > 1 and (state := demonyms().get(words[0])):  # "Chinese Coast Guard"
        words = (*(fold(w) for w in background.known()[state].label.split()), *words[1:])
    suffixes = {fold(w) for w in lexicon().lists["suffixes"]}
    return words[:-1] if len(words) > 1 and words[-1] in suffixes else words


def _in_office(words: tuple[str, ...]) -> bool:
    """Whether words end as the name of a body does: "the Council", "Ministry of Defence"."""
    return len(words) > 1 or words[-1] in lexicon().classes


def _distinct(kind: str, word: str, known: tuple[str, ...]) -> bool:
    """The last word of a longer name of a group, where no other could be meant by it.

    What follows "of" or "in" says where a group is or what it is for, and is no name of it.
    """
    return (
        ontology.is_a(kind, "ArmedGroup")
        and len(known) > 1
        and len(word) > 4
        and word == known[-1]
        and word not in lexicon().classes
        and known[-2] not in lexicon().lists["nameLinks"]
    )


def proper(who: Cast, token: Token, seen: Phrase) -> str | None:
    """A name the surface did not show: its span from the recogniser, its kind from context.

    None where the capitals only dress up a description: "the Prime Minister".
    """
    label = re.sub(r"^The\s+(?=\S)", "", _label(who, token))
    if token.dep_ in ("compound", "amod", "nmod") and label.lower() in lexicon().lists["peoples"]:
        return ""  # Tuareg rebels: a people, nobody
    if " " in label and label.split()[-1].lower() in lexicon().lists["occasions"]:
        return ""  # Armed Forces Day
    if found := _nicknamed(who, token, label) or _acting_capital(who, token, seen, label):
        return found
    if found := twin(who, label):
        if found not in who.meaning.values() or label != who.facets[found].entity.label:
            who.step(token, seen, "alias", found)
        return found
    if fold(label) in demonyms() and token.tag_ == "NNPS":
        return who.add(
            Entity(mint("actor", label, who.parsed.document.id, label), label, "UnnamedActor")
        )
    if fold(label) in demonyms() and (state := nation(who, token)):
        return who.add(known_entity(state))
    if {label.lower(), label.split()[-1].lower()} & lexicon().lists["posts"]:
        return None
    if (
        seen.lemma in lexicon().classes
        and label.lower() == seen.lemma
        and (seen.modifiers or seen.owner is not None)
    ):
        return None
    spoken = "Place" if fold(label) in capitals() else kind_of_label(label)
    kind = (
        "Place"
        if spoken == "Place"
        else kind_beside(who, token)
        or spoken
        or _town(token, label)
        or where(token)
        or _LABELS.get(token.ent_type_, "")
    )
    if kind in ("Place", "Person") and not spoken and _acronym(label):
        kind = "Organization"  # "M23" is no place, whatever the recogniser thinks
    if not kind and (token.ent_type_ in _NOBODY or not label[:1].isupper() or len(label) < 2):
        return ""
    kind = kind or "Organization"
    return who.add(unknown(label, kind))


def _nicknamed(who: Cast, token: Token, label: str) -> str:
    """The person who goes by one more name: "Karim Bashir, known as Abu Sakhr"."""
    host = bearer(token)
    entity = who.who(host) if host is not None else ""
    if who.kind(entity) != "Person":
        return ""
    who.alias(entity, label)
    return entity


def _acting_capital(who: Cast, token: Token, seen: Phrase, label: str) -> str:
    """The state whose capital backs, leads or stands behind others: "Tehran-backed"."""
    state, behind = capitals().get(fold(label), ""), token.doc[token.i + 1 : token.i + 3]
    frame = lexicon().hyphens.get(behind[-1].lower_) if len(behind) == 2 else None
    if not state or frame is None or behind[0].text != "-":
        return ""
    if ontology.relations()[frame.evokes].range == "Place":
        return ""
    who.step(token, seen, "capital", state)
    return who.add(known_entity(state))


def _town(token: Token, label: str) -> str:
    """A place by its name alone, unless it speaks or is a word like others: "Austin said"."""
    other = label.lower() in lexicon().classes or token.ent_type_ in _NOBODY  # "March"
    if other or not is_town(label):
        return ""
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in lexicon().lists["speech"]
    return "" if speaks and token.ent_type_ == "PERSON" else "Place"


def _label(who: Cast, token: Token) -> str:
    """The words of a name: the recogniser's span around its head, or the capitalised run."""
    doc, first = token.doc, token.i
    if token.ent_type_ in _LABELS and (first + 1 == len(doc) or doc[first + 1].ent_iob_ != "I"):
        while doc[first].ent_iob_ == "I":
            first -= 1
        while first < token.i and (doc[first].pos_ == "DET" or not doc[first].text[:1].isupper()):
            first += 1
        return who.parsed.words(first, token.i)
    if body := _body_of(who, token):
        return body
    first = token.i
    while (
        first > 0
        and token.doc[first - 1].dep_ == "compound"
        and token.doc[first - 1].text[:1].isupper()
    ):
        first -= 1
    return who.parsed.words(first, token.i)


def _body_of(who: Cast, token: Token) -> str:
    """A body named by what it is of: "Ministry of National Defence"."""
    if "bodies" not in lexicon().classes.get(token.lower_, ()):
        return ""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            inner = [g for g in child.children if g.dep_ == "pobj" and g.text[:1].isupper()]
            if inner and inner[0].i not in who.parsed.names:
                return who.parsed.words(token.i, inner[0].i)
    return ""


def _acronym(label: str) -> bool:
    return label.isupper() or any(c.isdigit() for c in label)
