"""The graph of a build as one object, for Python and for notebooks: `kg.open("out")`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import output, results
from kg.analysis.ties import Ties, ties
from kg.graph import dataset
from kg.graph.names import find_entity
from kg.scoping import scope
from kg.showing import shown, story
from kg.story import merge
from kg.views import notebook, page
from kg.views.dossier import TITLE
from kg.views.mirror import Mirror
from kg.views.picture import picture
from kg.views.placing.keeping import earlier
from kg.views.tables import summary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import networkx as nx
    import pyoxigraph as ox

__all__ = ["Graph"]


@dataclass(frozen=True, eq=False, repr=False)
class Graph:
    """The graph that a build put into a folder; in a notebook it shows itself.

    `store` holds all named graphs, with what `kg analyze` measured: ask it with
    `use_default_graph_as_union=True`. Whatever is shown is drawn from it anew, with the nodes
    where the page in the folder has them. It is the store on disk, which is only read, or a copy
    in memory, in which documents come and go with `mirror`, or with `kg.graph.dataset`; see
    `kg.graph.outlines` for changes made otherwise.
    """

    folder: Path
    store: ox.Store

    @classmethod
    def of(cls, folder: Path | str, *, memory: bool = False) -> Graph:
        """The graph in a folder. Raises `KgError` where no build has put one there."""
        folder = Path(folder)
        return cls(folder, results.opened(folder, memory=memory))

    def page(self) -> str:
        """The page, as the text of an HTML file that opens offline."""
        return page.written(self._shown())

    def picture(self) -> str:
        """A static picture of what the page draws at first, as the text of an SVG."""
        return picture(self._shown())

    def to_networkx(self) -> nx.MultiDiGraph:
        """Actors, places and events as nodes, relations as edges; see `kg.views.network`."""
        return self.mirror().graph

    def mirror(self) -> Mirror:
        """The store and its network, to add documents to and to take some out of both."""
        return Mirror(self.store)

    def ties(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        told_by: Iterable[str] = (),
        sources: Iterable[str] = (),
        without: Iterable[str] = (),
    ) -> Ties:
        """The ties between actors, whole or within a scope: what `kg.analysis` measures.

        Names are as people write them; `without` also takes `unnamed`, `single-source` and
        `background`. See `kg.scoping.scope` for what is raised where a name fits nothing.
        """
        within = scope(
            self.store,
            since=since,
            until=until,
            as_of=as_of,
            told_by=told_by,
            sources=sources,
            without=without,
        )
        return ties(merge(*story(self.store)), within)

    def id(self, name: str) -> str:
        """The id of the one actor, place or event of this name; raises `UnknownName`."""
        return find_entity(self.store, name)

    def _shown(self) -> dict[str, object]:
        kept = earlier(None, self.folder / output.PAGE)
        return shown(story(self.store), kept=kept)

    def _repr_html_(self) -> str:
        data = self._shown()
        return notebook.cell(page.written(data), picture(data), title=TITLE)

    def __repr__(self) -> str:
        read = summary(dataset.readings(self.store))
        counts = {
            "report": read.documents,
            "actor": sum(read.actors.values()),
            "event": read.events,
            "claim": read.claims,
        }
        told = ", ".join(f"{n:,} {what}{'' if n == 1 else 's'}" for what, n in counts.items())
        return f"<graph of {str(self.folder)!r}: {told}>"
