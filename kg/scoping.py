"""From names and days as people give them to the claims that they mean: a `Scope`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.scope import Scope
from kg.errors import KgError, UnknownName
from kg.graph import dataset
from kg.graph.names import find_entity
from kg.model import Document

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["WITHOUT", "from_source", "scope"]

# What can be left out beside a speaker or a publisher, and the field of `Scope` that does it.
WITHOUT = {"unnamed": "unnamed", "single-source": "single", "background": "background"}


def scope(
    store: ox.Store,
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    told_by: Iterable[str] = (),
    sources: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Scope:
    """The scope that names and days mean.

    `told_by` are names of speakers, `sources` of publishers or titles of reports; `without` are
    names of speakers or publishers, or the words of `WITHOUT`. Raises `UnknownName` where a name
    fits nothing, or several, and `KgError` where no day lies between the two.
    """
    last = min((day for day in (until, as_of) if day), default=None)
    if since and last and since > last:
        raise KgError(f"no day lies between {since} and {last}", remedy="give a later last day")
    out = tuple(without)
    documents = dataset.documents(store) if sources or out else ()
    houses = {document.publisher for document in documents if document.publisher}
    known = {house.casefold(): house for house in houses}
    names = tuple(name for name in out if name not in WITHOUT)
    published = {known[name.casefold()] for name in names if name.casefold() in known}
    spoken = (name for name in names if name.casefold() not in known)
    return Scope(
        since=since,
        until=until,
        as_of=as_of,
        told_by=frozenset(find_entity(store, name, "Actor") for name in told_by),
        sources=frozenset().union(*(from_source(documents, name) for name in sources)),
        speakers=frozenset(find_entity(store, name, "Actor") for name in spoken),
        publishers=frozenset(published),
        **{field: word in out for word, field in WITHOUT.items()},
    )


def from_source(documents: Iterable[Document], name: str) -> frozenset[str]:
    """The ids of the reports that a name means: an id, a title, or a publisher's reports.

    Raises `UnknownName` where no report is called so.
    """
    every = tuple(documents)
    found = frozenset(
        known.id
        for known in every
        if name in (known.id, known.id.partition("/")[2])
        or name.casefold() in (known.title.casefold(), known.publisher.casefold())
    )
    if not found:
        houses = ", ".join(sorted({known.publisher for known in every if known.publisher}))
        remedy = f"the publishers here are {houses}" if houses else "give the title of a report"
        raise UnknownName(f"no report here is called or published by {name!r}", remedy=remedy)
    return found
