"""Chains of answers: each link keeps its kind, and no chain can be made longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.answers import HEURISTIC, SAID
from kg.analysis.escalation import Chain, Escalation, escalation, measures
from kg.analysis.ties import ties
from kg.model import Polarity
from kg.story import Story
from tests.analysis.few import Teller, told

START = date(2024, 3, 1)


def of(*done: tuple[str, str, int]) -> Teller:
    """Raids (who, on whom, how many days after the first of March) as a report tells them."""
    report = Teller("The Bree Gazette")
    for number, (agent, recipient, days) in enumerate(done):
        day = (START + timedelta(days=days)).isoformat()
        report.act(agent, "Raid", recipient, day=day, event=f"event/{number}")
    return report


def escalated(story: Story, days: int = 7) -> Escalation:
    return escalation(ties(story), days=days)


def ids(chain: Chain) -> str:
    return " ".join(step.event.removeprefix("event/") for step in chain.steps)


def test_acts_that_follow_each_other_make_one_chain() -> None:
    story = told(of(("Arnor", "Rohan", 0), ("Rohan", "Arnor", 2), ("Arnor", "Rohan", 9)))
    (chain,) = escalated(story).chains
    assert ids(chain) == "0 1 2"
    assert chain.kind == HEURISTIC
    assert chain.days == ("2024-03-01", "2024-03-10")
    assert chain.claims == story.claims.keys()
    assert [(step.agents, step.recipients) for step in chain.steps][:2] == [
        (("actor/arnor",), ("actor/rohan",)),
        (("actor/rohan",), ("actor/arnor",)),
    ]


def test_a_chain_ends_where_nothing_follows_in_time() -> None:
    acts = (("Arnor", "Rohan", 0), ("Rohan", "Arnor", 2), ("Arnor", "Rohan", 10))
    assert [ids(chain) for chain in escalated(told(of(*acts))).chains] == ["0 1"]


def test_two_answers_to_one_act_are_two_chains() -> None:
    acts = (("Arnor", "Rohan", 0), ("Rohan", "Arnor", 2), ("Rohan", "Arnor", 3))
    assert [ids(chain) for chain in escalated(told(of(*acts))).chains] == ["0 1", "0 2"]


def test_longer_chains_come_first_then_earlier_ones() -> None:
    acts = [("Arnor", "Rohan", 20), ("Rohan", "Arnor", 21), ("Bree", "Shire", 30)]
    acts += [("Shire", "Bree", 31), ("Bree", "Shire", 32), ("Moria", "Lindon", 0)]
    acts += [("Lindon", "Moria", 1)]
    assert [ids(c) for c in escalated(told(of(*acts))).chains] == ["2 3 4", "5 6", "0 1"]


def test_each_link_of_a_chain_keeps_its_kind() -> None:
    report = of(("Arnor", "Rohan", 0), ("Rohan", "Arnor", 2))
    report.act("Gondor", "Condemnation", "Rohan", event="event/2")
    report.answer("event/2", "event/1", by="Gondor army")
    (chain,) = escalated(told(report)).chains
    assert ids(chain) == "0 1 2"
    assert [link.kind for link in chain.links] == [HEURISTIC, SAID]
    assert chain.kind == HEURISTIC
    assert chain.links[1].claims <= chain.claims


def test_a_chain_follows_what_is_said_rather_than_what_comes_before() -> None:
    acts = (("Arnor", "Rohan", 0), ("Arnor", "Rohan", 5), ("Rohan", "Arnor", 6))
    report = of(*acts)
    report.answer("event/2", "event/0")
    found = escalated(told(report))
    assert [ids(chain) for chain in found.chains] == ["0 2"]
    assert found.chains[0].kind == SAID
    assert len(found.links) == 2


def test_of_two_that_it_is_said_to_answer_a_chain_follows_the_later() -> None:
    report = of(("Arnor", "Rohan", 3), ("Arnor", "Rohan", 0), ("Gondor", "Bree", 6))
    report.answer("event/2", "event/0")
    report.answer("event/2", "event/1")
    found = escalated(told(report))
    assert [ids(chain) for chain in found.chains] == ["0 2"]
    assert len(found.links) == 2


def test_an_event_of_which_only_one_side_is_told_may_be_answered() -> None:
    report = of(("Rohan", "Arnor", 2))
    report.act("Nobody", "Killing", "Bilbo", day="2024-03-01", event="event/killing")
    words, (by, *rest) = report.said[-1]
    report.said[-1] = (words, [replace(by, polarity=Polarity.NEGATIVE), *rest])
    report.answer("event/0", "event/killing")
    story = told(report)
    (chain,) = escalated(story).chains
    killing = chain.steps[0]
    assert (killing.agents, killing.recipients) == ((), ("actor/bilbo",))
    assert (killing.relation, killing.earliest) == ("Killing", "2024-03-01")
    assert {story.claims[id].relation for id in killing.claims} == {"recipient", "date"}


def test_what_is_said_to_answer_each_other_does_not_go_round() -> None:
    report = of(("Arnor", "Rohan", 0), ("Rohan", "Arnor", 2), ("Arnor", "Rohan", 3))
    report.answer("event/0", "event/2", by="Rohan army")
    found = escalated(told(report))
    assert [ids(chain) for chain in found.chains] == ["0 1 2"]
    assert len(found.links) == 3


def test_what_is_said_against_the_order_of_days_is_followed_all_the_same() -> None:
    report = of(("Arnor", "Rohan", 0), ("Gondor", "Lindon", 2))
    report.answer("event/0", "event/1")
    assert [ids(chain) for chain in escalated(told(report)).chains] == ["1 0"]


def test_where_nothing_is_dated_or_said_there_are_no_chains() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan")
    report.act("Rohan", "Raid", "Arnor")
    for story in (told(), told(report)):
        found = escalated(story)
        assert (found.links, found.chains) == ((), ())
        assert [measure.value for measure in measures(found)] == [0, 0, 0]


def test_measures_count_either_kind_of_answer_and_say_the_days() -> None:
    report = of(("Arnor", "Rohan", 0), ("Rohan", "Arnor", 2), ("Arnor", "Rohan", 3))
    report.answer("event/1", "event/0")
    found = {m.name: m for m in measures(escalated(told(report), days=4))}
    assert found["answers said"].value == 1
    assert found["answers by heuristic"].value == 1
    assert found["longest chain of answers"].value == 3
    assert found["answers by heuristic"].method.parameters == ("days=4",)


ACTORS = st.sampled_from(["Arnor", "Rohan", "Gondor"])
ACTS = st.lists(st.tuples(ACTORS, ACTORS, st.integers(0, 30)), max_size=14)
SAYINGS = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=6)


@given(ACTS, SAYINGS, st.integers(0, 10))
def test_chains_alternate_in_time_and_cannot_be_made_longer(
    done: list[tuple[str, str, int]], said: list[tuple[int, int]], days: int
) -> None:
    report = of(*done)
    for answer, answered in said:
        report.answer(f"event/{answer}", f"event/{answered}")
    found = escalated(told(report), days)
    followed = {(link.answered, link.answer) for chain in found.chains for link in chain.links}
    assert followed <= {(link.answered, link.answer) for link in found.links}
    for chain in found.chains:
        events = [step.event for step in chain.steps]
        assert len(set(events)) == len(events) == len(chain.links) + 1 >= 2
        assert not any(one == events[-1] for one, _ in followed)
        assert not any(other == events[0] for _, other in followed)
        for link, before, after in zip(chain.links, chain.steps, chain.steps[1:], strict=False):
            assert (link.answered, link.answer) == (before.event, after.event)
            if link.kind == HEURISTIC:
                gap = date.fromisoformat(after.earliest) - date.fromisoformat(before.earliest)
                assert 1 <= gap.days <= days
                assert (before.agents, before.recipients) == (after.recipients, after.agents)
