"""Rows and rulings become actors: who is one, what each is called, and what is refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import names
from lists import Row, Source
from rulings import Ruling

from kg.errors import InvalidData
from kg.model import slug
from kg.ontology import kinds

Rulings = Mapping[str, Mapping[str, Ruling]]


@dataclass(frozen=True, slots=True)
class Kept:
    """An actor that the background has already, written by hand; `names` are keys of names."""

    label: str
    kind: str
    names: frozenset[str]
    sources: frozenset[str]


@dataclass(slots=True)
class Actor:
    """An actor of the lists, with what its rows say of it; `kept` if one by hand is the same."""

    id: str
    label: str
    kind: str
    kept: Kept | None = None
    country: str = ""
    rows: list[Row] = field(default_factory=list)
    reported: dict[str, str] = field(default_factory=dict)  # key → skos:altLabel
    hidden: dict[str, str] = field(default_factory=dict)  # key → skos:hiddenLabel

    @property
    def taken(self) -> frozenset[str]:
        """The keys of the names that it has without the lists."""
        return self.kept.names if self.kept else frozenset((names.key(self.label),))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all rows, once each."""
        return tuple(dict.fromkeys(source for row in self.rows for source in row.sources))


@dataclass(frozen=True, slots=True)
class Settling:
    """What decides: the rulings, the actors kept by hand, names of states, acronyms."""

    rulings: Rulings
    kept: Mapping[str, Kept]
    states: Mapping[str, str]
    acronyms: frozenset[str]

    def ruled(self, section: str, row: Row) -> Ruling | None:
        """The ruling about a row, if there is one."""
        return self.rulings[section].get(row.name)

    def aliases(self, section: str, row: Row) -> tuple[str, ...]:
        """The aliases that a row's ruling speaks of."""
        ruling = self.ruled(section, row)
        return tuple(ruling.value) if ruling else ()


def settle(
    rows: tuple[Row, ...], rulings: Rulings, kept: Mapping[str, Kept], states: Mapping[str, str]
) -> tuple[Actor, ...]:
    """The actors of the lists, by id; raises `InvalidData` where a ruling cannot be followed."""
    _check(rows, rulings)
    rows = (*rows, *_linked(rows, rulings))
    settling = Settling(rulings, kept, states, _acronyms(rows))
    actors: dict[str, Actor] = {}
    ordered = sorted(rows, key=lambda row: row.name in rulings["same"])  # who is joined comes first
    for row in (row for row in ordered if row.name not in rulings["out"]):
        actor = _actor(row, settling, actors)
        actor.rows.append(row)
        _name(actor, row, settling)
        _country(actor, row, settling)
    for actor in actors.values():
        _trim(actor)
    _no_clash(actors, settling)
    return tuple(sorted(actors.values(), key=lambda actor: actor.id))


def _check(rows: tuple[Row, ...], rulings: Rulings) -> None:
    """Every ruling is about a row, an alias and a kind that are there."""
    by_name = {row.name: row for row in rows}
    links = {link for row in rows for link in row.links} - by_name.keys()
    for section, ruling in ((s, r) for s, ruled in rulings.items() for r in ruled.values()):
        row = by_name.get(ruling.row)
        if row is None and (ruling.row not in rulings["linked"] or ruling.row not in links):
            raise ruling.refuse(f"no row {ruling.row}", "write the name as actors.csv does")
        if section in ("kind", "linked") and ruling.value not in kinds():
            raise ruling.refuse(f"unknown kind {ruling.value}", "see kg.ontology.kinds()")
        if section in ("out", "name", "kind", "country") and ruling.row in rulings["same"]:
            ours = rulings["same"][ruling.row].value
            raise ruling.refuse(f"{ruling.row} is {ours}, who has this already", "keep one ruling")
        if row and section in ("hidden", "foreign"):
            for alias in ruling.value:
                if alias not in (*row.aliases, row.name):
                    raise ruling.refuse(f"{row.name} has no alias {alias}", "see actors.csv")


def _linked(rows: tuple[Row, ...], rulings: Rulings) -> Iterator[Row]:
    """A row for each actor that OFAC names only as a link of another, ruled which kind it is."""
    for row in rows:
        for ruling in (rulings["linked"][link] for link in row.links if link in rulings["linked"]):
            source = replace(row.sources[0], text=f"{row.sources[0].text} (named as a link)")
            yield Row(row.line, ruling.row, ruling.value, sources=(source,))


