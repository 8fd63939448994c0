"""Which body an office is of: "Hamas's leader", "commander of the RSF", "an army spokesman"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import background, ontology
from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.surface.bodynames import anybodys, kind_of_label, people
from kg.text.who.cast import Cast
from kg.text.who.choosing import chosen
from kg.text.who.mentions import phrase, prefix
from kg.text.who.naming import known_entity, unknown
from kg.text.who.referents import modifier
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import adjective, gazetteer, peoples
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.surface.names import Name

__all__ = ["Body", "body_beside", "body_of"]

_RUN = ("compound", "nmod", "amod")
_KINDS = ("ArmedGroup", "Organization", "MilitaryForce", "Government", "State")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that an office is of, the token that stands for it, and what narrows the office.

    `between` are the words that make the office one of a branch: "military" in "the group's
    military chief". `before` says whether the body's words stand before a title and outside it,
    `common` whether they are but a common noun: "police officers".
    """

    entity: str
    token: Token
    between: tuple[str, ...] = ()
    before: bool = False
    common: bool = False


def body_of(who: Cast, token: Token) -> Body | None:
    """The body of a noun of office, by what is behind it, by its owner, by what is before it."""
    owner = phrase(who.parsed, token).owner
    left = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod")]
    behind = [
        g
        for c in token.rights
        if c.dep_ == "prep" and c.lower_ in ("of", "for", "with", "at")
        for g in c.children
        if g.dep_ == "pobj"
    ]
    sides = [*behind, *([owner] if owner is not None else []), *reversed(left)]
    sides = [side for side in sides if not _is_domain(who, side)]
    named = [(side, entity) for side in sides if _is_body(who, entity := _named(who, side))]
    state = next(((t, e) for t, e in named if who.is_a(e, "State")), None)
    for side, entity in named:
        if not who.is_a(entity, "State"):
            narrowing = [c for c in left if c.i > side.i or side.i > token.i]
            narrowing += [g for g in behind if g.i != side.i]
            return Body(entity, side, _lower(narrowing))
    first = left[0].left_edge.i if left else token.i
    words = [t.lower_ for t in token.doc[first : token.i]]
    if found := _by_noun(who, words, state[1] if state else ""):
        return Body(found[0], token, found[1], common=True)
    if state:
        return Body(state[1], state[0], _lower(c for c in left if c.i != state[0].i))
    return None


def body_beside(who: Cast, name: Name, token: Token) -> Body | None:
    """The body of the title before a name, inside the title or before it."""
    token = _first_titled(who, name, token)
    words = (name.title or name.sort).replace("'s", " ").replace("’s", " ").split()
    inside = list(_in_title(who, words))
    for entity, between in inside:
        if not who.is_a(entity, "State"):
            return Body(entity, token, between)
    if found := _before_title(who, name, token):
        return Body(*found, _lower(words[:-1]), before=found[1].tag_ not in ("PRP$", "WP$"))
    state = inside[0][0] if inside else ""
    if by_noun := _by_noun(who, _lower(words[:-1]), state):
        return Body(by_noun[0], token, by_noun[1], common=True)
    return Body(state, token, inside[0][1]) if inside else None


def _first_titled(who: Cast, name: Name, token: Token) -> Token:
    """The first of those who share a title: "Karu Alliance leaders X and Y"."""
    while token.dep_ == "conj" and (other := who.parsed.names.get(token.head.i)):
        if not name.title_end or other.title_start != name.title_start:
            break
        token = token.head
    return token


def _before_title(who: Cast, name: Name, token: Token) -> tuple[str, Token] | None:
    """The body whose name a parser hangs on the person: "Karu Alliance chairman X"."""
    left = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "poss")]
    if not left or prefix(token):
        return None
    first = left[0].left_edge.i
    run = token.doc[first : left[-1].i + 1]
    named = len(run) > 1 and all(t.text[:1].isupper() and t.dep_ in _RUN for t in run)
    if named and (name.title or name.sort).islower():
        label = who.parsed.words(first, left[-1].i)
        if all(people(word) for word in label.split()):
            return None  # "the Malian Tuareg commander X"
        return next(iter(_known(who, label.split())), "") or _unseen(who, label), left[-1]
    if _is_body(who, entity := _named(who, left[-1])):
        return entity, left[-1]
    return None


def _unseen(who: Cast, label: str) -> str:
    return who.add(unknown(label, kind_of_label(label) or "Organization"))


