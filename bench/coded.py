"""Sentences with events that others coded in CAMEO: how often is the type, and who, the same?

A CAMEO code is turned into PLOVER types through the notations of the ontology: those of the code
itself, or else of the nearest code above it. Codes without one (statements, invented test codes)
are left aside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from kg.background import known
from kg.model import Document, mint
from kg.ontology import event_types
from kg.spelling import fold
from kg.text.words.gazetteer import demonyms

Rows = Iterable[Mapping[str, str]]
Counts = dict[str, tuple[int, int]]

# ISO 3166-1 alpha-3, which CAMEO uses for countries; with the names that the vocabulary has.
_STATES = """AFG Afghanistan, ARM Armenia, AZE Azerbaijan, BLR Belarus, BRA Brazil, CAN Canada,
CHE Switzerland, CHN China, COL Colombia, CUB Cuba, DEU Germany, EGY Egypt, ESP Spain, ETH Ethiopia,
FRA France, GBR United Kingdom, GEO Georgia, GRC Greece, GUY Guyana, IND India, IDN Indonesia,
IRN Iran, IRQ Iraq, ISR Israel, ITA Italy, JOR Jordan, JPN Japan, KEN Kenya, KOR South Korea,
LBN Lebanon, LBY Libya, MEX Mexico, MLI Mali, MMR Myanmar, MYS Malaysia, NER Niger, NGA Nigeria,
PAK Pakistan, PHL Philippines, POL Poland, PRK North Korea, PSE Palestine, QAT Qatar, RUS Russia,
RWA Rwanda, SAU Saudi Arabia, SDN Sudan, SOM Somalia, SRB Serbia, SSD South Sudan, SYR Syria,
THA Thailand, TUN Tunisia, TUR Turkey, UGA Uganda, UKR Ukraine, USA United States, VEN Venezuela,
YEM Yemen, ZWE Zimbabwe"""
STATES = dict(state.strip().split(" ", 1) for state in _STATES.split(","))


def read(path: Path) -> tuple[list[Document], dict[str, list[dict[str, str]]]]:
    """Each record as a document of its own, and its coded events by the document's id."""
    documents, events = [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        identity = mint("document", record["id"], record["id"], record["text"])
        documents.append(Document(identity, record["id"], record["text"], "", _day(record)))
        events[identity] = record["events"]
    return documents, events


def _day(record: Mapping[str, str]) -> date | None:
    """The day of a record; some give none that there is."""
    try:
        return date.fromisoformat(record["date"])
    except ValueError:
        return None


@cache
def plovers(code: str) -> frozenset[str]:
    """PLOVER types of a CAMEO code: its own, or those of the nearest code above it.

    >>> plovers("1951") == plovers("195")
    True
    """
    types = event_types().values()
    if not code:
        return frozenset()
    own = frozenset(each.plover for each in types if each.cameo == code)
    if own or len(code) <= 2:
        return own or frozenset(each.plover for each in types if each.cameo[:2] == code)
    return plovers(code[:-1])


def agreement(events: Mapping[str, Sequence[Mapping[str, str]]], rows: Rows) -> Counts:
    """Events met by a row of their sentence, in type or in both sides; and rows met by an event."""
    told: dict[str, list[Mapping[str, str]]] = {name: [] for name in events}
    for row in rows:
        told["document/" + row["document"].removeprefix("document/")].append(row)
    coded = [(name, event) for name, all_ in events.items() for event in all_]
    typed = [(n, t) for n, event in coded if (t := plovers(event.get("eventcode", "")))]
    sided = [(n, sides) for n, event in coded if all(sides := _sides(event))]
    expected = {n: {p for m, types in typed if m == n for p in types} for n in events}
    silent = {name for name, event in coded if "noevents" in event}
    shown = [(name, row) for name, mine in told.items() for row in mine if row["plover"]]
    return {
        "events, type found": _share(any(r["plover"] in t for r in told[n]) for n, t in typed),
        "events, both sides found": _share(any(_joins(r, s) for r in told[n]) for n, s in sided),
        "rows of a coded type": _share(row["plover"] in expected[name] for name, row in shown),
        "sentences without events, left empty": _share(
            name not in {seen for seen, _ in shown} for name in sorted(silent)
        ),
    }


def _share(met: Iterable[bool]) -> tuple[int, int]:
    judged = list(met)
    return sum(judged), len(judged)


def _sides(event: Mapping[str, str]) -> tuple[str, str]:
    """The countries of source and target, as three letters; empty where none is coded."""
    first, second = (event.get(f"{end}code", "")[:3] for end in ("source", "target"))
    return (first if first.isalpha() else "", second if second.isalpha() else "")


def _joins(row: Mapping[str, str], sides: tuple[str, str]) -> bool:
    ends = (row["subject"], row["object"])
    return all(_is_of(name, code) for name, code in zip(ends, sides, strict=True))


def _is_of(name: str, code: str) -> bool:
    """Whether a name holds that of the country or of somebody of it, or a word that begins so."""
    words = [fold(word) for word in re.findall(r"[^\W_]+", name)]
    if any(word.startswith(code.casefold()) for word in words):
        return True
    text = f" {' '.join(words)} "
    return any(f" {each} " in text for each in _names().get(STATES.get(code, ""), ()))


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """By country, the names and demonyms of the state and of actors known to be of it."""
    found: dict[str, set[str]] = {}
    for one in known().values():
        country = one.label if one.kind == "State" else one.country
        names = (" ".join(re.findall(r"[^\W_]+", each)) for each in (one.label, *one.aliases))
        found.setdefault(country, set()).update(map(fold, names))
    for demonym, state in demonyms().items():
        found.setdefault(known()[state].label, set()).add(demonym)
    return {country: frozenset(names) for country, names in found.items() if country}
