"""One person at a terminal, judging one question after another.

What reports say is shown, one key answers, and each answer is in the file before the next
question comes. Text of strangers reaches the terminal through `kg.printing` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from kg.errors import InvalidData, KgError
from kg.identity import decisions
from kg.identity.amending import value
from kg.identity.judgements import Judgement, Verdict
from kg.identity.keeping import append, exchange, withdraw
from kg.identity.review import CLAIMS, Question, open_questions
from kg.identity.sides import Quoted, Reports, Side
from kg.manners import complain
from kg.printing import beside, visible

__all__ = ["Sitting"]

KEYS = {
    "s": Verdict.SAME,
    "d": Verdict.DIFFERENT,
    "u": Verdict.UNDECIDED,
    "a": Verdict.ACCEPT,
    "r": Verdict.REJECT,
    "c": Verdict.CORRECT,
}
PAIR_KEYS, CLAIM_KEYS = "sdu", "arc"
MOVES = "k skip, b back, q quit"
TOPICS = {"names": "who is who", "events": "one event or two", "claims": "a doubtful claim"}
SHOWN = 8  # other names of a side; the list of some of those known beforehand is long


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer of this sitting: to which question, and what it took the place of."""

    at: int
    judgement: Judgement
    before: Judgement | None


class Sitting:
    """What one person judges in one go; `given` are the answers that stand."""

    def __init__(
        self,
        path: Path,
        by: str,
        reports: Reports,
        judged: Sequence[Judgement],
        *,
        again: bool = False,
    ) -> None:
        self.path, self.by, self.again = path, by, again
        self.given: list[_Given] = []
        self._reports, self._judged = reports, tuple(judged)

    def go_through(self, asked: Sequence[Question]) -> None:
        """Ask until all is judged or skipped, or whoever sits here quits, at whatever point."""
        with suppress(click.Abort):  # Ctrl-C while typing: the answer before it is kept
            self._go_through(asked)

    def _go_through(self, asked: Sequence[Question]) -> None:
        at = 0
        while at < len(asked):
            question = asked[at]
            if not self.again and not open_questions((question,), self._judged):
                at += 1  # an answer to another question answers this one too
                continue
            _show(question, at + 1, len(asked))
            key = _key(question)
            if key == "q":
                return
            if key == "b":
                at = self._take_back(at)
            elif key == "k" or self._answer(at, question, KEYS[key]):
                at += 1

    def summary(self, asked: int) -> Iterator[str]:
        """What was judged, and how much is left."""
        counts = Counter(str(each.judgement.verdict) for each in self.given)
        told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        left = asked - len(self.given)
        yield f"{told or 'nothing'} judged; {left} of {asked} questions left"

    def _answer(self, at: int, question: Question, verdict: Verdict) -> bool:
        """Keep an answer; whether there was one, and the file took it."""
        to = self._corrections(question.about[0]) if verdict is Verdict.CORRECT else ()
        if verdict is Verdict.CORRECT and not to:
            click.echo("Nothing is corrected.")
            return False
        click.secho(f"→ {verdict}", bold=True)
        judgement = Judgement(verdict, question.about, self.by, date.today(), to=to)
        before = next((each for each in self._judged if _same_day(each, judgement)), None)
        kept = self._exchange(before, judgement)
        if kept:
            self.given.append(_Given(at, kept, before))
            why = _line("why, in a line (Enter for none)")
            told = self._exchange(kept, replace(kept, why=why)) if why else None
            self.given[-1] = _Given(at, told or kept, before)
        return kept is not None

    def _take_back(self, at: int) -> int:
        """Take the last answer out of the file again; the question that it answered is next."""
        if not self.given:
            click.echo("Nothing was judged yet.")
            return at
        last = self.given.pop()
        self._exchange(last.judgement, last.before)
        return last.at

    def _exchange(self, old: Judgement | None, new: Judgement | None) -> Judgement | None:
        """Put a judgement into the file in the place of another; None where it does not take it."""
        try:
            if old and new:
                return exchange(self.path, old, new)
            if old:
                withdraw(self.path, old)
            return append(self.path, new) if new else None
        except (KgError, OSError) as error:
            complain(error)
            return None
        finally:
            self._judged = decisions.read(self.path, complain) if self.path.exists() else ()

    def _corrections(self, name: str) -> tuple[tuple[str, str], ...]:
        """What of a claim is otherwise, asked field by field."""
        claim = self._reports.claims[name]
        fields = {
            "subject": claim.subject,
            "relation": claim.relation,
            "object": claim.object,
            "speaker": claim.speaker,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "certainty": claim.certainty,
        }
        to: dict[str, str] = {}
        for field, told in fields.items():
            shown = self._reports.words(told) if field in decisions.ENDS else str(told)
            said = self._correction(field, shown, to.get("relation", claim.relation))
            if said and said != str(told):
                to[field] = said
        return tuple(sorted(to.items()))

    def _correction(self, field: str, shown: str, relation: str) -> str:
        """What one field is to be; empty where it stays."""
        while said := _line(f"{field}, now {visible(shown)} (Enter keeps it)"):
            try:
                return self._understood(field, relation, said)
            except KgError as error:
                click.echo(visible(str(error)))
        return ""

    def _understood(self, field: str, relation: str, said: str) -> str:
        """A correction as the file keeps it; raises `InvalidData` for what it cannot mean."""
        allowed = decisions.allowed(field)
        if said in allowed:
            return said
        if allowed:
            raise InvalidData(f"{said} is no {field}", remedy=f"one of {', '.join(allowed)}")
        if field == "object" and not isinstance(value(relation, said), str):
            return said
        found = self._reports.named(said)
        if len(found) != 1:
            remedy = f"one of {', '.join(found)}" if found else "give the name or the id"
            raise InvalidData(f"{said} is {'several' if found else 'nobody'} here", remedy=remedy)
        return found[0]


