"""Lines of the drawing: how what is said between two nodes looks."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Derivation
from kg.views.dossier import dossier
from kg.views.lines import KNOWN, Line, lines, unsaid
from tests.factory import reading
from tests.views.conftest import Show
from tests.views.stories import NOTHING_KNOWN, Story, story


def ends(data: dict[str, Any]) -> dict[tuple[str, str], Line]:
    ids = [node["id"].partition("/")[2] for node in data["nodes"]]
    return {(ids[line.source], ids[line.target]): line for line in lines(data)}


@pytest.fixture(scope="module")
def small() -> dict[str, Any]:
    return dossier([reading()], NOTHING_KNOWN, ())


def disputed() -> Story:
    """A story of all ways in which a line may look; two of its claims contradict each other."""
    readings, background, derivations = story(60)
    one, two = (told.claims[1].id for told in readings[:2])
    against = Derivation("derivation/against", one, "contradicts", two, "30-rule", (one, two))
    return readings, background, (*derivations, against)


def test_a_line_tells_how_its_relation_is_known(small: dict[str, Any]) -> None:
    found = ends(small)
    assert found["gondor-brigades", "mordor"].how == "reported"
    assert found["arnor", "strike"].how == "claimed"
    assert found["gondor-brigades", "attack"].how == "unsaid"


def test_what_is_known_beforehand_or_inferred_stands_beside() -> None:
    data = dossier(*story(60))
    beside = {line for line in lines(data) if line.how == "beside"}
    pairs = {frozenset((line.source, line.target)) for line in beside}
    between = [e for e in data["edges"] if frozenset((e["from"], e["to"])) in pairs]
    assert {edge.get("origin") for edge in between if "stance" not in edge} == {
        "background",
        "inferred",
    }


def test_two_nodes_share_one_line_with_arrows_both_ways(small: dict[str, Any]) -> None:
    back = [{**edge, "from": edge["to"], "to": edge["from"]} for edge in small["edges"]]
    both = list(lines({**small, "edges": [*small["edges"], *back]}))
    assert all(line.forward != line.backward for line in lines(small))
    assert all(line.forward and line.backward for line in both)
    assert len(both) == len(small["edges"])


def test_an_event_that_is_only_denied_is_not_said_to_have_happened(small: dict[str, Any]) -> None:
    assert {small["nodes"][n]["id"] for n in unsaid(small)} == {"event/attack"}


def test_a_line_that_is_both_said_and_denied_is_disputed(small: dict[str, Any]) -> None:
    assert not any(line.disputed for line in lines(small))
    edge = next(e for e in small["edges"] if e["relation"] == "supportedBy")
    both = {**small, "edges": [*small["edges"], {**edge, "stance": "denied"}]}
    found = [pair for pair, line in ends(both).items() if line.disputed]
    assert found == [("gondor-brigades", "mordor")]


@pytest.mark.browser
def test_the_page_draws_the_same_lines(show: Show) -> None:
    data = dossier(*disputed())
    seen = show(disputed())
    drawn = seen.page.evaluate(
        """() => [...drawing.shown.values()].map((line) => {
            const { how, color, dashes, width, forward, backward, disputed } = lineStyle(line);
            return [line.from, line.to, how, color, dashes, width, forward, backward, disputed];
        })"""
    )
    ids = [node["id"] for node in data["nodes"]]
    ours = [
        [
            *(ids[line.source], ids[line.target], line.how, data["families"][line.family]["light"]),
            *(list(KNOWN[line.how].dashes), pytest.approx(line.width)),
            *(line.forward, line.backward, line.disputed),
        ]
        for line in lines(data)
    ]
    assert drawn == ours
    assert {line.how for line in lines(data)} == set(KNOWN)
    assert {line.disputed for line in lines(data)} == {True, False}
    hollow = seen.page.evaluate("[...drawing.hollow]")
    assert set(hollow) == {ids[n] for n in unsaid(data)}
