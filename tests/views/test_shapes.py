"""Shapes of nodes: one outline for the page and the picture."""

from __future__ import annotations

from math import hypot

import pytest

from kg.ontology import kinds
from kg.views.shapes import SHAPES, outline
from tests.factory import reading
from tests.views.conftest import Show
from tests.views.stories import NOTHING_KNOWN


def test_every_shape_that_the_ontology_names_has_an_outline() -> None:
    assert {kind.shape for kind in kinds().values() if kind.shape} <= set(SHAPES)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_stands_around_its_middle_and_reaches_about_as_far_as_a_dot(shape: str) -> None:
    corners = SHAPES[shape]
    assert all(0.5 < hypot(x, y) < 1.4 for x, y in corners)
    assert sum(x for x, _ in corners) == pytest.approx(0, abs=1e-5)


def test_no_two_shapes_are_alike() -> None:
    assert len({outline(shape, 10) for shape in SHAPES}) == len(SHAPES)


@pytest.mark.browser
def test_the_page_draws_the_same_outlines(show: Show) -> None:
    seen = show(((reading(),), NOTHING_KNOWN, ()))
    drawn = seen.page.evaluate(
        "() => Object.keys(STORY.shapes).map((one) => [one, outline(one, 12.3, -7, 30.5)])"
    )
    assert dict(drawn) == {shape: outline(shape, 12.3, -7, 30.5) for shape in SHAPES}
