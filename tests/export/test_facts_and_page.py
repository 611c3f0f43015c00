"""What a report says: every change with its sentence and its reason, whatever the essay holds."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.facts import AROUND, OWN_EDIT, Report, around, changes_of, make_report
from coping_gui.export.report import write_report
from coping_gui.export.report_page import page
from coping_gui.export.revision import ExportOutcome, Refusal, RevisedParagraph

ODD = st.text(st.sampled_from("ab <>&\"'{}\\\n\t.;/!-👩é\u00a0\ufffc\u202e"), max_size=24)


def found(start: int, end: int, *suggestions: str, rule: str = "R", tier: Tier = Tier.SAFE) -> Finding:
    return Finding(Span(start, end), Category.GRAMMAR, rule, f"{rule} says so.", suggestions, tier, "harper")


def reported(
    texts: list[str], revised: list[tuple[str, int | None]], accepted: list[list[Finding]] | None = None,
    left_open: list[list[Finding]] | None = None, hints: tuple[Hint, ...] = (), refused: tuple[Refusal, ...] = (),
) -> Report:  # fmt: skip
    essay = Essay(tuple(map(Paragraph, texts)), (Section("", Role.BODY, 1, 0, len(texts)),), source=Path("e.txt"))
    rows: list[list[Finding]] = [[] for _ in texts]
    return make_report(
        essay, [RevisedParagraph(*r) for r in revised], accepted or rows, left_open or rows, hints,
        ExportOutcome(Path("e.cleaned.docx"), refused),
    )  # fmt: skip


# -- what stands around a place


@pytest.mark.parametrize(
    ("text", "words", "lead", "trail"),
    [
        ("One. Two teh three. Four.", "teh", "Two ", " three."),
        ("teh first", "teh", "", " first"),
        ("the last teh", "teh", "the last ", ""),
        ("Is it? Yes, teh! No.", "teh", "Yes, ", "!"),
        ("He said “no.” Then teh rest… More.", "teh", "Then ", " rest…"),
        ("a line\nteh next\nand more", "teh", "", " next"),
        ("e.g. teh thing", "teh", "", " thing"),
    ],
)
def test_a_place_is_shown_in_its_sentence(text: str, words: str, lead: str, trail: str) -> None:
    at = text.index(words)
    place = around(text, Span(at, at + len(words)))
    assert (place.lead, place.text, place.trail) == (lead, words, trail)


@given(ODD, st.integers(0, 24), st.integers(0, 8))
def test_lead_and_trail_are_what_stands_there(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    place = around(text, span)
    assert place.text == span.of(text)
    assert text[: span.start].endswith(place.lead)
    assert text[span.end :].startswith(place.trail)


def test_an_endless_sentence_is_cut_at_words_on_both_sides() -> None:
    text = "word " * 100 + "teh " + "word " * 100
    place = around(text, Span(500, 503))
    assert place.lead.startswith("…word")
    assert place.trail.endswith("word…")
    assert max(len(place.lead), len(place.trail)) <= AROUND + 1


# -- changes


@pytest.mark.parametrize(
    ("before", "after", "accepted", "changes"),
    [
        ("teh cat", "the cat", [found(0, 3, "the")], [("teh", "the", "R")]),
        ("teh cat", "teh dog", [], [("cat", "dog", OWN_EDIT)]),
        ("teh cat", "the dog", [found(0, 3, "the")], [("teh", "the", "R"), ("cat", "dog", OWN_EDIT)]),
        ("a b", "a b", [found(0, 1, "x")], []),
        ("teh cat teh", "the cat the", [found(0, 3, "the"), found(8, 11, "the", rule="Q")],
         [("teh", "the", "R"), ("teh", "the", "Q")]),
        ("aconsortium", "a consortium", [found(0, 11, "a consortium")], [("aconsortium", "a consortium", "R")]),
        ("very very old", "very old", [found(5, 10, "")], [("very ", "", "R")]),
        ("old", "", [], [("old", "", OWN_EDIT)]),
        ("", "new", [], [("", "new", OWN_EDIT)]),
    ],
)  # fmt: skip
def test_each_difference_is_a_change_with_the_finding_that_explains_it(
    before: str, after: str, accepted: list[Finding], changes: list[tuple[str, str, str]]
) -> None:
    essay = Essay((Paragraph(before),))
    made = changes_of(essay, [RevisedParagraph(after, 0)], [accepted])
    assert [(c.before, c.after, c.rule) for c in made] == changes


def test_paragraphs_added_and_deleted_are_the_author_s_own() -> None:
    essay = Essay((Paragraph("one"), Paragraph("two"), Paragraph("three")))
    revised = [RevisedParagraph("new", None), RevisedParagraph("one", 0), RevisedParagraph("newer", None)]
    revised.append(RevisedParagraph("three", 2))
    made = changes_of(essay, revised, [[], [], []])
    assert [(c.paragraph, c.before, c.after) for c in made] == [(0, "", "new"), (0, "", "newer"), (1, "two", "")]
    assert {c.rule for c in made} == {OWN_EDIT}


def test_a_change_that_was_refused_is_no_change() -> None:
    refusal = Refusal(0, "teh", "the", "It is the result of a field.")
    report = reported(["teh cat teh"], [("the cat the", 0)],
                      [[found(0, 3, "the"), found(8, 11, "the")]], refused=(refusal,))  # fmt: skip
    assert [(c.before, c.after) for c in report.changes] == [("teh", "the")]
    assert report.counts["refused"] == 1


def test_counts_are_those_of_the_lists() -> None:
    hint = Hint("P1", 0, "Is it long?", "It is.", 0, Span(0, 3))
    report = reported(["teh cat whom"], [("the cat whom", 0)], [[found(0, 3, "the")]], [[found(8, 12)]], (hint,))
    assert report.counts == {
        "words": 3, "changes": 1, "left_open": 1, "hints": 1, "refused": 0, "changes.grammar": 1,
        "left_open.grammar": 1,
    }  # fmt: skip
    assert report.hints[0].text == "teh"


# -- the page


class Page(HTMLParser):
    """Collects text, deletions and insertions; complains of tags that are not closed in their order."""

    VOID = ("meta", "br", "link")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.of: dict[str, list[str]] = {"del": [], "ins": [], "mark": []}
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.targets += [(known["href"] or "")[1:]] if "href" in known else []
        if tag in self.of:
            self.of[tag].append("")
        if tag not in self.VOID:
            self.open.append((tag, known.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1][0] in ("style", "script"):
            assert not self.open or self.open[-1][0] != "script"
            return
        self.text.append(data)
        if self.open[-1][1] != "spoken":
            for tag, _ in self.open:
                if tag in self.of:
                    self.of[tag][-1] += data


def read(report: Report) -> Page:
    parsed = Page()
    parsed.feed(page(report))
    parsed.close()
    assert parsed.open == []
    return parsed


def drawn(text: str) -> str:
    """Visible blanks as what they stand for; breaks are tags on the page."""
    return text.replace("␣", " ").replace("⍽", "\u00a0").replace("⇥", "\t").replace("↵", "\n")


@settings(max_examples=60, deadline=None)
@given(ODD.filter(str.strip), ODD, ODD)
def test_whatever_the_essay_holds_the_page_shows_it_and_stays_a_page(before: str, after: str, name: str) -> None:
    finding = Finding(Span(0, len(before)), Category.STYLE, name, name, (after,), Tier.ASK, "harper", name)
    report = reported([before], [(before, 0)], left_open=[[finding]])
    parsed = read(report)
    assert drawn(parsed.of["mark"][0]) == before
    assert len(parsed.ids) == len(set(parsed.ids))
    assert set(filter(None, parsed.targets)) <= set(parsed.ids)


@settings(max_examples=60, deadline=None)
@given(ODD, ODD)
def test_what_was_deleted_and_inserted_can_be_read_off_the_page(before: str, after: str) -> None:
    report = reported([before], [(after, 0)])
    parsed = read(report)
    assert [drawn(d) for d in parsed.of["del"]] == [c.before for c in report.changes if c.before]
    assert [drawn(i) for i in parsed.of["ins"]] == [c.after for c in report.changes if c.after]


def test_a_page_of_nothing_says_so() -> None:
    text = " ".join(read(reported(["Fine."], [("Fine.", 0)])).text)
    assert "Nothing: the text is as you wrote it." in text
    assert "Nothing: no place is open." in text
    assert "What could not be changed" not in text
    assert "Questions about the structure" not in text


@pytest.mark.parametrize(
    ("tier", "words"), [(Tier.SAFE, "certain"), (Tier.LIKELY, "very likely"), (Tier.ASK, "your decision")]
)
def test_how_sure_coping_was_is_said_in_words(tier: Tier, words: str) -> None:
    parsed = read(reported(["teh"], [("the", 0)], [[found(0, 3, "the", tier=tier)]]))
    assert words in parsed.text


@pytest.mark.parametrize(
    ("engine", "words"),
    [
        ("harper", "Harper"),
        ("harper+languagetool", "Harper and LanguageTool"),
        ("coping", "COPING"),
        ("other", "other"),
    ],
)
def test_who_says_so_is_named_as_people_know_it(engine: str, words: str) -> None:
    finding = Finding(Span(0, 3), Category.GRAMMAR, "R", "m", ("the",), Tier.SAFE, engine)
    assert words in read(reported(["teh"], [("the", 0)], [[finding]])).text


def test_no_more_than_five_suggestions_are_offered_and_none_means_nothing() -> None:
    finding = found(0, 3, "", *"bcdefg")
    parsed = read(reported(["teh"], [("teh", 0)], left_open=[[finding]]))
    shown = "".join(parsed.text)
    assert "Perhaps: nothing, b, c, d, e" in shown
    assert ", f" not in shown


@settings(max_examples=30, deadline=None)
@given(before=ODD, after=ODD)
def test_the_report_for_programs_lists_the_same(
    tmp_path_factory: pytest.TempPathFactory, before: str, after: str
) -> None:
    report = reported([before], [(after, 0)])
    file = tmp_path_factory.mktemp("report") / "r.json"
    write_report(report, file)
    stored = json.loads(file.read_text("utf-8"))
    assert [(c["before"], c["after"]) for c in stored["changes"]] == [(c.before, c.after) for c in report.changes]
    assert stored["counts"] == report.counts
