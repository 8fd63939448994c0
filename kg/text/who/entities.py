"""Who is who in one document: every noun phrase is taken to mean an entity, step by step.

Names come first (known, introduced, titled), then described actors, then phrases that point
back. Every step that the words alone do not tell is recorded as a `Resolution`.
"""

from __future__ import annotations

from kg.model import Entity, mint
from kg.text.parsing import Parsed
from kg.text.who.cast import Cast
from kg.text.who.choosing import nation
from kg.text.who.descriptions import described
from kg.text.who.mentions import Phrase, is_head, phrase
from kg.text.who.naming import known_entity, named, proper
from kg.text.who.pairs import mutual
from kg.text.who.pronouns import pronoun
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

__all__ = ["cast", "meant", "settle"]


_CROWDS = ("dozens", "scores", "hundreds", "thousands")


def cast(parsed: Parsed) -> Cast:
    """Read a parsed document from its first word to its last and say who every phrase means."""
    who = Cast(parsed)
    _register(who)
    for token in parsed.doc:
        if token.i not in parsed.names and (state := nation(who, token)):
            who.sight(who.add(known_entity(state)), token)
        if (is_head(token) or token.i in parsed.names) and token.i not in who.meaning:
            seen = phrase(parsed, token)
            if entity := meant(who, token, seen):
                who.see(entity, token, seen)
    return who


def _register(who: Cast) -> None:
    """Names before all else, so that a surname finds its person wherever it stands."""
    for index, name in sorted(who.parsed.names.items()):
        if name.title or name.acronym or name.last - name.first > 1:
            entity = named(who, name, who.parsed.doc[index])
            if name.acronym:
                who.alias(entity, name.acronym)
            if name.title or name.sort:
                who.posts.append((entity, name, index))
            if name.title and not name.former:
                who.facets[entity].posts.append(name.title)


def meant(who: Cast, token: Token, seen: Phrase) -> str:
    """The id of whom a phrase means, or nothing."""
    if mutual(token):
        return ""
    if counted := _counted(who, token):
        return counted
    if seen.pronoun:
        return pronoun(who, token, seen)
    if (token.pos_ == "NUM" or token.lower_ in _CROWDS) and not seen.name:
        return _numbered(who, token, seen)
    if seen.name:
        return named(who, seen.name, token)
    if (seen.proper and "weapons" not in seen.classes) or token.i in who.parsed.names:
        found = proper(who, token, seen)
        return described(who, token, seen) if found is None else found
    return described(who, token, seen)


def _counted(who: Cast, token: Token) -> str:
    """Who stands behind a number: "thousands of villagers", "nine of its soldiers"."""
    if token.pos_ != "NUM" and token.lemma_.lower() not in lexicon().lists["quantifiers"]:
        return ""
    if token.lemma_ == "part" and token.dep_ in ("appos", "attr"):
        return ""  # "X, part of Y", is not Y
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i not in who.meaning:
                    seen = phrase(who.parsed, inner)
                    if found := meant(who, inner, seen):
                        who.see(found, inner, seen)
                return who.meaning.get(inner.i, "")
    return ""


def _numbered(who: Cast, token: Token, seen: Phrase) -> str:
    """Somebody of whom only a number is told: "abducted about 240"."""
    if token.dep_ not in ("dobj", "nsubjpass") or token.ent_type_ not in (
        "CARDINAL",
        "QUANTITY",
        "",
    ):
        return ""
    if seen.amount is None:
        return ""
    words = seen.amount.words
    return who.add(
        Entity(mint("actor", words, who.parsed.document.id, words, token.i), words, "UnnamedActor")
    )


def settle(who: Cast, token: Token, entity: str) -> None:
    """Settle late whom a pronoun means, and with it what is said to be theirs."""
    seen = phrase(who.parsed, token)
    who.see(entity, token, seen)
    who.step(token, seen, "coreference", entity)
    if token.dep_ == "poss":
        owned = phrase(who.parsed, token.head)
        if owned.classes and (found := described(who, token.head, owned)):
            who.see(found, token.head, owned)
