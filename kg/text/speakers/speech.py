"""Who says so: the speaker of each clause, by verb of speech, "according to" or quotation.

The nearest speaker above a clause wins, so that an agency citing a monitor citing a group
leaves the group as speaker. Where nobody is named it is the publisher, who is returned as
an empty id here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import background
from kg.text.grammar.heads import climb, set_off
from kg.text.grammar.phrases import evoked
from kg.text.speakers.tellers import is_speech, is_text, issuer, put_behind, teller, voice
from kg.text.who.entities import settle
from kg.text.who.naming import known_entity
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["Speech", "home", "is_blame", "is_speech", "speech"]

_TOLD = ("ccomp", "xcomp", "dobj", "acomp")  # what a verb of speech may have of its own
_OPEN, _CLOSE = "“«", "”»"


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is quoted where: by token for clauses, by character for open quotations."""

    who: Cast
    quoted: tuple[tuple[int, int, str], ...]

    def speaker(self, token: Token) -> str:
        """The id of who says what a token's clause tells; empty for the publisher."""
        return _above(self.who, token) or self._quoting(token) or _sentence_wide(self.who, token)

    def background(self, token: Token) -> str:
        """Who says what stands aside: in a quotation its speaker, else the publisher.

        "Hezbollah attacked Peru, said X, a spokesman for the army": that X speaks for the army
        is nothing that X says.
        """
        aside = token.pos_ not in ("VERB", "AUX") or token.dep_ in ("relcl", "acl", "amod")
        return self._quoting(token) if aside else self.speaker(token)

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


def _above(who: Cast, token: Token) -> str:
    """The nearest speaker on the way up from a token."""
    if found := _according(who, token) or _put_in(who, token):
        return found
    aside = False
    for below, head in climb(token):
        that = any(c.lower_ == "that" and c.dep_ == "mark" for c in below.lefts)
        aside |= below.dep_ == "relcl" and not that
        if _holds(head, below, aside) and (found := _cited(who, head) or voice(who, head)):
            return found
        if that and not aside and is_text(head) and (found := issuer(who, head)):
            return found  # "said in a statement that"
        if found := _according(who, head) or _put_in(who, head):
            return found
    return ""


def _put_in(who: Cast, verb: Token) -> str:
    """Who says a clause by words put in behind it: "rebels struck, locals said, and fled"."""
    for child in verb.rights:
        if child.dep_ in ("parataxis", "conj") and is_speech(child):
            own = [c for c in child.lefts if "subj" in c.dep_]
            told = ("ccomp", "xcomp", "acomp") if child.lemma_ == "tell" else _TOLD
            more = [c for c in child.rights if c.dep_ in told]
            if own and not more and own[0].left_edge.nbor(-1).text == ",":
                return voice(who, child)
    return ""


def _cited(who: Cast, verb: Token) -> str:
    """Whom a speaker cites for it: "the agency reported, citing police"."""
    for child in verb.rights:
        if child.lower_ in ("citing", "quoting"):
            for inner in child.children:
                if inner.dep_ in ("dobj", "pobj") and (found := teller(who, inner, verb)):
                    return found
    return ""


def _holds(head: Token, below: Token, aside: bool) -> bool:
    """Whether a word tells that its subject says what stands below it.

    What is `aside`, in a relative clause, is not what the object of a verb reports again.
    """
    if below.dep_ in ("ccomp", "parataxis") and is_speech(head):
        return not set_off(head, below)
    if below.dep_ in ("prep", "pcomp") and is_blame(head):
        return True  # "accused X of arming rebels": the accuser says so
    if aside:
        return False
    return _demands(head, below) or _reports(head, below)


def _demands(verb: Token, below: Token) -> bool:
    """Whether a verb asks for what stands below it: "urged X to leave", "called for a truce"."""
    if not any(frame.complement == "demanded" for _, frame in evoked(verb)):
        return False
    if below.dep_ == "dobj":
        return any(f.is_event for _, f in lexicon().nouns.get(below.lemma_.lower(), ()))
    return below.dep_ in ("xcomp", "ccomp") or (below.dep_ == "prep" and below.lower_ == "for")


def is_blame(verb: Token) -> bool:
    """Whether a verb lays an act at somebody's door."""
    return any(frame.complement == "alleged" for _, frame in evoked(verb))


def _reports(verb: Token, below: Token) -> bool:
    """Whether a verb reports again what its object names: "confirmed the deaths"."""
    lists = lexicon().lists
    told = is_speech(verb) and (
        verb.lemma_ in lists["affirmation"] or verb.lemma_ in lists["denial"]
    )
    if verb.lemma_ in lists["utterance"] and below.dep_ == "prep":
        return below.lower_ in ("of", "about")  # "spoke of four attacks"
    return told and below.dep_ in ("dobj", "pcomp", "xcomp") and below.lemma_ != "responsibility"


def _according(who: Cast, token: Token) -> str:
    """ "According to X" on a token."""
    for child in token.children:
        if child.lower_ == "according" or (
            child.lower_ in ("per", "citing") and child.dep_ in ("prep", "advcl")
        ):
            near = (child, *(c for c in child.children if c.dep_ == "prep"))
            for inner in (g for c in near for g in c.children if g.dep_ in ("pobj", "dobj")):
                if found := teller(who, inner):
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
    return put_behind(who, token)


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
    for sentence in inside:
        for token in parsed.sents[sentence.index]:
            outside = not start <= parsed.start(token) < end
            if is_speech(token) and outside and (found := voice(who, token)):
                return found
    first = inside[0].index if inside else 0
    if first:
        for token in parsed.sents[first - 1]:
            if is_speech(token) and token.dep_ in ("ROOT", "conj") and (found := voice(who, token)):
                return found
    # a quotation that began in the sentence before: "... ," X said. "And ..."
    return ""


def home(who: Cast, speaker: str) -> str:
    """Whom "we" and "our" mean: the state or body that a person speaks for, else the speaker."""
    if not who.is_a(speaker, "Person"):
        return speaker
    known = background.known().get(speaker)
    if known and known.country:
        states = (k for k in background.known().values() if k.kind == "State")
        state = next((k.id for k in states if k.label == known.country), "")
        return who.add(known_entity(state)) if state else speaker
    for person, name, _ in who.posts:
        if person == speaker:
            for identifier, facet in who.facets.items():
                if facet.entity.kind == "State" and facet.entity.label in name.title:
                    return identifier
    return speaker
