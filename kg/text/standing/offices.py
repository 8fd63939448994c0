"""Offices: who holds a post, and of which body.

A title before a name ("Hezbollah spokesman X") and a noun of office beside one ("X, the governor
of P", "named X as its commander") tell up to three things: the post itself, the body that its
holder belongs to, and, where the office is the first of that body, by whom the body is led. Of
somebody unnamed ("a Hamas official") only the body is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.acts.fillers import Part
from kg.text.acts.telling import Telling
from kg.text.grammar.heads import subjects
from kg.text.grammar.phrases import phrasal
from kg.text.grammar.stance import Stance
from kg.text.grammar.voice import passive
from kg.text.surface.bodynames import kind_of_label
from kg.text.who.appositions import after_comma, before_comma, beside, late_names
from kg.text.who.bodies import Body, body_beside, body_of
from kg.text.who.cast import Cast
from kg.text.who.mentions import conjuncts, noun, phrase
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import demonyms
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.surface.names import Name

__all__ = ["Office", "offices", "post", "tie"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office as one place of a text tells it, between two characters of it.

    `token` is its noun, or the name that its title stands before; `words` are those of the
    post, and empty where only a sort of person is told ("a Hamas fighter"). `leads` says
    whether it is the first office of its body. It is `bare` where all that is told of its
    holder is the body: "Hamas officials", "the commander of the RSF".
    """

    token: Token
    words: str
    start: int
    end: int
    holder: Part
    body: Body | None
    leads: bool
    bare: bool = False


def offices(who: Cast) -> Iterator[Office]:
    """Every office that titles and nouns tell of, former ones left out."""
    for person, name, index in who.posts:
        if not name.former and who.kind(person) == "Person":
            yield _of_title(who, person, name, who.parsed.doc[index])
    for token in who.parsed.doc:
        if _names_office(who, token):
            yield from _of_noun(who, token)


def post(who: Cast, office: Office) -> Entity | None:
    """The post that an office is, where a named person holds it."""
    if not office.words or who.kind(office.holder.entity) != "Person":
        return None
    title, key = office.words, (office.words.lower(),)
    parts = title.split()
    proper = any(word[:1].isupper() for word in parts[1:]) or fold(parts[0]) in demonyms()
    whole = key if proper and len(parts) > 2 else (*key, office.holder.entity)
    return Entity(mint("post", title, *whole), title, "Post")


def tie(who: Cast, office: Office) -> Telling | None:
    """That the holder of an office leads its body, or belongs to it."""
    if office.body is None or office.body.entity == office.holder.entity:
        return None
    body = Part(office.body.entity, office.body.token)
    if who.is_a(body.entity, "State") and not office.leads:
        return None  # a country has posts, not members
    frame = lexicon().frames["lead" if office.leads else "holder"]
    sides = ((body,), (office.holder,)) if office.leads else ((office.holder,), (body,))
    return Telling(frame.evokes, frame, office.token, Stance(), *sides, weak=office.bare)


# ── Titles ───────────────────────────────────────────────────────────────────


def _of_title(who: Cast, person: str, name: Name, token: Token) -> Office:
    body = body_beside(who, name, token)
    start, words = name.title_start, name.title
    if body is not None and body.before:
        start = phrase(who.parsed, body.token).start
        words = who.parsed.document.text[start : name.title_start] + name.title
    title = (name.title or name.sort).lower().split()
    many = set(title) & lexicon().lists["several"]
    leads = body is not None and not many and _first(who, " ".join(title[-2:]), body, sole=False)
    words = words if name.title and _is_post(words) else ""
    return Office(token, words, start, name.end, Part(person, token), body, leads)


# ── Nouns ────────────────────────────────────────────────────────────────────


