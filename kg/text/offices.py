"""Offices: who holds a post, and which body they hold it of.

"Hezbollah spokesman X", "X, the governor of P", "a Hamas official": a title or a noun of office
tells up to three things, the post itself, the body that its holder belongs to, and, where the
office is the first of its body, by whom that body is led.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Entity, mint
from kg.text.cast import Cast
from kg.text.cues import Frame, lexicon
from kg.text.descriptions import late_names
from kg.text.fillers import Part
from kg.text.gazetteer import demonyms, fold, gazetteer
from kg.text.mentions import noun, phrase
from kg.text.naming import known_entity
from kg.text.referents import modifier

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Post", "holding", "posts"]


@dataclass(frozen=True, slots=True)
class Post:
    """A person said to hold a post, and the characters that say so."""

    person: str
    post: Entity
    start: int
    end: int
    token: Token


def posts(who: Cast) -> Iterator[Post]:
    """Posts told by titles before names and by nouns of office beside them."""
    text = who.parsed.document.text
    for person, name, index in who.posts:
        if not name.former and _is_office(name.title):
            span = (name.title_start, name.end)
            yield Post(person, _post(name.title, person), *span, who.parsed.doc[index])
    for token in who.parsed.doc:
        partner = _titled_beside(who, token)
        if partner is None:
            continue
        last = max((t.i for t in token.subtree if _inside(token, t)), default=token.i)
        first = phrase(who.parsed, token).start
        end = who.parsed.offsets[last][1]
        title = " ".join(text[first:end].split())
        if not _is_office(title):
            continue
        start = min(first, who.parsed.start(partner))
        yield Post(
            who.who(partner),
            _post(title, who.who(partner)),
            start,
            max(end, who.parsed.end(partner)),
            token,
        )


def _is_office(title: str) -> bool:
    """Whether a title is a post of somebody's or somewhere's, not a bare sort of person."""
    vague = {"leader", "head", "official", "founder", "co-founder", "analyst", "deputy", "diplomat"}
    return bool(title) and title.lower() not in vague and not title.lower().startswith("militant")


def _post(title: str, person: str) -> Entity:
    proper = (
        any(word[:1].isupper() for word in title.split()[1:])
        or fold(title.split()[0]) in demonyms()
    )
    key = (title.lower(),) if proper and len(title.split()) > 2 else (title.lower(), person)
    return Entity(mint("post", title, *key), title, "Post")


def _titled_beside(who: Cast, token: Token) -> Token | None:
    """The person that a noun of office stands beside: "X, a spokesman for Y", "X is governor"."""
    lists = lexicon().lists
    if token.pos_ not in ("NOUN", "PROPN") or token.i in who.parsed.names:
        return None
    if noun(token) not in lists["posts"] and token.lemma_.lower() not in lists["posts"]:
        return None
    if any(c.lower_ in lists["former"] for c in token.lefts):
        return None
    partners = [c for c in token.rights if c.dep_ == "appos"] + late_names(token)
    if token.dep_ == "appos":
        partners.append(token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be" and token.head.tag_ in ("VBZ", "VBP"):
        partners += [c for c in token.head.children if c.dep_ == "nsubj"]
    return next((p for p in partners if who.kind(who.who(p)) == "Person"), None)


def _inside(head: Token, token: Token) -> bool:
    """Whether a token belongs to the words of a title: "of", "for" and what they hold."""
    while token.i != head.i:
        if token.dep_ not in (
            "prep",
            "pobj",
            "compound",
            "amod",
            "det",
            "nmod",
            "poss",
            "case",
            "conj",
            "cc",
        ):
            return False
        token = token.head
    return True


def holding(who: Cast, token: Token, entity: str) -> Iterator[tuple[Frame, Part]]:
    """Bodies that somebody belongs to by post: "a Hamas official", "commander of the RSF"."""
    lists = lexicon().lists
    noun_ = token.lemma_.lower()
    persons = who.kind(entity) in ("Person", "UnnamedActor")
    if token.i in who.parsed.names:
        yield from _by_title(who, token)
        return
    if not persons or noun_ not in lists["holderOf"]:
        return
    seen = phrase(who.parsed, token)
    sides = [*seen.modifiers, *([seen.owner] if seen.owner is not None else [])]
    sides += [
        g
        for c in token.rights
        if c.dep_ == "prep" and c.lower_ in ("of", "for", "with")
        for g in c.children
    ]
    for side in sides:
        body = modifier(who, side)
        if _is_body(who, body) and body != entity:
            yield lexicon().frames["holder"], Part(body, side)
            return


def _by_title(who: Cast, token: Token) -> Iterator[tuple[Frame, Part]]:
    """The body that a title names: "Hezbollah leader Hassan Nasrallah"."""
    name = who.parsed.names[token.i]
    if not name.title or name.former:
        return
    words = name.title.replace("'s", " ").replace("’s", " ").split()
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            for body in _bodies(who, words[first : first + length]):
                leads = words[-1].lower() in _LEADERS and "deputy" not in name.title.lower()
                yield lexicon().frames["lead" if leads else "holder"], Part(body, token)
                return


_LEADERS = ("leader", "chief", "head", "chairman", "commander", "boss", "director", "emir")


def _bodies(who: Cast, words: list[str]) -> Iterator[str]:
    key = tuple(fold(w) for w in " ".join(words).replace("-", " ").split())
    label = " ".join(words)
    if label.lower() in lexicon().lists["postModifiers"]:
        return
    for identifier, facet in list(who.facets.items()):
        if label in (facet.entity.label, *facet.entity.aliases) and _is_body(who, identifier):
            yield identifier
    for identifier in gazetteer().ids.get(key, ()):
        if ontology.is_a(ontology.known()[identifier].kind, "Actor") and words[0][:1].isupper():
            who.add(known_entity(identifier))
            if _is_body(who, identifier):
                yield identifier


def _is_body(who: Cast, entity: str) -> bool:
    return any(
        who.is_a(entity, k) for k in ("ArmedGroup", "Organization", "MilitaryForce", "Government")
    )
