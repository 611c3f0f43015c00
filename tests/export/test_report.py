import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.errors import CannotExport, UsageError
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.facts import OWN_EDIT, around, changes_of
from coping_gui.export.report import SCHEMA, Change, OpenFinding, OpenHint, Report, as_json, make_report, write_report
from coping_gui.export.report_page import page
from coping_gui.export.revision import ExportOutcome, Refusal, RevisedParagraph

ESSAY = Essay(
    (Paragraph("One sentence. Theproject teh end. A third."), Paragraph("Second paragraph.")),
    (Section("Opening", Role.INTRODUCTION, 1, 0, 2),),
    title="An essay", language="en-GB", source=Path("/home/ann/essay.txt"),
    not_checked=("A chart is left alone.",), warnings=("The file is signed.",),
)  # fmt: skip
TARGET = Path("/home/ann/essay.cleaned.docx")
JOINED = Finding(
    Span(14, 24), Category.SPACING, "joined", "Two words.", ("The project",), Tier.SAFE, "coping", "Both are words."
)
SPELLED = Finding(
    Span(25, 28), Category.SPELLING, "typo", "Unknown word.", ("the", "ten"), Tier.LIKELY, "harper+languagetool"
)
OPEN = Finding(Span(0, 6), Category.STYLE, "style", "Wordy?", ("Short",), Tier.ASK, "languagetool")


def revised(*texts: str) -> list[RevisedParagraph]:
    return [RevisedParagraph(t, i) for i, t in enumerate(texts)]


FIXED = revised("One sentence. The project the end. A third.", "Second paragraph.")


def report(**options: object) -> Report:
    outcome = ExportOutcome(TARGET, (Refusal(1, "x", "y", "It is a field."),), ("A note.",))
    hints = (Hint("S1", 0, "What is the claim?", "None is stated.", 0, Span(0, 13)),)
    return make_report(ESSAY, FIXED, [[JOINED, SPELLED], []], [[], [OPEN]], hints, outcome, ("A notice.",))


class TestTheFacts:
    def test_each_accepted_finding_is_a_change_with_its_reason_and_sentence(self) -> None:
        first, second = report().changes
        assert first == Change(
            0, "Theproject", "The project", "joined", "Both are words.", "spacing", "safe", "coping", "", " teh end."
        )  # fmt: skip
        assert (second.before, second.after, second.reason) == ("teh", "the", "Unknown word.")
        assert (second.lead, second.trail) == ("Theproject ", " end.")

    def test_what_was_left_open_is_listed_with_its_choices(self) -> None:
        assert report().left_open == (
            OpenFinding(
                1, "Second", "Wordy?", ("Short",), "style", "", "style", "ask", "languagetool", "", " paragraph."
            ),
        )

    def test_hints_carry_their_sections_name_and_words(self) -> None:
        assert report().hints == (
            OpenHint("Opening", "What is the claim?", "None is stated.", "S1", 0, "One sentence."),
        )

    def test_refusals_notices_and_warnings_are_all_there_once(self) -> None:
        found = report()
        assert found.refused == (Refusal(1, "x", "y", "It is a field."),)
        assert found.not_checked == ("A chart is left alone.",)
        assert found.warnings == ("The file is signed.", "A notice.", "A note.")

    def test_the_counts_add_up(self) -> None:
        assert report().counts == {
            "words": 9, "changes": 2, "left_open": 1, "hints": 1, "refused": 1,
            "changes.spacing": 1, "changes.spelling": 1, "left_open.style": 1,
        }  # fmt: skip

    def test_an_edit_of_the_authors_own_is_said_to_be_that(self) -> None:
        changes = changes_of(
            ESSAY, revised("One phrase. The project teh end. A third.", "Second paragraph."), [[JOINED], []]
        )
        assert [(c.before, c.after, c.rule) for c in changes] == [
            ("sentence", "phrase", OWN_EDIT), ("Theproject", "The project", "joined"),
        ]  # fmt: skip

    def test_new_and_deleted_paragraphs_are_the_authors_own(self) -> None:
        texts = [RevisedParagraph("New one."), RevisedParagraph("Second paragraph.", 1)]
        changes = changes_of(ESSAY, texts, [[], []])
        assert {(c.before, c.after) for c in changes} == {("", "New one."), (ESSAY.paragraphs[0].text, "")}

    def test_a_refused_change_is_not_listed_as_made(self) -> None:
        outcome = ExportOutcome(TARGET, (Refusal(0, "teh", "the", "It is a field."),))
        made = make_report(ESSAY, FIXED, [[JOINED, SPELLED], []], [[], []], (), outcome).changes
        assert [c.before for c in made] == ["Theproject"]

    def test_nothing_changed_is_an_empty_report(self) -> None:
        same = revised(*(p.text for p in ESSAY.paragraphs))
        assert make_report(ESSAY, same, [[], []], [[], []], (), ExportOutcome(TARGET)).changes == ()

    @given(st.text(alphabet="ab. ", max_size=30), st.text(alphabet="ab. ", max_size=30))
    def test_the_changes_of_a_paragraph_tell_the_whole_difference(self, before: str, after: str) -> None:
        essay = Essay((Paragraph(before),))
        changes = changes_of(essay, revised(after), [[]])
        assert bool(changes) == (before != after)
        assert sum(len(c.after) - len(c.before) for c in changes) == len(after) - len(before)


