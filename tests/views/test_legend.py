"""What stands around a picture: title and counts above, signs and caveat beneath."""

from __future__ import annotations

from kg.views.dossier import dossier
from kg.views.legend import counts, foot, head
from kg.views.lines import lines
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN, story


def test_counts_tell_of_what_is_left_out() -> None:
    data = dossier(*story(40))
    tied = len({edge[end] for edge in data["edges"] for end in ("from", "to")})
    whole = f"{tied} actors and events, {len(data['edges'])} relations"
    assert counts(data, range(tied)) == whole
    assert counts(data, range(5)) == f"{whole} · 5 drawn"


def test_a_long_title_takes_more_rows() -> None:
    data = dossier([reading()], NOTHING_KNOWN, ())
    short, long = (head(data, title, "", 700) for title in ("Strikes", "Strikes in Arnor " * 20))
    assert long[1] > short[1]
    assert len(long[0]) > len(short[0])


def test_signs_that_find_no_room_in_a_row_begin_another() -> None:
    data = dossier(*story(60))
    drawn = range(len(data["nodes"]))
    wide, narrow = (foot(data, drawn, list(lines(data)), True, width) for width in (3000, 300))
    assert narrow[1] > wide[1]
