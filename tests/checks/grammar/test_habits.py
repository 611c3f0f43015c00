"""What a whole document says about its paragraphs: terms, and full stops that are left out throughout."""

from coping_gui.checks.checker import Checker, stood_back
from coping_gui.checks.grammar.habits import document_facts, quiet_rules
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.settings import DEFAULTS

STOPPED = "We walked to the station, and it was closed on that day."
OPEN = "We walked to the station, and it was closed on that day"


def test_one_full_stop_that_is_missing_is_no_habit():
    assert quiet_rules([STOPPED, OPEN, STOPPED]) == frozenset()
    assert quiet_rules([OPEN]) == frozenset()


def test_a_document_that_leaves_them_out_is_not_asked_about_each():
    assert quiet_rules([OPEN, OPEN, OPEN, STOPPED]) == {"FINAL_STOP", "LOCAL_MODEL_FULL_STOP_MISSING"}
    assert quiet_rules([OPEN, OPEN, OPEN] + [STOPPED] * 20) == frozenset()


def test_facts_hold_terms_too():
    facts = document_facts(["The fursona is a fursona.", "A fursona."])
    assert facts.terms == {"fursona"}
    assert facts.quiet == frozenset()


def stops(*paragraphs):
    with_engine = Checker(DEFAULTS, [OwnRulesEngine()])
    result = with_engine.check(Essay(paragraphs))
    with_engine.close()
    return [[f.rule for f in row if f.rule == "FINAL_STOP"] for row in result.findings]


def test_a_missing_full_stop_is_told_in_running_text_only():
    assert stops(Paragraph(STOPPED), Paragraph(OPEN)) == [[], ["FINAL_STOP"]]
    for kind in (Kind.HEADING, Kind.TITLE, Kind.LIST_ITEM, Kind.CAPTION, Kind.TABLE, Kind.QUOTATION):
        assert stops(Paragraph(OPEN, kind=kind)) == [[]]


def test_verse_and_notes_are_left_alone():
    assert stops(*[Paragraph(OPEN)] * 5) == [[]] * 5


def test_what_stands_back_from_another_language_is_said_once():
    assert stood_back("en-GB") == ""
    checker = Checker(DEFAULTS, [OwnRulesEngine()])
    result = checker.check(Essay((Paragraph("Das ist ein Satz, und noch einer."),), language="de"))
    assert result.notices == (stood_back("de"),)
    assert "“de”" in result.notices[0]
    assert result.findings == ((),)
