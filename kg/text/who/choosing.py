"""One name, several owners: which of them a document means, by what else it tells.

A name means the same throughout a document. Evidence is asked for in a fixed order, the plainest
first, and each kind of it keeps those owners for whom most speaks. Where nothing decides, nobody
is chosen: a wrong identity is worse than a name that stands by itself until somebody judges it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg import background, ontology
from kg.spelling import fold
from kg.text.surface.localities import where
from kg.text.who.evidence import kind_beside
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import demonyms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.text.who.cast import Cast

__all__ = ["chosen", "kind_told"]

Owners = tuple[str, ...]


def chosen(who: Cast, owners: Owners) -> str:
    """Whom of the owners of a name a document means, or nothing where that is not plain."""
    if len(owners) < 2:
        return next(iter(owners), "")
    if owners not in who.choices:
        who.choices[owners] = _decided(who, owners)
    return who.choices[owners]


def _decided(who: Cast, owners: Owners) -> str:
    """By the kind and country told beside the name, by its other names, by who else is told of."""
    tokens = [who.parsed.doc[i] for i, n in sorted(who.parsed.names.items()) if n.known == owners]
    kinds = [kind for token in tokens if (kind := kind_told(who, token))]
    here = {token.sent.start for token in tokens}
    seen = list(_seen(who))
    others, near = Counter(i for _, i in seen), {_nation(i) for start, i in seen if start in here}
    # who is named beside a name is seldom meant by it: "X attacked the Y"
    apart = {i for start, i in seen if start not in here}
    nations = Counter(nation for i in others.elements() if (nation := _nation(i)))
    asked: tuple[Callable[[str], int], ...] = (
        lambda owner: sum(_fits(owner, kind) for kind in kinds),
        lambda owner: _nation(owner) in near,
        lambda owner: sum(other in background.tied().get(owner, ()) for other in others),
        lambda owner: owner in apart,
        lambda owner: nations[_nation(owner)],
        lambda owner: _in_time(who, owner),
    )
    for speaks_for in asked:
        found = {owner: speaks_for(owner) for owner in owners}
        most = max(found.values())
        # where not twice as much speaks for one as for the next, nothing is plain yet
        owners = tuple(owner for owner in owners if not most or 2 * found[owner] > most)
        if len(owners) == 1:
            return owners[0]
    return ""


def _seen(who: Cast) -> Iterator[tuple[int, str]]:
    """Who is told of by a name that only they bear, or by nationality, and in which sentence."""
    names, states = who.parsed.names, demonyms()
    for token in who.parsed.doc:
        if (name := names.get(token.i)) is None:
            if token.text[:1].isupper() and (state := states.get(fold(token.text))):
                yield token.sent.start, state
        elif len(name.known) == 1:
            yield token.sent.start, name.known[0]


def kind_told(who: Cast, token: Token | None) -> str:
    """The kind that is told of the bearer of a name: "X, a militia", "X province", "X said"."""
    if token is None:
        return ""
    if token.dep_ in ("compound", "nmod", "amod"):
        classes = sorted(lexicon().classes.get(token.head.lemma_.lower(), ()))
        return next((k for c in classes if (k := lexicon().denotes.get(c, ""))), "")
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in lexicon().lists["speech"]
    return "Actor" if speaks else kind_beside(who, token) or ("Place" if where(token) else "")


def _fits(owner: str, kind: str) -> bool:
    mine = background.known()[owner].kind
    return ontology.is_a(mine, kind) or ontology.is_a(kind, mine)


def _nation(owner: str) -> str:
    """The name of the country that somebody or something known is of; a state is of itself."""
    known = background.known()[owner]
    return known.label if known.kind == "State" else known.country


def _in_time(who: Cast, owner: str) -> bool:
    """Whether what is known of an owner held on the day of the report: an office, a command."""
    day = who.parsed.document.published
    spans = background.spans().get(owner, ())
    return day is not None and any(since <= day.isoformat() <= until for since, until in spans)
