"""What one clause tells: an act with its sides, by verb, by noun, by a light verb and a noun."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.text.acts.tellings import tellings
from kg.text.parsing import parse
from kg.text.who.entities import cast
from tests.text.read import PUBLISHER, acts, document, events, role, rows, speakers

GROUPS = ["Hezbollah", "Harakat Sabr al-Dawla", "Kenya"]

KINDS = [
    ("{} bombed Belsar.", "AirStrike", "Belsar"),
    ("{} shelled Belsar.", "Shelling", "Belsar"),
    ("{} ambushed the Peruvian army.", "Ambush", "Peruvian army"),
    ("{} raided Belsar.", "Raid", "Belsar"),
    ("{} captured Belsar on Sunday.", "Capture", "Belsar"),
    ("{} kidnapped Dana Halloran in Goma.", "Abduction", "Dana Halloran"),
    ("{} arrested Dana Halloran in Goma.", "Arrest", "Dana Halloran"),
    ("{} assassinated Dana Halloran in Goma.", "Assassination", "Dana Halloran"),
    ("{} released four hostages on Sunday.", "Release", "four hostages"),
    ("{} seized the MV Orda Star.", "Seizure", "MV Orda Star"),
    ("{} besieged Belsar.", "Blockade", "Belsar"),
    ("{} condemned Peru.", "Condemnation", "Peru"),
    ("{} praised Peru.", "DiplomaticSupport", "Peru"),
    ("{} threatened Peru.", "Threat", "Peru"),
    ("{} blamed Peru.", "Accusation", "Peru"),
    ("{} sanctioned Peru.", "Sanctions", "Peru"),
    ("{} imposed sanctions on Peru.", "Sanctions", "Peru"),
    ("{} severed relations with Peru.", "BreakOff", "Peru"),
    ("{} held talks with Peru in Belsar.", "Meeting", "Peru"),
    ("{} signed an agreement with Peru.", "Agreement", "Peru"),
    ("{} shared intelligence with Peru.", "InformationSharing", "Peru"),
    ("{} sent weapons to Peru.", "Aid", "Peru"),
    ("{} held a military exercise with Peru.", "Exercise", "Peru"),
    ("{} pledged allegiance to Peru.", "Allegiance", "Peru"),
    ("{} clashed with Peru in Belsar.", "ArmedClash", "Peru"),
    ("{} deployed fighters to Belsar.", "Deployment", "Belsar"),
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dissolution of the parliament by the junta is illegal.", "Restriction"),
        ("Chinese ships blocked a Peruvian resupply mission.", "Coercion"),
        ("Chinese warships followed the tanker.", "Exercise"),
        ("The president of Chad led a delegation to Peru.", "Visit"),
    ],
)
def test_missions_and_borders_are_shut_and_ships_are_watched(text: str, told: str) -> None:
    assert told in {kind for _, kind, _ in acts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The crisis led the United Nations envoy to Chad to resign.",
        "Peru reiterated its commitment to peace.",
        "Doctors followed the patients.",
    ],
)
def test_what_leads_nowhere_is_no_act(text: str) -> None:
    assert not acts(text)


def test_who_is_kept_from_a_deed_has_not_done_it() -> None:
    text = "Chinese ships obstructed a Peruvian tanker from delivering food to Chad."
    assert "Aid" not in {kind for _, kind, _ in acts(text)}
    assert ("Chinese ships", "Restriction", "Peruvian tanker") in acts(text)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(("text", "kind", "other"), KINDS)
def test_a_verb_tells_an_act_of_its_type(text: str, kind: str, other: str, group: str) -> None:
    assert (group, kind, other) in acts(text.format(group))


@pytest.mark.parametrize("verb", ["phoned", "telephoned", "called"])
def test_a_person_is_called(verb: str) -> None:
    text = f"Foreign Minister Dana Halloran {verb} Prime Minister Imad al-Qasri on Monday."
    assert ("Dana Halloran", "Call", "Imad al-Qasri") in acts(text)


def test_to_call_somebody_something_is_no_call() -> None:
    assert not any(kind == "Call" for _, kind, _ in acts("Kenya called the attack a crime."))


@pytest.mark.parametrize(
    "text",
    [
        "{a} carried out an air strike on {b}.",
        "{a} conducted an air strike against {b}.",
        "{a} launched an air strike on {b}.",
        "{a} mounted an air strike on {b}.",
        "An air strike on {b} was carried out by {a}.",
        "{b} came under an air strike by {a}.",
        "{b} suffered an air strike by {a}.",
        "{a}'s air strike on {b} failed.",
        "An air strike on {b} by {a} failed.",
        "{a} bombed {b}.",
    ],
)
@pytest.mark.parametrize(
    ("a", "b"),
    [("Kenya", "Hezbollah"), ("Iran", "Harakat Sabr al-Dawla"), ("Peru", "Belsar")],
)
def test_a_light_verb_and_its_noun_tell_what_the_verb_tells(text: str, a: str, b: str) -> None:
    assert acts(text.format(a=a, b=b)) == {(a, "AirStrike", b)}


@pytest.mark.parametrize(
    ("word", "state"), [("Kenyan", "Kenya"), ("Peruvian", "Peru"), ("Iranian", "Iran")]
)
def test_a_nationality_before_an_act_is_who_did_it(word: str, state: str) -> None:
    text = f"The {word} air strike on Harakat Sabr al-Dawla killed five people."
    assert role(text, "agent") == [state]
    assert "Harakat Sabr al-Dawla" in role(text, "recipient")
    assert role(text, "killed") == ["five"]


def test_both_sides_may_hang_on_the_noun_of_an_act() -> None:
    for agent, recipient in (("Hezbollah", "Kenya"), ("Iran", "Belsar")):
        text = f"An attack by {agent} on {recipient} killed five people."
        assert role(text, "agent") == [agent]
        assert recipient in role(text, "recipient")


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla"])
def test_came_under_attack_leaves_its_author_open(group: str) -> None:
    assert acts(f"{group} came under attack in Belsar.") == {("", "Attack", group)}


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan"])
@pytest.mark.parametrize("verb", ["claimed", "took", "accepted"])
def test_responsibility_is_the_act_said_by_who_takes_it(verb: str, group: str) -> None:
    text = f"{group} {verb} responsibility for an attack on the Kenyan army in Belsar."
    assert acts(text, speaker=group) == {(group, "Attack", "Kenyan army")}


def test_responsibility_joins_the_attack_told_before() -> None:
    text = (
        "An attack on Belsar killed four people on Sunday. "
        "Hezbollah claimed responsibility for the attack."
    )
    (event,) = events(text)
    assert ("Hezbollah", event.kind, "") in acts(text, speaker="Hezbollah")
    assert "Hezbollah" not in role(text, "recipient")
    assert role(text, "killed") == ["four"]


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah did not claim responsibility for the attack on Belsar.",
        "Hezbollah denied responsibility for the attack on Belsar.",
    ],
)
def test_responsibility_not_taken_makes_nobody_the_agent(text: str) -> None:
    assert not any(agent for agent, kind, _ in acts(text) if kind == "Attack")


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla"])
@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused {} of attacking Belsar.",
        "Kenya accused {} of carrying out an attack on Belsar.",
        "Kenya blamed {} for the attack on Belsar.",
    ],
)
def test_an_accusation_is_made_and_its_deed_is_said_by_the_accuser(text: str, group: str) -> None:
    told = text.format(group)
    assert ("Kenya", "Accusation", group) in acts(told, speaker=PUBLISHER)
    assert speakers(told, "Attack") == {"Kenya"}
    assert (group, "Attack", "Belsar") in acts(told)


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Kenya threatened to attack Peru.", "Peru"),
        ("Kenya agreed to help Peru.", "Peru"),
        ("Kenya urged Peru to release four hostages.", "Peru"),
    ],
)
def test_an_act_of_words_is_aimed_at_whom_its_clause_is(text: str, recipient: str) -> None:
    assert any(r.object == recipient for r in rows(text) if r.relation == "recipient")


def test_who_is_condemned_for_an_attack_is_who_made_it() -> None:
    text = "Hezbollah attacked Belsar on Sunday. Kenya condemned the attack."
    assert ("Kenya", "Condemnation", "Hezbollah") in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Attacks are rare in Belsar.",
        "Such attacks worry villagers.",
        "The war has lasted a year.",
        "It rained in Belsar on Sunday.",
        "The talks are a chance for peace.",
        "Prices hit a record in Kenya.",
        "Did Hezbollah attack Belsar on Sunday?",
    ],
)
def test_passing_words_tell_no_event(text: str) -> None:
    assert events(text) == []


def test_every_telling_has_a_declared_kind_and_tokens_of_one_document() -> None:
    text = "Hezbollah, backed by Iran, attacked Belsar with drones on Sunday, killing five people."
    who = cast(next(parse([document(text)])))
    told = list(tellings(who))
    assert [t.trigger.i for t in told] == sorted(t.trigger.i for t in told)
    for telling in told:
        declared = ontology.event_types() if telling.is_event else ontology.relations()
        assert telling.kind in declared
        assert telling.trigger in telling.tokens()
        assert all(part.entity in who.facets for part in (*telling.firsts, *telling.seconds))


def test_who_is_attacked_from_somebody_is_attacked_by_him() -> None:
    for agent, recipient in (("Hezbollah", "Kenya"), ("Kenya", "Peru")):
        text = f"{recipient} came under attack from {agent}."
        assert role(text, "agent") == [agent]
        assert role(text, "recipient") == [recipient]


def test_verbs_in_a_row_share_their_object() -> None:
    text = "Hezbollah attacked, looted and burned Belsar."
    assert ("Hezbollah", "Attack", "Belsar") in acts(text)


@pytest.mark.parametrize(
    ("text", "a", "kind", "b"),
    [
        ("Kenya went ahead with an attack on Peru.", "Kenya", "Attack", "Peru"),
        ("Kenya went on a raid against the Sabr Brigade.", "Kenya", "Raid", "Sabr Brigade"),
        ("The Sabr Brigade set an ambush for Kenya.", "Sabr Brigade", "Ambush", "Kenya"),
        ("Kenya called in an air strike on Peru.", "Kenya", "AirStrike", "Peru"),
    ],
)
def test_a_light_verb_may_hold_an_adverb(text: str, a: str, kind: str, b: str) -> None:
    assert acts(text) == {(a, kind, b)}


def test_workers_on_strike_strike_nobody() -> None:
    assert {kind for _, kind, _ in acts("Teachers went on strike in Belsar on Monday.")} == {
        "Protest"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were captured by the Sabr Brigade.",
        "Two soldiers appear to have been captured by the Sabr Brigade.",
        "Two soldiers were taken prisoner by the Sabr Brigade.",
    ],
)
def test_soldiers_can_be_captured(text: str) -> None:
    assert ("Sabr Brigade", "Arrest", "Two soldiers") in acts(text)


def test_who_is_driven_from_a_place_is_the_recipient() -> None:
    told = acts("Kenyan forces drove the Sabr Brigade from its position.")
    assert told == {("Kenyan forces", "Expulsion", "Sabr Brigade")}


@pytest.mark.parametrize("name", ["Karim Haddad", "Pablo Ruiz"])
def test_a_man_is_extradited_and_not_the_state_that_gets_him(name: str) -> None:
    told = acts(f"Gen. {name} was arrested in Peru and extradited to Mexico.")
    assert {b for _, _, b in told} == {name}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenyan troops entered the town of Belsar.", "Capture"),
        ("The Sabr Brigade left the town of Belsar.", "Withdrawal"),
        ("President Ruto visited Peru.", "Visit"),
    ],
)
def test_some_acts_need_a_doer_of_their_sort(text: str, kind: str) -> None:
    assert {k for _, k, _ in acts(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "Dana Halloran entered the town of Belsar.",
        "Families left the town of Belsar.",
        "The hostage was flown to Peru by helicopter.",
    ],
)
def test_who_merely_comes_and_goes_takes_no_place_and_quits_none(text: str) -> None:
    assert not acts(text)


WORDS = [
    ("{a} and {b} discussed trade in Goma.", "Consultation"),
    ("{a} took part in negotiations with {b}.", "Negotiation"),
    ("{a} sat down with {b} on Monday.", "Meeting"),
    ("{a} condemned {b}'s decision.", "Condemnation"),
    ("{a} rejected {b}'s offer.", "Rejection"),
    ("{a} stressed its support for {b}.", "DiplomaticSupport"),
    ("{a} thanked {b} for its help.", "DiplomaticSupport"),
    ("{a} announced a $50 million aid package for {b}.", "Aid"),
    ("{a} recalled its ambassador to {b}.", "BreakOff"),
    ("{a} imposed an arms embargo on {b}.", "Sanctions"),
    ("{a} froze {b}'s assets.", "Sanctions"),
    ("{a} reached an agreement with {b}.", "Agreement"),
]


@pytest.mark.parametrize(("a", "b"), [("Kenya", "Peru"), ("Iran", "Qatar")])
@pytest.mark.parametrize(("text", "kind"), WORDS)
def test_words_between_actors_have_both_their_sides(text: str, kind: str, a: str, b: str) -> None:
    assert (a, kind, b) in acts(text.format(a=a, b=b))


@pytest.mark.parametrize("thing", ["Syria", "the war", "oil"])
def test_what_is_discussed_is_nobody_who_takes_part(thing: str) -> None:
    assert acts(f"Kenya and Peru discussed {thing}.") == {("Kenya", "Consultation", "Peru")}


def test_who_is_met_is_the_object_before_whoever_comes_along() -> None:
    text = "Dana Halloran met Prime Minister Imad al-Qasri in Goma, with President Ivo Radic."
    assert ("Dana Halloran", "Meeting", "Imad al-Qasri") in acts(text)


@pytest.mark.parametrize("name", ["Imad al-Qasri", "Ivo Radic"])
def test_to_be_called_by_a_name_is_no_call(name: str) -> None:
    assert not any(k == "Call" for _, k, _ in acts(f"A man called {name} attacked Kenya."))


@pytest.mark.parametrize("crowd", ["protesters", "people", "students"])
def test_people_who_march_protest_and_soldiers_do_not(crowd: str) -> None:
    told = acts(f"Thousands of {crowd} marched in Belsar on Sunday.")
    assert {kind for _, kind, _ in told} == {"Protest"}
    soldiers = acts("Thousands of soldiers marched on Belsar on Sunday.")
    assert "Protest" not in {kind for _, kind, _ in soldiers}


def test_a_frame_with_both_sides_goes_before_one_that_has_only_one() -> None:
    assert acts("Kenya pledged $50 million to Peru.") == {("Kenya", "Pledge", "Peru")}


def test_who_has_orders_has_them_from_somebody_else() -> None:
    assert not any(a for a, k, _ in acts("His unit had orders to hold Belsar.") if k == "Demand")


@pytest.mark.parametrize("verb", ["attacked", "would retaliate", "shelled on Monday"])
def test_a_verb_of_force_without_whom_or_where_tells_no_event(verb: str) -> None:
    assert not events(f"Kenya {verb}.")


@pytest.mark.parametrize(
    "text", ["A bomber blew himself up.", "Gunmen opened fire.", "Kenya used force."]
)
def test_a_phrase_that_holds_its_object_tells_an_event(text: str) -> None:
    assert len(events(text)) == 1


@pytest.mark.parametrize("guests", ["thousands of refugees", "Peruvian troops", "the league"])
def test_to_host_somebody_is_no_meeting(guests: str) -> None:
    assert not any(kind == "Meeting" for _, kind, _ in acts(f"Kenya hosts {guests}."))


@pytest.mark.parametrize("text", ["Kenya provided food.", "Kenya may reject the plan."])
def test_help_to_nobody_and_words_still_to_be_said_are_no_facts(text: str) -> None:
    assert not acts(text) | acts(text, modality="hypothetical")


def test_to_condemn_what_somebody_calls_a_coup_leaves_open_whose_it_is() -> None:
    assert acts("Kenya condemned what it called an invasion.") == {("Kenya", "Condemnation", "")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A court in Peru sentenced two militants to death.", "Conviction"),
        ("Two militants were found guilty on Monday.", "Conviction"),
        ("Two soldiers were found dead on Monday.", "Killing"),
        ("We lost two soldiers.", "Killing"),
        ("Two soldiers were among the dead.", "Killing"),
        ("The junta has dissolved the parliament.", "Restriction"),
        ("Kenyan troops hunted the militants.", "Offensive"),
        ("Police recovered two rifles.", "Seizure"),
    ],
)
def test_deeds_of_force_are_told_in_many_words(text: str, kind: str) -> None:
    assert kind in {k for _, k, _ in acts(text)}


@pytest.mark.parametrize("name", ["Dana Halloran", "Imad al-Qasri"])
def test_a_noun_tells_a_deed_done_to_somebody_named(name: str) -> None:
    text = f"Unrest followed the arrest of the lawyer {name}."
    assert ("", "Arrest", name) in acts(text)
    assert not acts("Unrest followed the arrest of a lawyer.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hezbollah set free two soldiers on Monday.", "Release"),
        ("Two soldiers have been in the hands of Hezbollah since May.", "Abduction"),
        ("Fighters of Hezbollah took two children from the camp.", "Abduction"),
    ],
)
def test_people_are_held_and_let_go_in_many_words(text: str, kind: str) -> None:
    assert [(a, k) for a, k, b in acts(text) if b.startswith("two") or b.startswith("Two")] == [
        ("Hezbollah", kind)
    ]


@pytest.mark.parametrize("word", ["illegal", "unacceptable", "cowardly"])
def test_to_call_an_act_by_a_bad_name_is_to_condemn_it(word: str) -> None:
    assert ("Kenya", "Condemnation", "Peru") in acts(f"Kenya called Peru's decision {word}.")
    assert not acts(f"Kenya called the mountain {word}.")


@pytest.mark.parametrize("body", ["parliament", "his cabinet", "the Security Council"])
def test_to_tell_a_body_is_to_report_to_it(body: str) -> None:
    text = f"President Imad al-Qasri told {body} that the war would go on."
    assert any(k == "Notification" for _, k, _ in acts(text))
    assert not acts("President Imad al-Qasri told reporters that the war would go on.")


@pytest.mark.parametrize(("a", "b"), [("Kenya", "Peru"), ("Iran", "Qatar")])
def test_an_act_that_is_condemned_lends_who_is_said_there_to_have_done_it(a: str, b: str) -> None:
    assert (a, "Condemnation", b) in acts(f"{a} condemned the attack by {b} on Belsar.")
    assert (a, "Condemnation", b) in acts(f"{b} attacked Belsar. {a} condemned the attack.")
    told = acts(f"Two gunmen attacked Belsar on Sunday. {a} condemned the attack.")
    assert (a, "Condemnation", "") in told


@pytest.mark.parametrize("group", ["Hezbollah", "The Sabr Brigade"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{} handed over its weapons to Kenya.", "Surrender"),
        ("{} pulled out of Kenya.", "Withdrawal"),
        ("The withdrawal of {} from Kenya began.", "Withdrawal"),
    ],
)
def test_who_yields_is_the_agent(text: str, kind: str, group: str) -> None:
    assert acts(text.format(group)) == {(group.removeprefix("The "), kind, "Kenya")}


@pytest.mark.parametrize("verb", ["ratified", "signed", "finalised", "approved"])
@pytest.mark.parametrize(("a", "b"), [("Kenya", "Peru"), ("Iran", "Qatar")])
def test_the_other_side_of_a_deal_hangs_on_it(verb: str, a: str, b: str) -> None:
    assert (a, "Agreement", b) in acts(f"{a} {verb} a sweeping agreement with {b} on Sunday.")


def test_a_noun_whose_frame_finds_nobody_gives_way_to_the_next() -> None:
    envoys = acts("Kenya denounced the expulsion of its diplomats by Peru.")
    assert "BreakOff" in {kind for _, kind, _ in envoys}
    farmers = acts("Kenya denounced the expulsion of Kenyan farmers by Peru.")
    assert ("Peru", "Expulsion", "Kenyan farmers") in farmers


@pytest.mark.parametrize(("a", "b"), [("Kenya", "Peru"), ("Iran", "Qatar")])
def test_what_a_noun_alleges_accuses_whom_it_is_about(a: str, b: str) -> None:
    text = f"{a}'s accusation that {b} is arming militants was rejected."
    assert (a, "Accusation", b) in acts(text)


def test_to_back_someone_in_words_is_told_of_whom_is_backed() -> None:
    told = acts("Dana Halloran reaffirmed America's support for Kenya.")
    assert ("Dana Halloran", "DiplomaticSupport", "Kenya") in told
    assert ("Dana Halloran", "DiplomaticSupport", "United States") not in told


@pytest.mark.parametrize("cause", ["falling prices", "a severe storm", "the earthquake"])
def test_what_things_do_is_no_attack(cause: str) -> None:
    assert not events(f"The market of Belsar was hit by {cause}.")
    assert events("The market of Belsar was hit by a rocket.")


@pytest.mark.parametrize("text", ["coordinated the operation", "took part in the campaign"])
def test_an_operation_is_of_force_only_against_somebody_or_somewhere(text: str) -> None:
    assert not events(f"Gen. Karim Haddad {text}.", "Offensive")
    assert events("Kenya launched an operation against the Sabr Brigade.", "Offensive")


def test_losses_that_are_suffered_are_no_fall_of_a_place() -> None:
    text = "Pretoria sent a convoy. It suffered no losses."
    assert "Capture" not in {r.event for r in rows(text)}


@pytest.mark.parametrize("verb", ["circled", "sailed around"])
def test_ships_that_go_round_a_country_show_force(verb: str) -> None:
    told = acts(f"Kenyan navy ships {verb} Peru.")
    assert {(kind, b) for _, kind, b in told} == {("Exercise", "Peru")}


def test_to_call_a_killing_a_crime_condemns_nobody_who_was_killed() -> None:
    told = acts("Gen. Karim Haddad called the killing of Dana Halloran a dangerous escalation.")
    assert ("Karim Haddad", "Condemnation", "Dana Halloran") not in told


@pytest.mark.parametrize(("a", "b"), [("Kenya", "Peru"), ("Iran", "Qatar")])
def test_demands_of_somebody_are_his_and_made_to_another(a: str, b: str) -> None:
    assert (a, "Demand", b) in acts(f"Demands of {a} to {b} went unheard.")


@pytest.mark.parametrize("word", ["historic", "encouraging", "constructive"])
def test_to_call_an_act_by_a_good_name_is_to_praise_it(word: str) -> None:
    text = "Kenya described {} as {}."
    assert ("Kenya", "DiplomaticSupport", "Peru") in acts(text.format("Peru's decision", word))
    assert not acts(text.format("the mountain", word))


@pytest.mark.parametrize("thing", ["report", "statement"])
def test_two_who_make_a_joint_paper_work_together(thing: str) -> None:
    told = acts(f"A joint {thing} by Kenya and Peru was published on Sunday.")
    assert ("Kenya", "Cooperation", "Peru") in told
    assert not acts(f"A {thing} by Kenya and Peru was published on Sunday.")


def test_to_agree_that_something_is_needed_is_an_agreement() -> None:
    assert ("Kenya", "Agreement", "") in acts("Kenya agreed that new measures were needed.")


def test_a_longer_phrase_is_the_more_exact_deed() -> None:
    text = "Two men were killed by a Kenyan air strike."
    assert acts(text) == {("Kenya", "AirStrike", "Two men")}


def test_who_takes_part_in_the_talks_of_others_meets_them() -> None:
    text = "Chad took part in talks between Peru and Norway."
    assert acts(text) == {("Chad", "Meeting", "Peru"), ("Chad", "Meeting", "Norway")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police broke up a rally.", ("Police", "Coercion", "")),
        ("Gunmen stopped a bus near Lyon.", ("Gunmen", "Coercion", "bus")),
        ("Peru turned away a Chadian tanker.", ("Peru", "Coercion", "Chadian tanker")),
        ("Peru suspended Radio Norda.", ("Peru", "Restriction", "Radio Norda")),
        ("Peru revoked the licence of Radio Norda.", ("Peru", "Restriction", "Radio Norda")),
        ("Peru denied entry to Omar Diop.", ("Peru", "Restriction", "Omar Diop")),
        ("Soldiers prevented medics from leaving.", ("Soldiers", "Restriction", "medics")),
        ("Omar Diop remains behind bars.", ("", "Arrest", "Omar Diop")),
        ("Omar Diop faces charges of treason.", ("", "Indictment", "Omar Diop")),
        ("Omar Diop went on trial on Monday.", ("", "Indictment", "Omar Diop")),
        ("The town of Lyon is under siege by rebels.", ("rebels", "Blockade", "Lyon")),
        ("Peru pledged 50 million euros for Chad.", ("Peru", "Pledge", "Chad")),
        ("Peru protested to Chad over the raid.", ("Peru", "Condemnation", "Chad")),
        ("Students protested against Chad.", ("Students", "Protest", "Chad")),
        ("Chad and Peru spoke on Monday.", ("Chad", "Consultation", "Peru")),
        ("The militants fled.", ("militants", "Flight", "")),
        (
            "Kenyan troops helped the Somali army to retake the town.",
            ("Kenyan forces", "Aid", "Somali army"),
        ),
    ],
)
def test_a_word_of_the_lexicon_tells_its_act(text: str, told: tuple[str, str, str]) -> None:
    assert told in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tourists fled.",
        "Heavy rain stopped a bus.",
        "Chad and Peru spoke at a rally.",
        "The weapons helped Chad.",
        "Critics say that the wind has scattered the protesters.",
    ],
)
def test_a_word_of_the_lexicon_needs_its_sides(text: str) -> None:
    assert not acts(text)