def _acronyms(rows: tuple[Row, ...]) -> frozenset[str]:
    """Words that some row writes in capitals, and some that none does: they are acronyms."""
    given = {a for row in rows if row.kind != "Person" for a in (row.name, *row.aliases)}
    single = {name for name in given if name.isupper() and name.isalpha() and len(name) < 7}
    return frozenset({"CEC", "DRC", "EU", "GC", "IRA", "TV", "US"} | single)


# ── Who and what it is called ────────────────────────────────────────────────


def _actor(row: Row, settling: Settling, actors: dict[str, Actor]) -> Actor:
    """The actor that a row is: one kept by hand, that of an earlier row, or a new one."""
    if same := settling.ruled("same", row):
        if same.value in settling.kept:
            kept = settling.kept[same.value]
            return actors.setdefault(same.value, Actor(same.value, kept.label, kept.kind, kept))
        if same.value not in actors:
            raise same.refuse(f"no actor {same.value}", "name one of the background or the lists")
        return actors[same.value]
    kind, label = _kind(row, settling), _label(row, settling)
    key = slug(label.replace("U.S.", "US"), limit=80)
    if key in settling.kept or (key in actors and actors[key].rows[0].name != row.name):
        raise InvalidData(
            f"{label} is there already as {key}",
            where=f"actors.csv:{row.line}",
            remedy="rule in rulings.yaml that it is the `same`, or give it another `name`",
        )
    return actors.setdefault(key, Actor(key, label, kind))


def _kind(row: Row, settling: Settling) -> str:
    ruling = settling.ruled("kind", row)
    return ruling.value if ruling else row.kind


def _label(row: Row, settling: Settling) -> str:
    """The name to show: as ruled, else as the row has it; a ship's with its number."""
    if ruling := settling.ruled("name", row):
        return str(ruling.value)
    label = _written(row, next(names.parts(row.name)), _kind(row, settling), settling)
    if row.imo:
        return f"{label} ({row.imo})"
    if names.weak(label, _kind(row, settling)):
        raise InvalidData(
            f"{label} says too little to be shown",
            where=f"actors.csv:{row.line}",
            remedy="rule its `name` in rulings.yaml",
        )
    return label


def _written(row: Row, name: str, kind: str, settling: Settling) -> str:
    """One name of a row as reports write it."""
    if kind == "Person":
        return names.person(name)
    return names.acronym(names.body(name, settling.acronyms), (row.name, *row.aliases))


def _name(actor: Actor, row: Row, settling: Settling) -> None:
    """Give an actor the names of one of its rows, those that are weak as hidden ones."""
    foreign, hidden = settling.aliases("foreign", row), settling.aliases("hidden", row)
    for alias in (row.name, *row.aliases):
        for part in names.parts(alias) if alias not in foreign else ():
            name = _written(row, part, actor.kind, settling)
            feeble = alias in hidden or names.weak(name, actor.kind)
            feeble |= actor.kind == "Person" and names.cover(name, actor.label)
            shelf = actor.hidden if feeble else actor.reported
            if name.isupper() or names.key(name) not in shelf:
                shelf[names.key(name)] = name


def _country(actor: Actor, row: Row, settling: Settling) -> None:
    """The one state that the lists give, unless a ruling knows better; a ship's flag is none."""
    if actor.kept or actor.country or actor.kind == "Vessel":
        return
    if ruling := settling.ruled("country", row):
        actor.country = ruling.value or ""
    elif len(row.countries) == 1:
        actor.country = settling.states.get(names.key(row.countries[0]), "")


def _trim(actor: Actor) -> None:
    """A name stands once: shown or known, else reported, else hidden."""
    for key in actor.taken:
        actor.reported.pop(key, None)
    for key in (*actor.taken, *actor.reported):
        actor.hidden.pop(key, None)


def _no_clash(actors: Mapping[str, Actor], settling: Settling) -> None:
    """Who shares a name with another is ruled to be the same, or apart, or the name hidden."""
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    apart = {a.id for a in actors.values() if any(settling.ruled("apart", r) for r in a.rows)}
    for name, kept in settling.kept.items():
        for key in kept.names:
            carriers[key].add(name)
    for actor in actors.values():
        for key in (*actor.taken, *actor.reported):
            carriers[key].add(actor.id)
    for actor in (actor for actor in actors.values() if actor.id not in apart):
        for key in (*actor.reported, *(() if actor.kept else actor.taken)):
            if others := carriers[key] - apart - {actor.id}:
                raise InvalidData(
                    f"{actor.reported.get(key, actor.label)} of {actor.id} is also a name of "
                    f"{', '.join(sorted(others))}",
                    where=f"actors.csv:{actor.rows[0].line}",
                    remedy="rule the rows `same` or `apart`, or the name `hidden`",
                )
