"""A whole store in each standard form, read back by the engine."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from kg.errors import BadQuery
from kg.graph.forms import FORMS, write
from tests.factory import reading
from tests.graph.few import build

NAMES = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "trig": "TRIG", "nquads": "N_QUADS"}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_what_the_store_holds(form: str) -> None:
    store, out = build([reading(), reading("-later")]), io.BytesIO()
    write(store, form, out)
    read = ox.Store()
    read.load(out.getvalue(), format=getattr(ox.RdfFormat, NAMES[form]))
    whole = form in ("trig", "nquads")
    assert (
        set(read) == set(store) if whole else {q.triple for q in read} == {q.triple for q in store}
    )


def test_a_form_that_is_none_is_refused() -> None:
    with pytest.raises(BadQuery, match="turtle"):
        write(ox.Store(), "csv", io.BytesIO())
