"""A second report to that of `tests.factory`, so that every stored question finds something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pyoxigraph as ox

from kg.graph.dataset import background, build
from kg.graph.rules import infer
from kg.model import (
    Amount,
    Certainty,
    Claim,
    Document,
    Entity,
    Event,
    Modality,
    Passage,
    Polarity,
    Reading,
    Review,
    When,
)
from tests.factory import passage, reading, sentences
from tests.graph.numbers import measure

LINES = {
    "designated": "Rohan put the Gondor Brigades on its list of terrorist groups on March 6.",
    "backs": "A senior official said that Mordor is backed by Angmar.",
    "downed": "The Brigades shot down two Arnor drones with a missile, the Arnor army said.",
    "strike": "Arnor struck the Brigades with a drone in response, the Arnor army said.",
    "toll": "The Brigades said that the strike killed two or three.",
    "demand": "Rohan demanded that Mordor withdraw from the Misty Mountains.",
    "accused": "Mordor accused Arnor of aggression.",
    "sent": "Mordor may have sent troops to the Misty Mountains.",
    "money": "Angmar paid the Gondor Brigades.",
    "boromir": "Boromir, captain of the Tower, founded and leads the Gondor Brigades.",
    "league": "The Gondor Brigades belong to the Southern League, part of the Grand Alliance.",
    "allies": "Arnor, allied with Rohan, has its seat in Bree.",
    "denial": "Mordor denied that it backs the Gondor Brigades.",
    "kirkuk": "Angmar shelled the outskirts of Kirkuk in April.",
    "many": "Arnor has been attacked 76 times since October 17.",
    "farther": "Carn Dum arms Angmar.",
    "friends": "Arnor and Rohan are allies, a senior official said.",
    "met": "Arnor and Mordor met in Bree.",
    "called": "Arnor and Boromir called Rohan, and Boromir called Arnor.",
    "known": "What everybody knew before was said again.",
    "phoned": "Rohan phoned Arnor on March 4.",
}


# A tie known beforehand, that the second report tells again.
KNOWN = next(claim for claim in background(build()).claims if claim.relation == "partOf")


def second() -> Reading:
    """The report of The Shire Post."""
    text = " ".join(LINES.values())
    document = Document(
        "document/shire-post", "War & <Peace>", text, "The Shire Post", date(2024, 3, 8)
    )
    where = {name: passage(document, line) for name, line in LINES.items()}
    return Reading(
        document, sentences(text), (), tuple(_entities()), tuple(_events()), tuple(_claims(where))
    )


def _entities() -> Iterator[Entity]:
    for slug, label, kind in (
        ("actor/shire-post", "The Shire Post", "MediaOrganization"),
        ("actor/arnor", "Arnor", "State"),
        ("actor/arnor-army", "Arnor army", "MilitaryForce"),
        ("actor/gondor-brigades", "Gondor Brigades", "ArmedGroup"),
        ("actor/mordor", "Mordor", "State"),
        ("actor/rohan", "Rohan", "State"),
        ("actor/carn-dum", "Carn Dum", "State"),
        ("actor/official", "a senior official", "UnnamedActor"),
        ("actor/boromir", "Boromir", "Person"),
        ("actor/southern-league", "Southern League", "Organization"),
        ("actor/grand-alliance", "Grand Alliance", "Organization"),
        ("post/captain", "captain of the Tower", "Post"),
        ("weapon/drone", "drone", "Weapon"),
        ("weapon/missile", "missile", "Weapon"),
        ("place/bree", "Bree", "Place"),
        ("place/misty-mountains", "Misty Mountains", "Place"),
        ("place/kirkuk", "Kirkuk", "Place"),
    ):
        yield Entity(slug, label, kind)
    yield Entity("actor/angmar", "Angmar", "State", (), "actor/ankmar", "Ankmar")


def _events() -> Iterator[Event]:
    for slug, label, kind, count in (
        ("event/designation", "designation by Rohan", "Designation", 1),
        ("event/downing", "shoot-down by the Gondor Brigades", "ShootDown", 2),
        ("event/strike", "air strike near Bree, 2024-03-03", "AirStrike", 1),
        ("event/call", "call of Arnor and Rohan, 2024-03-04", "Call", 1),
        ("event/demand", "demand of Rohan", "Demand", 1),
        ("event/withdrawal", "withdrawal of Mordor", "Withdrawal", 1),
        ("event/accusation", "accusation by Mordor", "Accusation", 1),
        ("event/deployment", "deployment of Mordor", "Deployment", 1),
        ("event/funding", "funding by Angmar", "Funding", 1),
        ("event/shelling", "shelling near Kirkuk", "Shelling", 1),
        ("event/many", "76 attacks on Arnor", "Attack", 76),
        ("event/meeting", "meeting of Arnor and Mordor", "Meeting", 1),
        ("event/phoned", "call of Rohan to Arnor, 2024-03-04", "Call", 1),
    ):
        yield Event(slug, label, kind, count)


def _claims(where: dict[str, Passage]) -> Iterator[Claim]:
    post, army, brigades = "actor/shire-post", "actor/arnor-army", "actor/gondor-brigades"
    mordor, arnor, rohan, angmar = "actor/mordor", "actor/arnor", "actor/rohan", "actor/angmar"
    misty = "place/misty-mountains"
    for line, speaker, subject, relation, item in (
        ("designated", post, "event/designation", "agent", rohan),
        ("designated", post, "event/designation", "recipient", brigades),
        ("designated", post, "event/designation", "date", _day("2024-03-06")),
        ("backs", "actor/official", mordor, "supportedBy", angmar),
        ("downed", army, "event/downing", "agent", brigades),
        ("downed", army, "event/downing", "recipient", "weapon/drone"),
        ("downed", army, "event/downing", "instrument", "weapon/missile"),
        ("strike", army, "event/strike", "agent", arnor),
        ("strike", army, "event/strike", "recipient", brigades),
        ("strike", army, "event/strike", "instrument", "weapon/drone"),
        ("strike", army, "event/strike", "inResponseTo", "event/downing"),
        ("toll", brigades, "event/strike", "killed", Amount(2, 3, "two or three")),
        ("demand", post, "event/demand", "agent", rohan),
        ("demand", post, "event/demand", "recipient", mordor),
        ("accused", post, "event/accusation", "agent", mordor),
        ("accused", post, "event/accusation", "recipient", arnor),
        ("money", post, "event/funding", "agent", angmar),
        ("money", post, "event/funding", "recipient", brigades),
        ("boromir", post, brigades, "foundedBy", "actor/boromir"),
        ("boromir", post, brigades, "ledBy", "actor/boromir"),
        ("boromir", post, "actor/boromir", "holdsPost", "post/captain"),
        ("league", post, brigades, "memberOf", "actor/southern-league"),
        ("league", post, "actor/southern-league", "partOf", "actor/grand-alliance"),
        ("allies", post, arnor, "alliedWith", rohan),
        ("allies", post, arnor, "basedIn", "place/bree"),
        ("farther", post, angmar, "supportedBy", "actor/carn-dum"),
        ("friends", "actor/official", arnor, "alliedWith", rohan),
        ("met", post, "event/meeting", "agent", arnor),
        ("met", post, "event/meeting", "agent", mordor),
        ("called", post, "event/call", "agent", arnor),
        ("called", post, "event/call", "agent", "actor/boromir"),
        ("called", post, "event/call", "recipient", rohan),
        ("called", post, "event/call", "recipient", arnor),
        ("phoned", post, "event/phoned", "agent", rohan),
        ("phoned", post, "event/phoned", "recipient", arnor),
        ("phoned", post, "event/phoned", "date", _day("2024-03-04")),
        ("known", post, KNOWN.subject, KNOWN.relation, KNOWN.object),
        ("kirkuk", post, "event/shelling", "agent", angmar),
        ("kirkuk", post, "event/shelling", "place", "place/kirkuk"),
        ("kirkuk", post, "event/shelling", "date", When("2024-04", "2024-04-01", "2024-04-30")),
        ("many", post, "event/many", "recipient", arnor),
        (
            "many",
            post,
            "event/many",
            "date",
            When("2023-10-17/2024-03-08", "2023-10-17", "2024-03-08"),
        ),
    ):
        yield Claim(subject, relation, item, speaker, where[line])
    demanded, possible = Modality.DEMANDED, Certainty.POSSIBLE
    for relation, item in (("agent", mordor), ("place", misty)):
        yield Claim("event/withdrawal", relation, item, rohan, where["demand"], modality=demanded)
        yield Claim("event/deployment", relation, item, post, where["sent"], certainty=possible)
    no = Polarity.NEGATIVE
    yield Claim(brigades, "supportedBy", mordor, mordor, where["denial"], polarity=no)
    yield Claim("event/strike", "instrument", "weapon/missile", army, where["strike"], polarity=no)
    wrong = Review.REJECTED
    yield Claim("event/funding", "place", misty, post, where["money"], review=wrong)


def _day(day: str) -> When:
    return When(day, day, day)


@cache
def store() -> ox.Store:
    """Both reports with all that follows from them and was measured; nobody may write into it."""
    made = build([reading(), second()])
    infer(made)
    measure(made)
    return made