def _in_title(who: Cast, words: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Bodies and states that the words of a title name, the longest names first."""
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length):
            last = first + length
            for entity in _known(who, words[first:last]):
                yield entity, _lower(words[last:-1])


def _known(who: Cast, words: Sequence[str]) -> list[str]:
    """The bodies and states that words in a title name."""
    label = " ".join(words)
    sorting = label.lower() in lexicon().lists["postModifiers"] and not label.isupper()
    if sorting or not label[:1].isupper():
        return []
    told = [
        identifier
        for identifier, facet in who.facets.items()
        if label in (facet.entity.label, *facet.entity.aliases) and _is_body(who, identifier)
    ]
    key = tuple(fold(w) for w in label.replace("-", " ").split())
    named = gazetteer().ids.get(key, ())
    if anybodys(label):  # "Congress leader": of a country that is told of
        told_of = {f.entity.label for f in who.facets.values() if f.entity.kind == "State"} | {""}
        named = tuple(i for i in named if background.known()[i].country in told_of)
    known = [*named, *filter(None, [chosen(who, peoples().get(fold(label), ()))])]
    told += [
        who.add(known_entity(identifier))
        for identifier in known
        if any(ontology.is_a(background.known()[identifier].kind, kind) for kind in _KINDS)
    ]
    if not known and (kind := _telling(label)):
        told.append(who.add(unknown(label, kind)))
    return told


def _telling(label: str) -> str:
    """The kind of body that a name seen only in a title tells by its own look: "M23"."""
    if (len(label) > 1 and label.isupper()) or any(c.isdigit() for c in label):
        return "Organization"
    sorting = label.split()[-1].lower() in lexicon().lists["postModifiers"]  # "Pentagon Press"
    kind = kind_of_label(label) if " " in label and not sorting else ""
    return kind if kind in _KINDS else ""


def _named(who: Cast, token: Token) -> str:
    """Whom a word beside an office names; a word that only sorts the office names nobody."""
    alone = not token.text.isupper() and not any(c.dep_ == "compound" for c in token.lefts)
    sorting = token.lower_ in lexicon().lists["postModifiers"] and alone  # not the Crisis Group
    left = token.i < token.head.i and token.dep_ != "poss" and token.i not in who.parsed.names
    if left and (sorting or (token.head.text.istitle() and _plain(token))):
        return ""
    return modifier(who, token)


def _plain(token: Token) -> bool:
    """Whether a capital may only be that of a title: "Personal Representative"."""
    single = not any(c.dep_ == "compound" for c in token.lefts)
    return single and not token.text.isupper() and not any(c.isdigit() for c in token.text)


def _by_noun(who: Cast, words: Sequence[str], state: str) -> tuple[str, tuple[str, ...]] | None:
    """The body that a common noun before an office means: "air force commander", "army chief"."""
    for length in (2, 1):
        for last in range(len(words), length - 1, -1):
            lemma = " ".join(words[last - length : last])
            classes = lexicon().classes.get(lemma, lexicon().classes.get(lemma.rstrip("s"), ()))
            if found := _of_sort(who, lemma, frozenset(classes), state):
                return found, tuple(words[last:])
    return None


def _of_sort(who: Cast, lemma: str, classes: frozenset[str], state: str) -> str:
    """The body of a sort that a text has told of, or that a state has one of."""
    if "services" in classes and state:
        label = f"{adjective(state)} {lemma}"
        return who.add(Entity(mint("actor", label, state, lemma), label, "MilitaryForce"))
    if not classes & {"services", "groups", "members"}:
        return ""
    told = [
        (facet.seen[-1], identifier)
        for identifier, facet in who.facets.items()
        if lemma.removesuffix("s") in facet.lemmas and facet.seen
        if _is_body(who, identifier) or ("services" in classes and facet.entity.label == lemma)
    ]
    if told or "services" not in classes or lemma in lexicon().lists["matters"]:
        return max(told)[1] if told else ""
    key = (who.parsed.document.id, lemma)
    return who.add(Entity(mint("actor", lemma, *key), lemma, "UnnamedActor"))


def _is_domain(who: Cast, token: Token) -> bool:
    """Whether a phrase is what an office is for, and no body: "Minister of National Defence"."""
    words = phrase(who.parsed, token).words.lower()
    domains = lexicon().lists["domains"]
    return token.i not in who.parsed.names and (words in domains or words.split()[-1] in domains)


def _is_body(who: Cast, entity: str) -> bool:
    return any(who.is_a(entity, kind) for kind in _KINDS)


def _lower(words: Iterable[Token | str]) -> tuple[str, ...]:
    return tuple((w if isinstance(w, str) else w.text).lower() for w in words)
