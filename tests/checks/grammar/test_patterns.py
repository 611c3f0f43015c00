from coping_gui.checks.grammar.patterns import Pattern, capitalised_like, finder, listed, one_of, replaced_by, words
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Category, Tier


def fixed(text, *patterns, **options):
    found = finder("RULE", "It is wrong.", patterns, **options)(text)
    return apply_edits(text, [f.edit() for f in found if f.suggestions])


def test_a_template_takes_over_named_groups():
    assert fixed("say about it", Pattern(r"(?P<verb>say) about", r"\g<verb>")) == "say it"


def test_the_group_at_is_what_is_marked():
    pattern = Pattern(r"in (?P<at>the) end", "an")
    assert next(iter(finder("RULE", "x.", [pattern])("in the end"))).span == (3, 6)


def test_a_replacement_keeps_the_capital_of_what_it_replaces():
    assert fixed("Inspite of it", Pattern("inspite", "in spite")) == "In spite of it"
    assert capitalised_like("Abc", "xyz") == "Xyz"
    assert capitalised_like("abc", "Xyz") == "Xyz"


def test_a_blank_in_an_expression_is_a_line_break_too():
    assert fixed("in\nspite", Pattern("in spite", "despite")) == "despite"


def test_case_counts_only_when_asked_for():
    assert fixed("ABC", Pattern("abc", "x")) == "X"
    assert fixed("ABC", Pattern("abc", "x", case=True)) == "ABC"


def test_a_fix_that_says_none_is_no_finding():
    assert list(finder("RULE", "x.", [Pattern("a", lambda match: None)])("a")) == []


def test_a_pattern_without_fix_only_marks():
    found = list(finder("RULE", "x.", [Pattern("bad", None)], category=Category.STYLE)("a bad day"))
    assert [(f.suggestions, f.category, f.tier) for f in found] == [((), Category.STYLE, Tier.ASK)]


def test_patterns_of_one_rule_never_overlap():
    found = list(finder("RULE", "x.", [Pattern("a b", "x"), Pattern("b c", "y")])("a b c"))
    assert len(found) == 1


def test_tables_are_read_with_blanks_and_line_breaks():
    table = listed("in one = in two,\n a=b")
    assert table == {"in one": "in two", "a": "b"}
    assert fixed("in\none", Pattern(rf"(?P<at>{one_of(table)})", replaced_by(table))) == "in two"


def test_a_curly_apostrophe_is_found_in_a_table_too():
    table = {"don't": "does not"}
    assert fixed("don’t", Pattern(r"(?P<at>don[’']t)", replaced_by(table))) == "does not"


def test_longer_alternatives_come_first():
    assert fixed("in spite of", Pattern(rf"(?P<at>{one_of(['in', 'in spite of'])})", "despite")) == "despite"


def test_words_are_separated_by_any_blank():
    assert words(" a  b\nc ") == ["a", "b", "c"]
