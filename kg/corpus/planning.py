"""What a build has to do: which files are looked at, what is read, what only stays.

A build does nothing where nothing changed: no file, no word of the vocabulary, no judgement, no
line of the code. Where something did, only reports whose text or reader changed are read again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kg import output
from kg.corpus.files import File, gathered
from kg.corpus.finding import find
from kg.corpus.making import builder, reader
from kg.corpus.record import Corpus, Source, look, recorded
from kg.corpus.updating import Failed, Found, Update, found, readings, update
from kg.errors import KgError
from kg.model import Document, Reading
from kg.text.parsing import MODEL

__all__ = ["Plan", "Wish", "plan"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a build; what is left empty is as it was in the build before.

    `paths` are files or folders of reports, or addresses of such; `published` and `publisher`
    are said of all their reports. `fresh` has everything read again, and forgets what is not
    named where paths are. `without` are names of reports to take out, see `kg.corpus.finding`.
    `places` is a page whose nodes stay where they stand.
    """

    paths: tuple[File, ...] = ()
    published: date | None = None
    publisher: str = ""
    model: str = ""
    decisions: Path | None = None
    fresh: bool = False
    without: tuple[str, ...] = ()
    places: Path | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do: what becomes of the reports, and what the record will tell.

    `same` is a build whose files stay as they are, though reports may have come from others.
    `gone` are the documents that are taken out, or that newer ones stand for, `files` those that
    documents came from, by document id.
    """

    update: Update
    now: Corpus
    same: bool
    decisions: Path | None
    gone: tuple[Document, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)

    def record(self, read: Iterable[Reading] = ()) -> Corpus:
        """What the record tells once the documents of the update have been read."""
        return replace(self.now, sources=self.update.told(read))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A wish held against what the record of a folder tells."""

    wish: Wish
    out: Path
    before: Corpus
    now: Corpus
    decisions: Path | None
    holds: bool

    @property
    def again(self) -> bool:
        """Whether everything that the folder holds has to be read again."""
        return self.holds and (self.wish.fresh or self.before.reader != self.now.reader)

    @property
    def remade(self) -> bool:
        """Whether something other than a report changed, or a file of the build is not there."""
        gone = not all((self.out / name).is_file() for name in output.FILES)
        built = self.before.builder == self.now.builder
        return self.again or gone or not built or self.wish.places is not None

    def gave(self, source: Source) -> frozenset[str]:
        """What a file gave before, by document id."""
        return frozenset(self.before.sources.get(source.file, source).documents)

    def known(self) -> dict[str, Path]:
        """The files that the record tells of, by their path from the folder."""
        files = (each for each in self.before.sources.values() if each.here)
        return {each.file: each.path(self.out) for each in files}

    def looked(self, otherwise: Iterable[Path]) -> dict[File, Source]:
        """The files to open: those that are named, or known, and are not as they were."""
        named: tuple[File, ...] = self.wish.paths or (() if self.holds else tuple(otherwise))
        known = [path for path in self.known().values() if path.is_file()]
        silent = bool(self.wish.paths or self.wish.without) and not self.again
        files: dict[str, tuple[File, Source]] = {}
        of_wish = set(named)
        for path in (*named, *(() if silent else known)):
            day = self.wish.published.isoformat() if self.wish.published else ""
            said = (day, self.wish.publisher) if path in of_wish else ("", "")
            seen = look(path, self.out, self.before, *said)
            files.setdefault(seen.file, (path, seen))
        return {
            path: seen
            for file, (path, seen) in files.items()
            if self.again or not seen.unchanged(self.before.sources.get(file))
        }


def plan(
    wish: Wish,
    out: Path,
    *,
    otherwise: Iterable[Path] = (),
    judged: Path,
    failed: Failed,
) -> Plan | None:
    """What a build into `out` has to do; None where it has nothing to do.

    `otherwise` are the files that are read where none is named and the folder holds no build,
    `judged` the file of judgements where none was named, now or before, if there is one. `failed`
    is told of files that cannot be read. Raises `KgError` where none of those that are named can.
    """
    if wish.paths:
        wish = replace(wish, paths=tuple(gathered(wish.paths, failed)))
        if not wish.paths:
            raise KgError("no report could be read", remedy="nothing was built")
    wanted = _wanted(wish, out, judged, failed)
    files = wanted.looked(otherwise)
    if not (files or wish.without or wanted.remade):
        return None
    held = readings(out, again=wanted.again) if wanted.holds else {}
    gone = find(wish.without, (r.document for r in held.values()), wanted.before.sources, out)
    opened = [
        found(path, source, failed)
        for path, source in files.items()
        if not gone or not gone >= wanted.gave(source)
    ]
    if wish.paths and len(opened) == len(wish.paths) and not any(map(_gave, opened)):
        raise KgError("no report could be read", remedy="nothing was built")
    becomes = update(wanted.before, held, opened, gone=gone, again=wanted.again)
    stays = becomes.kept == tuple(held.values()) and not becomes.documents
    return Plan(
        becomes,
        wanted.now,
        wanted.holds and stays and not wanted.remade,
        wanted.decisions,
        tuple(held[id].document for id in sorted(becomes.gone)),
        {each.id: one.path for one in opened for each in one.documents},
    )


def _wanted(wish: Wish, out: Path, judged: Path, failed: Failed) -> _Wanted:
    forget = wish.fresh and bool(wish.paths)
    before = (None if forget else recorded(out)) or Corpus()
    decisions: Path | None = wish.decisions or before.judged(out) or judged
    if decisions and not decisions.is_file():
        if decisions != judged:
            lost = "the judgements of the build before are no longer there"
            remedy = "name their file with --decisions; without it nothing is judged"
            failed(KgError(lost, where=str(decisions), remedy=remedy))
        decisions = None
    model = wish.model or before.model or MODEL
    now = Corpus(
        before.sources,
        reader(model),
        builder(decisions),
        model,
        Path(os.path.relpath(decisions, out)).as_posix() if decisions else "",
    )
    return _Wanted(wish, out, before, now, decisions, not forget and (out / output.GRAPH).is_file())


def _gave(opened: Found) -> bool:
    """Whether a file could be read: it gave reports, or was read before and gives none of them."""
    return bool(opened.documents or opened.source.sha256)
