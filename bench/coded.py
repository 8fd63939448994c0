"""Sentences with events that others coded in CAMEO: how often is the type, and who, the same?

A CAMEO code is turned into PLOVER types through the notations of the ontology: those of the code
itself, or else of the nearest code above it. Codes without one (statements, invented test codes)
are left aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from kg.model import Document, mint
from kg.ontology import event_types, known

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
        day = record["date"]
        published = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        identity = mint("document", record["id"], record["id"], record["text"])
        documents.append(Document(identity, record["id"], record["text"], "", published))
        events[identity] = [event for event in record["events"] if event.get("eventcode")]
    return documents, events


@cache
def plovers(code: str) -> frozenset[str]:
    """PLOVER types of a CAMEO code: its own, or those of the nearest code above it.

    >>> plovers("1951") == plovers("195")
    True
    """
    types = event_types().values()
    own = frozenset(each.plover for each in types if each.cameo == code)
    if own or len(code) <= 2:
        return own or frozenset(each.plover for each in types if each.cameo[:2] == code)
    return plovers(code[:-1])


def agreement(
    events: Mapping[str, Sequence[Mapping[str, str]]], rows: Rows, *, states: bool
) -> Counts:
    """Events met by a row of their sentence, and rows met by an event.

    `states` says whether the codes of the actors begin with real countries; if so, events
    between two of them are also asked for the country on both sides.
    """
    told: dict[str, list[Mapping[str, str]]] = {name: [] for name in events}
    for row in rows:
        told["document/" + row["document"].removeprefix("document/")].append(row)
    typed = [(n, e, t) for n, all_ in events.items() for e in all_ if (t := plovers(_code(e)))]
    met = [any(row["plover"] in t for row in told[n]) for n, _, t in typed]
    counts = {"events, type found": (sum(met), len(typed))}
    if states:
        sides = [(n, _sides(e), t) for n, e, t in typed if all(_sides(e))]
        whole = [any(_meets(row, s, t, told[n]) for row in told[n]) for n, s, t in sides]
        counts["events between two countries, type and both found"] = (sum(whole), len(sides))
    expected = {n: {p for m, _, t in typed if m == n for p in t} for n in events}
    right = [row["plover"] in expected[n] for n in told for row in told[n] if row["plover"]]
    counts["rows of a coded type"] = (sum(right), len(right))
    empty = [not any(row["plover"] for row in told[n]) for n in events if not events[n]]
    counts["sentences without events, left empty"] = (sum(empty), len(empty))
    return counts


def _code(event: Mapping[str, str]) -> str:
    return event["eventcode"]


def _sides(event: Mapping[str, str]) -> tuple[str, str]:
    source, target = (
        STATES.get(event.get(f"{end}code", "")[:3], "") for end in ("source", "target")
    )
    return source, target


def _meets(
    row: Mapping[str, str], sides: tuple[str, str], types: frozenset[str], told: Rows
) -> bool:
    homes = {row["subject"]: row["object"] for row in told if row["relation"] == "country"}
    found = tuple(homes.get(name) or _country(name) for name in (row["subject"], row["object"]))
    return row["plover"] in types and found == sides


def _country(name: str) -> str:
    return _countries().get(name.removeprefix("the ").casefold(), "")


@cache
def _countries() -> Mapping[str, str]:
    """Under each known name: the state itself, or the country of who bears it."""
    found: dict[str, str] = {}
    for one in sorted(known().values(), key=lambda one: one.kind == "State"):
        country = one.label if one.kind == "State" else one.country
        found |= {name.casefold(): country for name in (*one.aliases, one.label) if country}
    return found
