"""Readings of any shape, for properties that must hold of all of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

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
    Resolution,
    Review,
    Sentence,
    When,
)
from kg.ontology import relations

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ACTORS = tuple(f"actor/a{number}" for number in range(4))
EVENTS = tuple(f"event/e{number}" for number in range(3))
COUNTS = st.integers(1, 3)
STANDING = sorted(relations())


def own(end: object) -> st.SearchStrategy[str]:
    """The id under which a document itself may know an end of a claim."""
    return st.sampled_from(["", f"{end}-own"] if isinstance(end, str) else [""])


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low = draw(st.integers(0, 50))
    high = draw(st.one_of(st.none(), st.integers(low, 99)))
    return Amount(low, high, draw(WORDS))


@st.composite
def times(draw: st.DrawFn) -> When:
    days = draw(st.lists(st.dates().map(date.isoformat), min_size=2, max_size=2).map(sorted))
    first, last = (draw(st.sampled_from([day, None])) for day in days)
    return When(draw(WORDS), first, last)


@st.composite
def claims(draw: st.DrawFn, document: Document) -> Claim:
    what = draw(
        st.one_of(
            st.tuples(st.just("agent"), st.sampled_from(ACTORS)),
            st.tuples(st.just("killed"), amounts()),
            st.tuples(st.just("date"), times()),
        )
    )
    subject = draw(st.sampled_from(EVENTS))
    if draw(st.booleans()):
        subject = draw(st.sampled_from(ACTORS))
        what = draw(st.tuples(st.sampled_from(STANDING), st.sampled_from(ACTORS)))
    speaker = draw(st.sampled_from(ACTORS))
    start, end = draw(spans(document.text))
    whole = Sentence(0, 0, len(document.text))
    return Claim(
        subject,
        *what,
        speaker,
        Passage(document.id, whole, start, end, document.text[start:end]),
        draw(st.sampled_from(Certainty)),
        draw(st.sampled_from(Polarity)),
        draw(st.sampled_from(Modality)),
        resolutions=draw(st.lists(resolutions(document), max_size=2).map(tuple)),
        review=draw(st.sampled_from(Review)),
        corrects=draw(st.sampled_from(["", "claim/other"])),
        observed=tuple(draw(own(end)) for end in (subject, what[1], speaker)),
    )


@st.composite
def resolutions(draw: st.DrawFn, document: Document) -> Resolution:
    start, end = draw(spans(document.text))
    basis = draw(st.one_of(st.just((None, None)), spans(document.text)))
    words = document.text[start:end]
    return Resolution(words, start, end, "coreference", draw(st.sampled_from(ACTORS)), *basis)


@st.composite
def readings(draw: st.DrawFn, number: int = 0) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
    published = draw(st.one_of(st.none(), st.dates()))
    url = draw(st.sampled_from(["", "https://example.org/a?b=c", "http://not an address", "p. 4"]))
    document = Document(f"document/d{number}", draw(WORDS), text, draw(WORDS), published, url)
    names = st.lists(WORDS, max_size=3).map(tuple)
    spots = draw(st.lists(spans(text), max_size=3))
    seen = (draw(st.sampled_from(ACTORS)) for _ in spots)
    placed = zip(seen, spots, strict=True)
    mentions = (Mention(a, s, e, text[s:e], draw(own(a))) for a, (s, e) in placed)
    called = ((name, draw(WORDS), "State", draw(names)) for name in ACTORS + ACTORS[:1])
    entities = (Entity(*each, draw(own(each[0])), draw(WORDS), "actor/a0") for each in called)
    told = ((e, draw(WORDS), "Attack", draw(COUNTS)) for e in EVENTS + EVENTS[:1])
    events = (Event(*each, draw(own(each[0]))) for each in told)
    return Reading(
        document,
        (Sentence(0, 0, len(text)),),
        tuple(mentions),
        tuple(entities),
        tuple(events),
        draw(st.lists(claims(document), max_size=6).map(tuple)),
    )