class TestTheSentenceAround:
    def test_it_is_cut_at_sentence_ends(self) -> None:
        place = around("One. Two three four. Five.", Span(9, 14))
        assert place == ("Two ", "three", " four.") or (place.lead, place.text, place.trail) == (
            "Two ",
            "three",
            " four.",
        )

    def test_a_long_sentence_is_cut_between_words(self) -> None:
        text = "word " * 100 + "HERE" + " word" * 100
        place = around(text, Span(500, 504))
        assert place.text == "HERE"
        assert place.lead.startswith("…word ")
        assert place.trail.endswith(" word…")
        assert len(place.lead) < 100 > len(place.trail)

    @given(st.text(alphabet="ab. \n", max_size=60), st.integers(0, 60), st.integers(0, 10))
    def test_it_is_always_a_part_of_the_text(self, text: str, start: int, length: int) -> None:
        start = min(start, len(text))
        span = Span(start, min(len(text), start + length))
        place = around(text, span)
        assert place.text == span.of(text)
        assert text[: span.start].endswith(place.lead)
        assert text[span.end :].startswith(place.trail)


class TestJson:
    def test_programs_get_every_fact_under_a_stable_name(self) -> None:
        content = json.loads(as_json(report()))
        assert content["schema"] == SCHEMA == "coping-report/1"
        assert set(content) == {
            "schema", "coping", "source", "target", "title", "language", "words", "tracked", "counts", "changes",
            "left_open", "hints", "refused", "not_checked", "warnings",
        }  # fmt: skip
        assert set(content["changes"][0]) == {
            "paragraph", "before", "after", "rule", "reason", "category", "tier", "engine", "lead", "trail",
        }  # fmt: skip
        assert content["source"] == "/home/ann/essay.txt"
        assert content["left_open"][0]["suggestions"] == ["Short"]
        assert content["counts"]["changes"] == 2

    def test_the_documentation_names_every_field(self) -> None:
        described = (Path(__file__).parents[2] / "docs" / "report.md").read_text("utf-8")
        content = json.loads(as_json(report()))
        names = set(content)
        for rows in ("changes", "left_open", "hints", "refused"):
            names |= set(content[rows][0])
        assert {name for name in names if f"`{name}`" not in described} == set()

    def test_a_pasted_essay_has_no_source(self) -> None:
        assert json.loads(as_json(Report(None, TARGET)))["source"] is None


