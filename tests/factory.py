"""Values made by hand, for tests that need a story without reading a text."""

from __future__ import annotations

from datetime import date

from kg.model import (
    Amount,
    Certainty,
    Claim,
    Document,
    Entity,
    Event,
    Mention,
    Modality,
    Passage,
    Polarity,
    Reading,
    Sentence,
    When,
)

TEXT = (
    "Arnor struck a base of the Gondor Brigades near Bree on March 3, killing at least four, "
    "the Arnor army said. "
    "The Gondor Brigades, backed by Mordor, denied that they had prepared an attack. "
    "Arnor's envoy called Rohan on Monday."
)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences cut at full stops: enough for texts made here."""
    found, start = [], 0
    for index, piece in enumerate(text.split(". ")):
        end = min(start + len(piece) + 1, len(text))
        found.append(Sentence(index, start, end))
        start = end + 1
    return tuple(found)


def passage(document: Document, quote: str) -> Passage:
    """The passage of a document that holds these words."""
    start = document.text.index(quote)
    sentence = next(s for s in sentences(document.text) if s.start <= start < s.end)
    return Passage(document.id, sentence, start, start + len(quote), quote)


def reading(suffix: str = "") -> Reading:
    """A small story with two speakers, a denial, a standing relation and a call."""
    document = Document(
        id=f"document/arnor-strikes{suffix}",
        title=f"Arnor strikes{suffix}",
        text=TEXT,
        publisher="The Bree Gazette",
        published=date(2024, 3, 5),
        url="https://example.org/arnor",
    )
    gazette = Entity("actor/bree-gazette", "The Bree Gazette", "MediaOrganization")
    arnor = Entity("actor/arnor", "Arnor", "State")
    army = Entity("actor/arnor-army", "Arnor army", "MilitaryForce")
    brigades = Entity("actor/gondor-brigades", "Gondor Brigades", "ArmedGroup", ("the Brigades",))
    mordor = Entity("actor/mordor", "Mordor", "State")
    rohan = Entity("actor/rohan", "Rohan", "State")
    bree = Entity("place/bree", "Bree", "Place")
    strike = Event(f"event/strike{suffix}", "air strike near Bree, 2024-03-03", "AirStrike")
    attack = Event(f"event/attack{suffix}", "attack by the Gondor Brigades", "Attack")
    call = Event(f"event/call{suffix}", "call of Arnor and Rohan, 2024-03-04", "Call")
    first = passage(document, "Arnor struck a base of the Gondor Brigades near Bree on March 3")
    toll = passage(document, "killing at least four")
    denial = passage(document, "denied that they had prepared an attack")
    backed = passage(document, "The Gondor Brigades, backed by Mordor")
    called = passage(document, "Arnor's envoy called Rohan on Monday")
    say = {"speaker": army.id, "passage": first}
    claims = (
        Claim(strike.id, "agent", arnor.id, **say),
        Claim(strike.id, "recipient", brigades.id, **say),
        Claim(strike.id, "place", bree.id, **say),
        Claim(strike.id, "date", When("2024-03-03", "2024-03-03", "2024-03-03"), **say),
        Claim(strike.id, "killed", Amount(4, None, "at least four"), army.id, toll),
        Claim(
            attack.id,
            "agent",
            brigades.id,
            brigades.id,
            denial,
            polarity=Polarity.NEGATIVE,
            modality=Modality.PLANNED,
        ),
        Claim(brigades.id, "supportedBy", mordor.id, gazette.id, backed),
        Claim(call.id, "agent", arnor.id, gazette.id, called),
        Claim(call.id, "recipient", rohan.id, gazette.id, called),
        Claim(
            call.id,
            "date",
            When("2024-03-04", "2024-03-04", "2024-03-04"),
            gazette.id,
            called,
            Certainty.PROBABLE,
        ),
    )
    named = TEXT.index("the Gondor Brigades")
    return Reading(
        document,
        sentences(TEXT),
        (Mention(brigades.id, named, named + 19, "the Gondor Brigades"),),
        (gazette, arnor, army, brigades, mordor, rohan, bree),
        (strike, attack, call),
        claims,
    )
