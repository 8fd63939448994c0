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
from kg.text.words.gazetteer import peoples
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["chosen", "kind_told", "nation"]

Owners = tuple[str, ...]


def chosen(who: Cast, owners: Owners) -> str:
    """Whom of the owners of a name a document means, or nothing where that is not plain."""
    if len(owners) < 2:
        return next(iter(owners), "")
    if owners not in who.choices:
        who.choices[owners] = _decided(who, owners)
    return who.choices[owners]


def nation(who: Cast, token: Token) -> str:
    """The state that a word tells by nationality: "Iraqi", "North Korean"; else nothing."""
    return chosen(who, _states(token))


def _decided(who: Cast, owners: Owners) -> str:
    """By the kind and country told beside the name, by its other names, by who else is told of."""
    tokens = [token for token in who.parsed.doc if _bears(who, token) == owners]
    kinds = [kind for token in tokens if (kind := kind_told(who, token))]
    here = {token.sent.start for token in tokens}
    seen = list(_seen(who))
    others = Counter(i for _, i in seen)
    # who is named beside a name is seldom meant by it: "X attacked the Y"
    apart = {i for start, i in seen if start not in here}
    near = {_country(i) for start, i in seen if start in here} - {""}
    countries = Counter(country for i in others.elements() if (country := _country(i)))
    asked: tuple[Callable[[str], int], ...] = (
        lambda owner: sum(_fits(owner, kind) for kind in kinds),
        lambda owner: _country(owner) in near,
        lambda owner: sum(other in background.tied().get(owner, ()) for other in others),
        lambda owner: owner in apart,
        lambda owner: countries[_country(owner)],
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
    for token in who.parsed.doc:
        if len(owners := _bears(who, token)) == 1:
            yield token.sent.start, owners[0]


def _bears(who: Cast, token: Token) -> Owners:
    """All who bear the name that a token is, or whose nationality it tells."""
    if (name := who.parsed.names.get(token.i)) is not None:
        return name.known
    return _states(token) if token.text[:1].isupper() else ()


def _states(token: Token) -> Owners:
    """The states that a word may tell by nationality; "South Sudanese" is not Sudanese."""
    states = peoples().get(fold(token.text), ())
    if not (states and token.i):
        return states
    return peoples().get(f"{fold(token.nbor(-1).text)} {fold(token.text)}", states)


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


def _country(owner: str) -> str:
    """The name of the country that somebody or something known is of; a state is of itself."""
    known = background.known()[owner]
    return known.label if known.kind == "State" else known.country


def _in_time(who: Cast, owner: str) -> bool:
    """Whether what is known of an owner held on the day of the report: an office, a command."""
    day = who.parsed.document.published
    spans = background.spans().get(owner, ())
    return day is not None and any(since <= day.isoformat() <= until for since, until in spans)
