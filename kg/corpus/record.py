"""What the record of a build keeps of its reports: the files they came from, and what read them.

The graph is the only truth of what a report says; the record only tells whether a file is still
the one that was read. It stands in the same file as the digests of `kg.output`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kg import output
from kg.corpus.files import Address, File, named, version
from kg.errors import InvalidData

__all__ = ["INPUT", "Corpus", "Source", "look", "missing", "recorded", "save"]

INPUT = "-"
"""The file that standard input goes by: it is there once, and is never looked at again."""

_KEY = "corpus"  # where it stands in the record


@dataclass(frozen=True, slots=True)
class Source:
    """A file that gave reports, as it was when they were read.

    `file` is its path from the folder of the build, or its address; `sha256` tells its version
    (`kg.corpus.files.version`), empty where not all of it could be read. `published` (ISO 8601)
    and `publisher` are what was said of its reports on the command line. `documents` are the ids
    of those that the build holds, `without` of those that it no longer does: taken out, or a
    newer report of the same address came.
    """

    file: str
    sha256: str = ""
    published: str = ""
    publisher: str = ""
    documents: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def here(self) -> bool:
        """Whether it is a file of this machine, which can be looked at without being named."""
        return self.file != INPUT and not isinstance(named(self.file), Address)

    def path(self, out: Path) -> Path:
        """Where a file of this machine is, seen from here."""
        return Path(os.path.relpath(out / self.file))

    def unchanged(self, before: Source | None) -> bool:
        """Whether a file is the one that was read before, and the same is said of its reports."""
        if before is None or not self.sha256:
            return False
        return before == replace(self, documents=before.documents)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a record tells of the reports of a build.

    `sources` are by file. `reader` and `builder` are digests of what read the reports and of
    what made everything else, see `kg.corpus.making`; `model` is the spaCy pipeline that read,
    `decisions` the path of the file of judgements from the folder, empty where there was none.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    reader: str = ""
    builder: str = ""
    model: str = ""
    decisions: str = ""

    def judged(self, out: Path) -> Path | None:
        """Where the file of judgements is, seen from here; None where there was none."""
        return Path(os.path.relpath(out / self.decisions)) if self.decisions else None


def recorded(out: Path) -> Corpus | None:
    """What the record in a folder tells, or None where no build has put one there.

    Raises `InvalidData` where it is not the record of a build.
    """
    if not (out / output.RECORD).is_file():
        return None
    told = output.record(out).get(_KEY, {})
    try:
        sources = [_source(**one) for one in told.pop("sources", ())]
        return Corpus({source.file: source for source in sources}, **told)
    except (TypeError, AttributeError) as error:
        raise InvalidData(
            "tells nothing of its reports that can be understood",
            where=str(out / output.RECORD),
            remedy="name the reports: kg build --fresh FILE...",
        ) from error


def missing(out: Path) -> list[Path]:
    """Files that gave reports to the build in a folder, and are no longer there."""
    sources = (recorded(out) or Corpus()).sources.values()
    files = (each.path(out) for each in sources if each.documents and each.here)
    return [path for path in files if not path.is_file()]


def _source(documents: Iterable[str], without: Iterable[str], **told: str) -> Source:
    return Source(**told, documents=tuple(documents), without=tuple(without))


def save(corpus: Corpus, folder: Path) -> None:
    """Put what a record tells of its reports into the folder of a build that is being written."""
    told = asdict(corpus)
    told["sources"] = [asdict(source) for _, source in sorted(corpus.sources.items())]
    output.tell(folder, **{_KEY: told})


def look(path: File, out: Path, before: Corpus, published: str = "", publisher: str = "") -> Source:
    """A file as it is now; what is not said of its reports now is as it was said before."""
    if str(path) == INPUT:
        return Source(INPUT, "", published, publisher)
    away = isinstance(path, Address)
    file = str(path) if away else Path(os.path.relpath(path, out)).as_posix()
    said, digest = before.sources.get(file, Source(file)), version(path)
    without = said.without if digest == said.sha256 else ()
    told = (published or said.published, publisher or said.publisher)
    return Source(file, digest, *told, without=without)