def _names_office(who: Cast, token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    lists, known = lexicon().lists, {noun(token), token.lemma_.lower()}
    some = (
        word in lists["posts"] or word in lists["holderOf"] for word in known - lists["noPosts"]
    )
    return token.i not in who.parsed.names and any(some)


def _of_noun(who: Cast, token: Token) -> Iterator[Office]:
    if any(c.lower_ in lexicon().lists["former"] for c in token.lefts) or _past(token):
        return
    partner, body = _partner(who, token), body_of(who, token)
    if partner is None and who.kind(who.who(token)) == "UnnamedActor":
        yield _office(who, token, token, token, body)
    for holder in _holders(who, token, partner):
        yield _office(who, token, partner or holder, holder, body)


def _holders(who: Cast, token: Token, partner: Token | None) -> Iterator[Token]:
    """The persons whom a noun of office is said of; of several a list: "its leaders, A and B"."""
    if partner is None:
        return
    several = phrase(who.parsed, token).plural
    for holder in conjuncts(partner) if several else (partner,):
        if who.kind(who.who(holder)) == "Person" or (several and _is_person(who, holder)):
            yield holder


def _office(who: Cast, token: Token, first: Token, holder: Token, body: Body | None) -> Office:
    """The office that a noun tells; `first` is the first of those whom it is said of."""
    seen, told = phrase(who.parsed, token), holder.i != token.i
    end = who.parsed.offsets[_last(token, first)][1]
    return Office(
        token=token,
        words=_words(who, token, seen.start, end) if told else "",
        start=min(seen.start, who.parsed.start(holder)),
        end=max(end, who.parsed.end(holder)),
        holder=Part(who.who(holder), holder),
        body=body,
        leads=told and body is not None and _leads(who, token, body),
        bare=not told and not _tells(who, token, body),
    )


def _partner(who: Cast, token: Token) -> Token | None:
    """The person whom a noun of office is said of."""
    late = after_comma(token)
    found = next((p for p in _partners(token) if _is_person(who, p)), None)
    titled = found is not None and found.i in who.parsed.names and who.parsed.names[found.i].title
    if late is not None and (found is None or titled) and _is_person(who, late):
        return late
    return found


def _is_person(who: Cast, token: Token) -> bool:
    """Whether a name is a person's; of a name that tells no kind, its office tells that it is."""
    entity = who.who(token)
    label = who.facets[entity].entity.label if entity else ""
    guessed = who.kind(entity) == "Organization" and token.pos_ == "PROPN"
    if guessed and " " in label and label[:2].istitle() and not kind_of_label(label):
        who.retype(entity, "Person")
    return who.kind(entity) == "Person"


def _leads(who: Cast, token: Token, body: Body) -> bool:
    several = any(c.lower_ in lexicon().lists["several"] for c in token.lefts)
    sole = not phrase(who.parsed, token).plural
    return not several and _first(who, noun(token), body, sole=sole)


def _tells(who: Cast, token: Token, body: Body | None) -> bool:
    """Whether an office tells more of somebody unnamed than that the body has such people."""
    if body is None or body.common or who.kind(body.entity) == "UnnamedActor":
        return False
    one = any(c.lower_ in ("a", "an", "another", "one") for c in token.lefts)
    return one or phrase(who.parsed, token).amount is not None


def _past(token: Token) -> bool:
    """Whether a noun is what somebody was: "X, who was vice-president until May"."""
    return token.dep_ == "attr" and token.head.lemma_ == "be" and token.head.tag_ == "VBD"


def _words(who: Cast, token: Token, first: int, last: int) -> str:
    """The words of a post, its owner named where a pronoun stands; empty where it is none."""
    lists, owner = lexicon().lists, phrase(who.parsed, token).owner
    words = " ".join(who.parsed.document.text[first:last].split())
    if token.lemma_.lower() not in lists["posts"] and noun(token) not in lists["posts"]:
        return ""
    if owner is not None and owner.pos_ == "PRON":
        words = " ".join(who.parsed.document.text[who.parsed.end(owner) : last].split())
        if whose := who.who(owner):
            words = f"{words} of {who.facets[whose].entity.label}"
    words = words.replace(token.text, token.lemma_) if token.tag_ == "NNS" else words
    return words if _is_post(words) else ""


def _is_post(words: str) -> bool:
    """Whether words are a post of somebody's or somewhere's, not a bare sort of person."""
    lists = lexicon().lists
    head = words.lower().split(" of ")[0].split(" for ")[0].split()
    return (
        bool(head)
        and words.lower() not in lists["vaguePosts"]
        and (head[-1] not in lists["noPosts"])
    )


def _partners(token: Token) -> Iterator[Token]:
    """Where a name can stand that a noun of office is said of."""
    yield from beside(token)
    yield from late_names(token)
    head = token.head
    if token.dep_ == "attr" and head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):
        yield from (c for c in head.children if c.dep_ == "nsubj")
    if token.dep_ == "nsubj" and head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):
        yield from (c for c in head.children if c.dep_ == "attr")  # "whose leader is X"
    if token.dep_ == "pobj" and head.lower_ == "as":
        yield from _appointed(head.head)
    if token.dep_ in ("oprd", "dobj", "attr", "xcomp", "ccomp"):
        yield from (p for p in _appointed(head) if p.i != token.i)
    if (name := before_comma(token)) is not None:
        yield name


def _appointed(verb: Token) -> Iterator[Token]:
    """Who comes into an office by a verb: "appointed X", "X was named", "X serves as"."""
    lists = lexicon().lists
    if phrasal(verb) in lists["serves"] or verb.lemma_ in lists["serves"]:
        yield from subjects(verb)
    elif verb.lemma_ in lists["appoints"] and not passive(verb):
        below = [c for c in verb.rights if c.dep_ in ("ccomp", "oprd")]  # "declared himself head"
        objects = [c for v in (verb, *below) for c in v.children if c.dep_ in ("dobj", "nsubj")]
        objects = [c for c in objects if c.i > verb.i]
        for token in objects:
            yield from subjects(verb) if token.lower_.endswith("self") else [token]
    elif verb.lemma_ in lists["appoints"]:
        yield from subjects(verb)


def _last(token: Token, holder: Token) -> int:
    """The last word of an office: before its holder, where he is told behind it."""
    limit = holder.left_edge.i if holder.i > token.i else token.doc[-1].i + 1
    mine = [t for t in token.subtree if t.i < limit and not t.is_punct and _inside(token, t)]
    return max((t.i for t in mine), default=token.i)


def _inside(head: Token, token: Token) -> bool:
    """Whether a token belongs to the words of a title: "of", "for" and what they hold."""
    inner = ("prep", "pobj", "compound", "amod", "det", "nmod", "poss", "case", "conj", "cc")
    while token.i != head.i:
        if token.dep_ not in inner:
            return False
        token = token.head
    return True


# ── The first office of a body ───────────────────────────────────────────────


def _first(who: Cast, office: str, body: Body, *, sole: bool) -> bool:
    """Whether an office is the first of its body, and not one of several or of a branch."""
    lists = lexicon().lists
    if who.is_a(body.entity, "State"):
        return _ends(office, "rulers")
    if not set(body.between) <= lists["wholly"]:
        return False
    sole = sole or who.is_a(body.entity, "MilitaryForce")
    return _ends(office, "heads") or (sole and _ends(office, "commanders"))


def _ends(office: str, name: str) -> bool:
    """Whether an office is of a word list, by all its words or by the last."""
    return bool({office, office.split()[-1]} & lexicon().lists[name])
