"""Reports whose ties follow from each other over several rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pyoxigraph as ox

from kg.graph.rules import infer
from kg.model import Certainty, Claim, Document, Entity, Polarity, Reading, slug
from tests.factory import passage, sentences
from tests.graph.few import build

KINDS = {
    "Mordor": "State",
    "Rohan": "State",
    "Mordor army": "MilitaryForce",
    "Morgul Guard": "MilitaryForce",
    "Gondor Brigades": "ArmedGroup",
    "a captain": "UnnamedActor",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A tie as a sentence tells it in the words `quote`; by nobody is by the publisher."""

    sentence: str
    quote: str
    edge: tuple[str, str, str]
    by: str = ""
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE


def id_of(name: str) -> str:
    return f"actor/{slug(name)}"


def report(publisher: str, title: str, day: date, *said: Said) -> Reading:
    """A report that says these things, one sentence after another."""
    text = " ".join(dict.fromkeys(each.sentence for each in said))
    document = Document(f"document/{slug(title)}", title, text, publisher, day)
    names = {publisher, *(each.by or publisher for each in said)}
    names |= {name for each in said for name in (each.edge[0], each.edge[2])}
    return Reading(
        document,
        sentences(text),
        entities=tuple(
            Entity(id_of(name), name, KINDS.get(name, "Organization")) for name in sorted(names)
        ),
        claims=tuple(_claim(each, document) for each in said),
    )


def _claim(said: Said, document: Document) -> Claim:
    subject, relation, item = said.edge
    speaker = id_of(said.by or document.publisher)
    where = passage(document, said.quote)
    claim = Claim(id_of(subject), relation, id_of(item), speaker, where, said.certainty)
    return replace(claim, polarity=said.polarity)


BACKED = ("Gondor Brigades", "supportedBy", "Morgul Guard")
REGIMENT = ("Morgul Guard", "partOf", "Mordor army")
ARMY = ("Mordor army", "partOf", "Mordor")

GAZETTE = report(
    "Bree Gazette",
    "Arms reach the Brigades",
    date(2024, 3, 5),
    Said(
        "The Gondor Brigades, armed by the Morgul Guard, hold the bridge.",
        "Gondor Brigades, armed by the Morgul Guard",
        BACKED,
    ),
    Said(
        "The Guard may be a regiment of the army of Mordor, a captain said.",
        "Guard may be a regiment of the army",
        REGIMENT,
        by="a captain",
        certainty=Certainty.POSSIBLE,
    ),
    Said(
        "The Guard may be a regiment of the army of Mordor, a captain said.",
        "army of Mordor",
        ARMY,
    ),
)
POST = report(
    "Shire Post",
    "Who commands the Guard",
    date(2024, 3, 8),
    Said(
        "The Guard probably belongs to the army, Rohan said.",
        "Guard probably belongs to the army",
        REGIMENT,
        by="Rohan",
        certainty=Certainty.PROBABLE,
    ),
    Said(
        "The army denied that it commands the Guard.",
        "denied that it commands the Guard",
        REGIMENT,
        by="Mordor army",
        polarity=Polarity.NEGATIVE,
    ),
)


def inferred(readings: Iterable[Reading] = (GAZETTE, POST)) -> ox.Store:
    """A store of these reports with all that follows from them."""
    store = build(readings)
    infer(store)
    return store
