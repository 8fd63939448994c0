"""Names: whatever way people write one, it means one entity or is refused with candidates."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest

from kg.background import known
from kg.errors import UnknownName
from kg.graph.dataset import build
from kg.graph.names import find_entity
from kg.model import Document, Entity, Event, Reading
from kg.ontology import DATA
from kg.spelling import plain


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """A few names of our own beside those known beforehand."""
    entities = (
        Entity("actor/harad-a1b2c3d4", "Háradrim al-Sûd", "ArmedGroup", ("Men of the South",)),
        Entity("actor/bree-council", "Bree Council", "Organization"),
        Entity("actor/bree-guard", "Bree Guard", "MilitaryForce"),
        Entity("place/bree", "Bree", "Place"),
        Entity("place/tharbad", "Tharbad", "Place"),
        Entity("actor/tharbad", "Tharbad", "Organization"),
        Entity("weapon/ram", "ram", "Weapon"),
        Entity("actor/arabic", "حزب", "ArmedGroup"),
        Entity("actor/chinese", "北方", "ArmedGroup"),
    )
    events = (Event("event/siege", "siege of Tharbad", "Blockade"),)
    return build(
        [Reading(Document("document/names", "Names", ""), entities=entities, events=events)]
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("actor/harad-a1b2c3d4", "actor/harad-a1b2c3d4"),
        (f"{DATA}actor/bree-guard", "actor/bree-guard"),
        ("harad", "actor/harad-a1b2c3d4"),
        ("Háradrim al-Sûd", "actor/harad-a1b2c3d4"),
        ("haradrim sud", "actor/harad-a1b2c3d4"),
        ("men of the SOUTH", "actor/harad-a1b2c3d4"),
        ("Haradr", "actor/harad-a1b2c3d4"),
        ("Bree", "place/bree"),
        ("ee Counc", "actor/bree-council"),
        ("Tharbad", "actor/tharbad"),
        ("ram", "weapon/ram"),
        ("siege of Tharbad", "event/siege"),
        ("siege", "event/siege"),
        ("حزب", "actor/arabic"),
    ],
)
def test_a_name_means_one_entity(store: ox.Store, name: str, found: str) -> None:
    assert find_entity(store, name) == found


def test_a_class_may_be_asked_for(store: ox.Store) -> None:
    assert find_entity(store, "Tharbad", "Place") == "place/tharbad"
    assert find_entity(store, "Bree G", "Actor") == "actor/bree-guard"
    with pytest.raises(UnknownName):
        find_entity(store, "Men of the South", "Place", "State")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bree gu, bree co", "nobody and nothing here"),
        ("Haradrin al-Sud", "did you mean Háradrim al-Sûd"),
        ("", "nobody and nothing here"),
        ("'", "nobody and nothing here"),
        ("Bree ", "could be Bree Council (actor/bree-council), Bree Guard"),
    ],
)
def test_a_name_that_fits_none_or_many_offers_candidates(
    store: ox.Store, name: str, words: str
) -> None:
    with pytest.raises(UnknownName) as error:
        find_entity(store, name, "Actor")
    assert words in str(error.value)


def test_a_name_that_only_a_list_gives_somebody_finds_its_bearer_last(store: ox.Store) -> None:
    assert "Ansar Allah" in known()["actor/hezbollah"].hidden
    assert find_entity(store, "Ansar Allah") == "actor/houthis"
    strong = {plain(name) for each in known().values() for name in (each.label, *each.aliases)}
    weak = Counter(plain(name) for each in known().values() for name in each.hidden)
    name, id = next(
        (name, each.id)
        for each in known().values()
        for name in each.hidden
        if weak[plain(name)] == 1 and not any(plain(name) in other for other in strong)
    )
    assert find_entity(store, name) == id


def test_who_is_told_of_goes_before_who_is_only_known(store: ox.Store) -> None:
    also = [each.label for each in known().values() if "e c" in plain(each.label)]
    assert len(also) > 1
    assert find_entity(store, "e C") == "actor/bree-council"


def test_names_in_other_scripts_are_not_all_one(store: ox.Store) -> None:
    assert find_entity(store, "北方") == "actor/chinese"
    with pytest.raises(UnknownName):
        find_entity(store, "南方")


def test_every_label_known_beforehand_finds_its_entity(store: ox.Store) -> None:
    for each in list(known().values())[::40]:
        assert find_entity(store, each.label, each.kind) == each.id