class Outline(HTMLParser):
    """Checks that tags close in order, and collects text, tags and ids."""

    VOID = frozenset({"meta", "br", "link", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


class TestThePage:
    def test_it_shows_every_change_before_and_after_with_its_reason(self) -> None:
        text = page(report())
        for part in ("Theproject", "The project", "Both are words.", "certain", "COPING", "Harper and LanguageTool"):
            assert part in text
        assert "<del>" in text
        assert "<ins>" in text

    def test_it_shows_what_is_open_asked_refused_and_unchecked(self) -> None:
        words = Outline(page(report())).words
        for part in (
            "Wordy?",
            "Short",
            "What is the claim?",
            "It is a field.",
            "A chart is left alone.",
            "The file is signed.",
        ):
            assert part in words

    def test_nothing_in_the_essay_can_become_markup(self) -> None:
        evil = "<script>alert('x')</script> & \"q\""
        essay = Essay((Paragraph(evil),), (Section(evil, Role.BODY, 1, 0, 1),), title=evil, source=Path(f"/{evil}"))
        finding = Finding(Span(0, len(evil)), Category.STYLE, evil, evil, (evil + "!",), reason=evil, engine=evil)
        outcome = ExportOutcome(Path(f"/{evil}"), (Refusal(0, evil, evil, evil),), (evil,))
        hint = Hint(evil, 0, evil, evil, 0, Span(0, 5))
        text = page(make_report(essay, revised(evil + "!"), [[finding]], [[finding]], [hint], outcome, [evil]))
        tags = {tag for tag, _ in Outline(text).seen}
        assert "script" not in tags
        assert "<script" not in text
        assert "alert('x')" in Outline(text).words

    def test_it_loads_nothing_and_runs_nothing(self) -> None:
        text = page(report())
        tags = Outline(text).seen
        assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in tags}
        assert not re.search(r"url\(|@import|https?://", text)
        assert all(not name.startswith("on") for _, attributes in tags for name in attributes)

    def test_its_links_lead_to_places_on_the_page(self) -> None:
        for shown in (report(), Report(None, TARGET)):
            tags = Outline(page(shown)).seen
            ids = [a["id"] for _, a in tags if "id" in a]
            assert len(ids) == len(set(ids))
            targets = {(a["href"] or "")[1:] for tag, a in tags if tag == "a"}
            labels = {a["aria-labelledby"] for _, a in tags if "aria-labelledby" in a}
            assert targets | labels <= set(ids)

    def test_headings_descend_one_by_one_and_the_language_is_said(self) -> None:
        tags = Outline(page(report())).seen
        levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        assert dict(tags)["html"]["lang"] == "en"
        assert {a.get("lang") for tag, a in tags if tag == "p" and a.get("class") == "sentence"} >= {"en-GB"}

    def test_changes_are_told_in_words_too(self) -> None:
        words = Outline(page(report())).words
        assert "deleted: Theproject" in words
        assert "inserted: The project" in words

    def test_blanks_that_nobody_would_see_are_drawn(self) -> None:
        finding = Finding(Span(1, 3), Category.SPACING, "double", "Two blanks.", (" ",), Tier.SAFE)
        essay = Essay((Paragraph("a  b"),))
        text = page(make_report(essay, revised("a b"), [[finding]], [[]], (), ExportOutcome(TARGET)))
        assert "␣␣</del>" in text
        assert "␣</ins>" in text

    def test_an_empty_report_says_so(self) -> None:
        words = Outline(page(Report(None, TARGET))).words
        assert "the text is as you wrote it" in words
        assert "no place is open" in words

    def test_light_dark_and_paper_have_their_styles(self) -> None:
        text = page(report())
        assert "prefers-color-scheme: dark" in text
        assert "@media print" in text

    @pytest.mark.parametrize("scheme", [0, 1, 2])
    def test_text_can_be_read_on_its_ground(self, scheme: int) -> None:
        """WCAG 2.1, 1.4.3: a contrast of at least 4.5 to 1."""
        colours = palettes(page(report()))[scheme]
        pairs = [("ink", "paper"), ("ink", "card"), ("quiet", "paper"), ("quiet", "card"), ("del", "del-back"),
                 ("ins", "ins-back"), ("ink", "mark")]  # fmt: skip
        assert {pair: c for pair in pairs if (c := contrast(colours[pair[0]], colours[pair[1]])) < 4.5} == {}


def palettes(text: str) -> list[dict[str, str]]:
    """The colours of the light page, the dark page and paper."""
    blocks = [
        dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    ]
    return [blocks[0] | block for block in blocks]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class TestWriting:
    def test_the_suffix_chooses_page_or_json(self, tmp_path: Path) -> None:
        write_report(report(), tmp_path / "r.HTML")
        write_report(report(), tmp_path / "r.json")
        assert (tmp_path / "r.HTML").read_text("utf-8").startswith("<!DOCTYPE html>")
        assert json.loads((tmp_path / "r.json").read_text("utf-8"))["schema"] == SCHEMA

    def test_another_suffix_is_a_usage_error(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"must end in \.html or \.json"):
            write_report(report(), tmp_path / "r.pdf")

    def test_a_report_never_replaces_the_essay(self, tmp_path: Path) -> None:
        source = tmp_path / "essay.html"
        source.write_text("mine", "utf-8")
        with pytest.raises(CannotExport, match="the original"):
            write_report(Report(source, TARGET), source)
        assert source.read_text("utf-8") == "mine"

    def test_an_existing_report_can_be_protected(self, tmp_path: Path) -> None:
        (tmp_path / "r.json").write_text("old", "utf-8")
        with pytest.raises(CannotExport, match="exists already"):
            write_report(report(), tmp_path / "r.json", overwrite=False)

    def test_a_lone_surrogate_does_not_stop_it(self, tmp_path: Path) -> None:
        odd = Report(None, TARGET, (Change(0, "a\ud800", "b", "r", "why"),))
        write_report(odd, tmp_path / "r.html")
        write_report(odd, tmp_path / "r.json")
        assert "a?" in (tmp_path / "r.html").read_text("utf-8")


def test_the_edits_used_here_apply() -> None:
    text = ESSAY.paragraphs[0].text
    assert apply_edits(text, [JOINED.edit(), SPELLED.edit()]) == FIXED[0].text
