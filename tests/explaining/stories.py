"""A story that every question finds something in: answers, camps, a broker, two tellings."""

from __future__ import annotations

from datetime import date

from kg.analysis.scope import Scope
from kg.analysis.ties import Ties, ties
from kg.explaining.questions import Asked
from tests.analysis.few import Teller, actor, told

ARMY, OFFICIAL = actor("Arnor army").id, actor("an official", "UnnamedActor")
MORDOR = actor("Mordor").id


def reports() -> tuple[Teller, Teller]:
    """Arnor and Rohan fight the Brigades, whom Mordor backs; only an official ties Bree to both."""
    gazette = Teller("The Bree Gazette", date(2024, 3, 20))
    gazette.know(OFFICIAL)
    gazette.act("Arnor", "AirStrike", "Gondor Brigades", by="Arnor army", day="2024-03-03")
    gazette.act("Gondor Brigades", "MissileAttack", "Arnor", by="Arnor army", day="2024-03-05")
    gazette.act("Rohan", "Raid", "Gondor Brigades", by="Arnor army", day="2024-03-12")
    gazette.act("Arnor", "Condemnation", "Rohan", by="Rohan army", day="2024-03-13")
    gazette.tie("Gondor Brigades", "supportedBy", "Mordor", by="Arnor army")
    gazette.tie("Shire Company", "partOf", "Gondor Brigades")
    gazette.act("Bree", "Meeting", "Rohan", by="an official")
    gazette.act("Bree", "Meeting", "Dale", by="an official")
    courier = Teller("Belsar Courier", date(2024, 3, 25))
    courier.act("Arnor", "Aid", "Gondor Brigades", by="Mordor herald", day="2024-03-19")
    courier.tie("Dale", "alliedWith", "Erebor")
    return gazette, courier


def story() -> Ties:
    """The ties of these reports."""
    return ties(told(*reports()))


def asked(whole: Ties, scope: Scope | None = None, **more: object) -> Asked:
    """A question about a story, or about a part of it."""
    within = whole.within(scope) if scope else whole
    return Asked(within, **more)  # type: ignore[arg-type]