def _same_day(one: Judgement, other: Judgement) -> bool:
    """Whether one judge judged the same twice on one day: the later answer replaces the earlier."""
    parts = ("about", "by", "when", "document")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


# ── What is shown, and what is typed ─────────────────────────────────────────


def _key(question: Question) -> str:
    """The key of an answer or a move, once one is pressed that means something here."""
    keys = CLAIM_KEYS if question.topic == CLAIMS else PAIR_KEYS
    click.echo(f"{', '.join(f'{key} {KEYS[key]}' for key in keys)}; {MOVES}")
    while True:
        try:
            key = click.getchar()[:1].lower()
        except (KeyboardInterrupt, EOFError):
            return "q"
        key = "k" if key == " " else key
        if key and key in f"{keys}kbq":
            return key


def _line(asked: str) -> str:
    """A line that somebody types; empty for none."""
    return " ".join(str(click.prompt(asked, default="", show_default=False)).split())


def _show(question: Question, number: int, total: int) -> None:
    click.secho(f"\n{number} of {total}: {TOPICS[question.topic]}", bold=True)
    beside(["; ".join(question.why), *(f"earlier: {told}" for told in question.earlier)])
    beside(*(tuple(_paragraphs(side)) for side in question.sides))
    beside([question.effect])


def _paragraphs(side: Side) -> Iterator[str]:
    names = "; ".join(side.names[:SHOWN]) + ("; …" if len(side.names) > SHOWN else "")
    also = f"\nalso: {names}" if names else ""
    counted = f"{len(side.claims)} claim{'' if len(side.claims) == 1 else 's'}"
    yield f"{side.label}\n{side.kind}, {counted}\n{side.id}{also}"
    if side.facts:
        yield "\n".join(side.facts)
    yield from map(_cited, side.told)
    if not side.told:
        yield "no report here names it"


def _cited(told: Quoted) -> str:
    said = f"{told.speaker}, in " if told.speaker else ""
    day = f", {told.published}" if told.published else ""
    return f"“{told.sentence}”\n— {said}{told.report}{day}"
