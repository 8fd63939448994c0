"""Who says so: the speaker of each clause, by verb of speech, "according to" or quotation.

The nearest speaker above a clause wins, so that an agency citing a monitor citing a group
leaves the group as speaker. Where nobody is named it is the publisher, who is returned as
an empty id here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ontology
from kg.text.clauses import climb, subjects
from kg.text.cues import lexicon
from kg.text.entities import settle
from kg.text.naming import known_entity
from kg.text.phrases import evoked
from kg.text.referents import actors, state_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.text.cast import Cast

__all__ = ["Speech", "home", "is_blame", "is_speech", "speech"]

_TEXTS = frozenset(
    [
        "statement",
        "report",
        "readout",
        "communique",
        "post",
        "release",
        "letter",
        "tweet",
        "video",
        "briefing",
        "notice",
        "message",
        "bulletin",
        "document",
        "announcement",
        "spokesperson",
        "study",
        "account",
        "update",
    ]
)
_OPEN, _CLOSE = "“«", "”»"


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is quoted where: by token for clauses, by character for open quotations."""

    who: Cast
    quoted: tuple[tuple[int, int, str], ...]

    def speaker(self, token: Token) -> str:
        """The id of who says what a token's clause tells; empty for the publisher."""
        return _above(self.who, token) or self._quoting(token) or _sentence_wide(self.who, token)

    def _quoting(self, token: Token) -> str:
        start = self.who.parsed.start(token)
        return next((s for first, last, s in self.quoted if first <= start < last), "")


def speech(who: Cast) -> Speech:
    """The speech of a document whose cast is known; settles whom "we" and "our" mean."""
    voices = Speech(who, tuple(_quotations(who)))
    for token in who.parsed.doc:
        if token.lower_ in ("we", "us", "our", "ours") and token.text != "US":
            own = [c for c in token.rights if c.dep_ == "appos" and who.who(c)]
            speaker = who.who(own[0]) if own else voices.speaker(token)
            if meant := home(who, speaker) if speaker else _narrator(who):
                settle(who, token, meant)
    return voices


def _narrator(who: Cast) -> str:
    """Who writes of itself as "we": the one that stands beside the word, if any does."""
    for token in who.parsed.doc:
        if token.lower_ == "we":
            for child in token.rights:
                if child.dep_ == "appos" and who.who(child):
                    return who.who(child)
    return ""


def is_speech(token: Token) -> bool:
    """Whether a verb tells that somebody says something."""
    lists, word = lexicon().lists, token.lemma_.lower()
    return token.pos_ in ("VERB", "AUX") and (word in lists["speech"] or word in lists["denial"])


def _above(who: Cast, token: Token) -> str:
    """The nearest speaker on the way up from a token."""
    if found := _according(who, token):
        return found
    for below, head in climb(token):
        if _holds(head, below) and (found := _voice(who, head)):
            return found
        if found := _according(who, head):
            return found
    return ""


def _holds(head: Token, below: Token) -> bool:
    """Whether a word tells that its subject says what stands below it."""
    if below.dep_ in ("ccomp", "parataxis"):
        return is_speech(head)
    if below.dep_ in ("prep", "pcomp") and is_blame(head):
        return True  # "accused X of arming rebels": the accuser says so
    return is_speech(head) and _reports(head, below)


def is_blame(verb: Token) -> bool:
    """Whether a verb lays an act at somebody's door."""
    return any(frame.complement == "alleged" for _, frame in evoked(verb))


def _reports(verb: Token, below: Token) -> bool:
    """Whether a verb reports again what its object names: "confirmed the deaths"."""
    lists = lexicon().lists
    told = verb.lemma_ in lists["affirmation"] or verb.lemma_ in lists["denial"]
    return told and below.dep_ in ("dobj", "pcomp", "xcomp") and below.lemma_ != "responsibility"


def _voice(who: Cast, verb: Token) -> str:
    """Who the subject of a verb of speech is."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        by = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        return _person(who, by[0]) if by else ""
    found = subjects(verb)
    return _person(who, found[0]) if found else ""


def _person(who: Cast, token: Token) -> str:
    """A speaker, or whoever issued the text that speaks: "a statement by CENTCOM said"."""
    if token.lemma_.lower() in _TEXTS and not who.who(token):
        for child in token.subtree:
            if (
                child.i != token.i
                and child.dep_ in ("poss", "pobj", "compound", "nmod")
                and who.is_a(who.who(child), "Actor")
            ):
                return who.who(child)
        return ""
    entity = who.who(token)
    if who.is_a(entity, "Place") and not who.is_a(entity, "State"):
        return next(iter(actors(who, token)), "") if state_of(who, entity) else ""
    return entity if who.is_a(entity, "Actor") else ""


def _according(who: Cast, token: Token) -> str:
    """ "According to X" on a token."""
    for child in token.children:
        if child.lower_ == "according" or (
            child.lower_ in ("per", "citing") and child.dep_ in ("prep", "advcl")
        ):
            for inner in child.subtree:
                if inner.dep_ in ("pobj", "dobj") and (found := _person(who, inner)):
                    return found
    return ""


def _sentence_wide(who: Cast, token: Token) -> str:
    """A speaker set beside the whole sentence, wherever the parser hung it."""
    root = token.sent.root
    if root.i != token.i and (found := _according(who, root)):
        return found
    for other in token.sent:
        if other.lower_ == "according" and other.dep_ in ("prep", "pcomp") and other.i > token.i:
            return _according(who, other.head)
    return ""


def _quotations(who: Cast) -> list[tuple[int, int, str]]:
    """Quotations of more than a few words with their speaker, as character ranges."""
    text, found = who.parsed.document.text, []
    start = -1
    for index, char in enumerate(text):
        if char in _OPEN or (char == '"' and start < 0):
            if start < 0:
                start = index
        elif (char in _CLOSE or char == '"') and start >= 0:
            if index - start > 20:
                found.append((start, index, _quoter(who, start, index)))
            start = -1
    return [q for q in found if q[2]]


def _quoter(who: Cast, start: int, end: int) -> str:
    """Whose words a quotation is: of the verb of speech in it, then beside it."""
    parsed = who.parsed
    inside = [s for s in parsed.sentences if s.end > start and s.start <= end]
    spans = list(parsed.doc.sents)
    for sentence in inside:
        for token in spans[sentence.index]:
            outside = not start <= parsed.start(token) < end
            if is_speech(token) and outside and (found := _voice(who, token)):
                return found
    first = inside[0].index if inside else 0
    if first:
        for token in spans[first - 1]:
            if (
                is_speech(token)
                and token.dep_ in ("ROOT", "conj")
                and (found := _voice(who, token))
            ):
                return found
    # a quotation that began in the sentence before: "... ," X said. "And ..."
    return ""


def home(who: Cast, speaker: str) -> str:
    """Whom "we" and "our" mean: the state or body that a person speaks for, else the speaker."""
    if not who.is_a(speaker, "Person"):
        return speaker
    known = ontology.known().get(speaker)
    if known and known.country:
        states = (k for k in ontology.known().values() if k.kind == "State")
        state = next((k.id for k in states if k.label == known.country), "")
        return who.add(known_entity(state)) if state else speaker
    for person, name, _ in who.posts:
        if person == speaker:
            for identifier, facet in who.facets.items():
                if facet.entity.kind == "State" and facet.entity.label in name.title:
                    return identifier
    return speaker
