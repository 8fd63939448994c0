"""Whom a document itself names, beside whom its reader takes them to be.

Everybody has an id of their own by the name that the document gives them first. Where that is
somebody known beforehand, both ids are kept: who is who can then be judged otherwise, and
nothing of what was read is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.background import known
from kg.model import Claim, Entity
from kg.text.who.cast import Cast
from kg.text.who.naming import unknown

__all__ = ["as_observed", "observed"]


def observed(who: Cast, used: Iterable[str]) -> Mapping[str, Entity]:
    """The entities with these ids, those known beforehand with their own name and id as well."""
    own = {each: _own(who, each) for each in sorted(used) if each in who.facets}
    taken = Counter(entity.observed or each for each, entity in own.items())
    return {  # two of one name would not be told apart by it
        each: replace(entity, observed="") if taken[entity.observed] > 1 else entity
        for each, entity in own.items()
    }


def _own(who: Cast, identifier: str) -> Entity:
    facet = who.facets[identifier]
    if identifier not in known():
        return facet.entity
    entity = replace(facet.entity, known=identifier, aliases=())
    if not facet.names:
        return entity
    first = min(facet.names, key=lambda name: (facet.names[name], name))
    return replace(
        entity,
        aliases=tuple(sorted(facet.names.keys() - {entity.label})),
        observed=unknown(first, entity.kind).id,
        written=first if first != entity.label else "",
    )


def as_observed(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> Iterator[Claim]:
    """Claims with the document's own ids of subject, object and speaker."""

    def own(end: object) -> str:
        return entities[end].observed if isinstance(end, str) and end in entities else ""

    for claim in claims:
        ends = (own(claim.subject), own(claim.object), own(claim.speaker))
        yield replace(claim, observed=ends)
