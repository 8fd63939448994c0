"""What breaks shapes is what pySHACL finds: each result, and each as often."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.shacl.held import ours, theirs
from tests.graph.shacl.shapes import COMPONENTS, graphs, shapes

PEOPLE = """
    :Scout rdfs:subClassOf :Person .
    :frodo a :Person ; :name "Frodo" ; :age 50 ; :born "2968-09-22"^^xsd:date ; :knows :sam .
    :sam a :Person ; :name "Sam", "Samwise" ; :age "old" ; :knows :pony, :frodo .
    :strider a :Scout ; :age -1 ; :born "yesterday"^^xsd:date ; :knows "Bill" ;
        :title "Dúnadan"@en, "Ranger"@en .
    :pony a :Animal ; :name "Bill" ; :age 7 ; :height 9, 3 ; :knows [ :name "Ted" ] .
"""
ASKED = {
    ":name": 'sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[A-Z]" ; sh:minLength 4',
    ":age": "sh:datatype xsd:integer ; sh:minInclusive 0",
    ":born": "sh:datatype xsd:date",
    ":knows": "sh:class :Person ; sh:nodeKind sh:IRI",
    ":title": "sh:uniqueLang true",
}
MORE = [
    (":age", "sh:in ( 50 51 )"),
    (":age", "sh:not [ sh:datatype xsd:integer ]"),
    (":age", "sh:or ( [ sh:datatype xsd:integer ; sh:minInclusive 0 ] [ sh:minLength 3 ] )"),
    (":age", "sh:lessThan :height"),
    (":knows", "sh:or ( [ sh:class :Animal ] [ sh:property [ sh:path :age ; sh:minCount 1 ] ] )"),
    (":knows", "sh:property [ sh:path :name ; sh:minCount 1 ; sh:maxCount 0 ]"),
    (":knows", "sh:closed true ; sh:ignoredProperties ( :name )"),
    (":name", 'sh:hasValue "Frodo"'),
    ("[ sh:inversePath :knows ]", "sh:minCount 1"),
    ("( :knows :knows )", "sh:minCount 1 ; sh:maxCount 1"),
    ("[ sh:oneOrMorePath :knows ]", "sh:class :Person"),
    ("[ sh:zeroOrOnePath :knows ]", "sh:minCount 3 ; sh:maxCount 1"),
    ("[ sh:zeroOrMorePath :knows ]", "sh:minCount 1 ; sh:maxCount 0 ; sh:hasValue :nobody"),
    ("[ sh:alternativePath ( :name :title ) ]", "sh:minCount 2 ; sh:languageIn ( 'en' )"),
]
TARGETS = (
    "sh:targetClass :Person",
    'sh:targetNode :sam, :nobody, "a word"',
    "sh:targetSubjectsOf :age ; sh:targetClass :Animal",
    "sh:targetObjectsOf :knows",
)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.split()[0])
def test_what_breaks_a_shape_is_what_pyshacl_finds(target: str) -> None:
    asked = [(path, one) for path, several in ASKED.items() for one in several.split(" ; ")]
    told = "\n".join(
        f":{number} a sh:PropertyShape ; {target} ; sh:path {path} ; {one} ."
        for number, (path, one) in enumerate([*asked, *MORE])
    )
    found = ours(PEOPLE, told)
    assert found == theirs(PEOPLE, told)
    assert found.total() > 10


@pytest.mark.parametrize("component", COMPONENTS)
@settings(max_examples=5)
@given(data=st.data())
def test_so_it_is_for_any_graph_and_shapes(component: str, data: st.DataObject) -> None:
    graph, asked = data.draw(graphs()), data.draw(shapes(component))
    assert ours(graph, asked) == theirs(graph, asked)


def test_a_shape_that_is_a_class_is_for_its_instances() -> None:
    shapes = ":Person a sh:NodeShape, rdfs:Class ; sh:property [ sh:path :title ; sh:maxCount 0 ] ."
    assert {focus for focus, *_ in ours(PEOPLE, shapes)} == {"<https://example.org/strider>"}
    assert ours(PEOPLE, shapes) == theirs(PEOPLE, shapes)


def test_the_inverse_of_a_path_is_walked_from_its_end() -> None:
    shapes = """:s a sh:PropertyShape ; sh:targetNode :sam ; sh:class :Nobody ;
        sh:path [ sh:inversePath ( :knows :knows ) ] ."""
    data = ":a :knows :b . :b :knows :sam . :b :knows :c ."
    assert {value for _, value, *_ in ours(data, shapes)} == {"<https://example.org/a>"}


def test_values_that_keep_another_of_the_shapes_do_not_count() -> None:
    hand = ":hand a :Hand ; :digit :one, :two, :both . :one a :Finger . :two a :Thumb . "
    hand += ":both a :Finger, :Thumb ."
    digit = "a sh:PropertyShape ; sh:path :digit ; sh:qualifiedValueShapesDisjoint true ;"
    shapes = f""":s a sh:NodeShape ; sh:targetClass :Hand ; sh:property :fingers, :thumbs .
        :fingers {digit} sh:qualifiedValueShape [ sh:class :Finger ] ; sh:qualifiedMinCount 2 .
        :thumbs {digit} sh:qualifiedValueShape [ sh:class :Thumb ] ; sh:qualifiedMaxCount 1 ."""
    [(focus, value, component, shape, _)] = ours(hand, shapes)
    assert (focus, value, shape) == tuple(
        f"<https://example.org/{name}>" if name else "" for name in ("hand", "", "fingers")
    )
    assert component.endswith("#QualifiedMinCountConstraintComponent")
    assert ours(hand, shapes) == theirs(hand, shapes)


def test_nothing_keeps_one_of_no_shapes() -> None:
    shapes = ":s a sh:NodeShape ; sh:targetNode :sam ; sh:or ( ) ; sh:xone ( ) ; sh:and ( ) ."
    components = {component.partition("#")[2] for _, _, component, *_ in ours(PEOPLE, shapes)}
    assert components == {"OrConstraintComponent", "XoneConstraintComponent"}


def test_a_node_for_which_two_targets_are_is_told_once() -> None:
    shapes = ":s a sh:NodeShape ; sh:targetClass :Person ; sh:targetNode :sam ; sh:class :Animal ."
    assert set(ours(PEOPLE, shapes).values()) == {1}


def test_severity_is_that_of_the_shape_and_a_shape_switched_off_asks_nothing() -> None:
    shapes = """
        :warned a sh:NodeShape ; sh:targetNode :sam ; sh:class :Animal ; sh:severity sh:Warning .
        :own a sh:NodeShape ; sh:targetNode :sam ; sh:class :Animal ; sh:severity :grave .
        :off a sh:NodeShape ; sh:targetNode :sam ; sh:class :Animal ; sh:deactivated true ."""
    severities = {severity for *_, severity in ours(PEOPLE, shapes)}
    assert severities == {"http://www.w3.org/ns/shacl#Warning", "https://example.org/grave"}


@pytest.mark.parametrize(
    ("datatype", "right", "wrong"),
    [
        ("integer", "7 -7 99999999999999999999", "seven 7.0"),
        ("nonNegativeInteger", "99999999999999999999", "many"),
        ("byte", "", "c"),
        ("decimal", "7.5 .5 7.", "7e1 seven"),
        ("double", "7 7e1 INF NaN", "seven 7e"),
        ("boolean", "true false", "yes"),
        ("date", "3018-09-22 3018-09-22Z", "3018-02-30 soon"),
        ("dateTime", "3018-09-22T12:00:00", "3018-09-22"),
        ("duration", "P1Y", "P"),
        ("anyURI", "https://example.org/ bree", ""),
    ],
)
def test_a_literal_must_fit_its_datatype(datatype: str, right: str, wrong: str) -> None:
    words = [*right.split(), *wrong.split()]
    data = " ".join(f':it :says "{each}"^^xsd:{datatype} .' for each in words)
    shape = ":s a sh:PropertyShape ; sh:targetNode :it ; sh:path :says ; sh:datatype xsd:"
    found = {value.split('"')[1] for _, value, *_ in ours(data, f"{shape}{datatype} .")}
    assert found == {*wrong.split()}


@pytest.mark.parametrize(
    ("tags", "kept"), [("'en'", "en en-GB"), ("'*'", "en en-GB eno"), ("", "")]
)
def test_a_language_is_in_a_list_with_its_regions(tags: str, kept: str) -> None:
    spoken = ("en", "en-GB", "eno")
    data = " ".join(f":it :says 'a'@{each} ." for each in spoken)
    shape = ":s a sh:PropertyShape ; sh:targetNode :it ; sh:path :says ; "
    found = {
        value.split("@")[1] for _, value, *_ in ours(data, f"{shape} sh:languageIn ( {tags} ) .")
    }
    assert found == {each.lower() for each in spoken} - {each.lower() for each in kept.split()}


def test_words_of_shapes_stay_words_in_queries() -> None:
    words = ['" } ; DROP ALL #', "{f}{v}{a}", "\\u0022 } UNION { ?s ?p ?o", "'''", "a\nb\\"]
    data = "\n".join(f":it :says {_quoted(word)} ." for word in words)
    listed = " ".join(map(_quoted, words))
    one = ":a{0} a sh:PropertyShape ; sh:targetNode :it ; sh:path :says ; sh:{1} ."
    kept = [f"hasValue {_quoted(word)}" for word in words] + [f"in ( {listed} )"]
    shapes = "\n".join(one.format(number, asked) for number, asked in enumerate(kept))
    assert not ours(data, shapes)
    shapes = "\n".join(
        f":b{number} a sh:NodeShape ; sh:targetNode {_quoted(word)} ; sh:in ( {_quoted(other)} ) ."
        for number, (word, other) in enumerate(product(words, words))
    )
    assert ours(data, shapes).total() == len(words) * (len(words) - 1)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
