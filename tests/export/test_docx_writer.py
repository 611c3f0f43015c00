import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.alignment import unchanged
from coping_gui.export.docx_writer import build_docx, write_essay
from coping_gui.export.revision import ExportOptions, RevisedParagraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEED = Path(__file__).parents[2] / "seeds" / "coping-case-study.txt"

Reader = Callable[[bytes], list[Any]]
PartReader = Callable[[bytes, str], Any]


def essay(*texts: str, **options: Any) -> Essay:
    return Essay(tuple(Paragraph(t) for t in texts), **options)


def revision(essay: Essay, **texts: str) -> list[RevisedParagraph]:
    """The essay with some paragraphs' texts replaced: p2="…" gives paragraph 2 that text."""
    return [RevisedParagraph(texts.get(f"p{i}", p.text), i) for i, p in enumerate(essay.paragraphs)]


def tracked(essay: Essay, revised: list[RevisedParagraph], **options: Any) -> bytes:
    return write_essay(essay, revised, ExportOptions(tracked=True, **options)).data


class TestTheCleanFile:
    def test_every_kind_of_paragraph_has_its_word_style(self, markdown_essay: Essay, accepted: Reader) -> None:
        styles = [(p.style, p.text) for p in accepted(build_docx(markdown_essay))]
        assert styles == [
            ("Title", "Food in Three Cities"),
            ("Heading1", "Introduction"),
            ("BodyText", "Access to fresh food is a great concern (map).1"),
            ("Heading2", "What was found"),
            ("ListNumber", "First point"),
            ("ListNumber", "Second point"),
            ("ListBullet", "A bullet"),
            ("ListBullet2", "An inner bullet"),
            ("Quote", "A quotation that goes on."),
            *[("TableText", t) for t in ("City", "Shops", "Leeds", "12", "York", "7")],
            ("Caption", "Table 1. Shops."),
            ("HTMLPreformatted", "for x in *y*:\n\tprint(x)"),
            ("BodyText", "One line\nand another"),
            ("Heading1", "References"),
            ("Bibliography", "Smith, J. (2010). Food. Press."),
            ("FootnoteText", "1 A note."),
        ]

    def test_every_style_and_numbering_that_is_used_is_defined(self, markdown_essay: Essay, part: PartReader) -> None:
        options = ExportOptions(tracked=True, hints=(Hint("S1", 0, "Why?", "So.", 2),))
        data = write_essay(markdown_essay, unchanged(markdown_essay), options).data
        defined = {s.get(f"{W}styleId") for s in part(data, "word/styles.xml").iter(f"{W}style")}
        numbers = {n.get(f"{W}numId") for n in part(data, "word/numbering.xml").iter(f"{W}num")}
        for name in ("word/document.xml", "word/comments.xml", "word/footer1.xml", "word/styles.xml"):
            root = part(data, name)
            used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
                    for e in root.iter(f"{W}{tag}")}  # fmt: skip
            assert used <= defined, name
            assert {e.get(f"{W}val") for e in root.iter(f"{W}numId")} <= numbers, name

    def test_heading_levels_reach_the_word_outline(self, part: PartReader) -> None:
        nine = Essay(tuple(Paragraph(f"Level {n}", Kind.HEADING, n) for n in range(1, 10)))
        document = docx.Document(io.BytesIO(build_docx(nine)))
        assert [p.style.name for p in document.paragraphs] == [f"Heading {n}" for n in range(1, 10)]
        levels = part(build_docx(nine), "word/styles.xml").iter(f"{W}outlineLvl")
        assert [level.get(f"{W}val") for level in levels] == [str(n) for n in range(9)]

    def test_markdown_emphasis_becomes_runs(self, accepted: Reader) -> None:
        one = essay("a *b* **c** `d`", format=Format.MARKDOWN)
        seen = accepted(build_docx(one))[0]
        assert seen.text == "a b c d"
        assert seen.looks == ("", "", "i iCs", "", "b bCs", "", "rStyle")

    def test_stars_in_plain_text_stay_stars(self, accepted: Reader) -> None:
        assert accepted(build_docx(essay("a *b* c")))[0].text == "a *b* c"

    def test_a_link_leads_where_the_author_said(self) -> None:
        document = docx.Document(io.BytesIO(build_docx(essay("[w](https://e.org/a?b=1&c)", format=Format.MARKDOWN))))
        assert [(h.text, h.address) for h in document.paragraphs[0].hyperlinks] == [("w", "https://e.org/a?b=1&c")]

    @pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "notes.html", "#part"])
    def test_a_link_that_leads_to_no_web_page_is_text_and_said_to_be(self, target: str) -> None:
        one = essay(f"[words]({target})", format=Format.MARKDOWN)
        written = write_essay(one, unchanged(one), ExportOptions())
        assert target not in "".join(zipfile.ZipFile(io.BytesIO(written.data)).read("word/document.xml").decode())
        assert target in written.notes[0]

    @pytest.mark.parametrize(
        ("language", "size"), [("en-US", (12240, 15840)), ("en-GB", (11906, 16838)), ("en", (11906, 16838))]
    )
    def test_the_paper_follows_the_language(self, language: str, size: tuple[int, int], part: PartReader) -> None:
        page = part(build_docx(essay("x", language=language)), "word/document.xml").find(f".//{W}pgSz")
        assert (round(float(page.get(f"{W}w"))), round(float(page.get(f"{W}h")))) == size

    def test_the_language_is_in_styles_settings_and_properties(self, part: PartReader) -> None:
        data = build_docx(essay("x", language="en-AU"))
        assert part(data, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == "en-AU"
        assert part(data, "word/settings.xml").find(f"{W}themeFontLang").get(f"{W}val") == "en-AU"
        assert docx.Document(io.BytesIO(data)).core_properties.language == "en-AU"

    def test_a_paragraph_in_another_language_carries_it(self, part: PartReader) -> None:
        two = Essay((Paragraph("Guten Tag", language="de-DE"), Paragraph("Good day", language="en-US")))
        langs = part(build_docx(two), "word/document.xml").iter(f"{W}lang")
        assert [e.get(f"{W}val") for e in langs] == ["de-DE"]

    def test_the_properties_name_no_author_and_the_given_time(self, now: datetime) -> None:
        data = build_docx(essay("x", title="My essay"), now)
        properties = docx.Document(io.BytesIO(data)).core_properties
        assert (properties.title, properties.author, properties.last_modified_by) == ("My essay", "", "")
        assert properties.created == properties.modified == now
        assert properties.comments == ""

    def test_pages_are_numbered_by_a_field(self, part: PartReader) -> None:
        footer = part(build_docx(essay("x")), "word/footer1.xml")
        assert [e.text.strip() for e in footer.iter(f"{W}instrText")] == ["PAGE"]
        kinds = [e.get(f"{W}fldCharType") for e in footer.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]

    def test_equal_input_and_time_give_equal_bytes(self, markdown_essay: Essay, now: datetime) -> None:
        assert build_docx(markdown_essay, now) == build_docx(markdown_essay, now)

    def test_nothing_of_a_made_up_template_is_left_in_the_file(self) -> None:
        names = zipfile.ZipFile(io.BytesIO(build_docx(essay("x")))).namelist()
        assert names == [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
            "word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/numbering.xml", "word/settings.xml",
            "word/styles.xml", "word/theme/theme1.xml",
        ]  # fmt: skip

    def test_what_xml_cannot_hold_is_left_out_with_a_note(self, accepted: Reader) -> None:
        odd = essay("a\x00b\x07c\ud800d\ufffce\ufffef\vg")
        written = write_essay(odd, unchanged(odd), ExportOptions())
        assert accepted(written.data)[0].text == "abcdef\ng"
        assert written.notes == (
            "5 characters that a Word file cannot hold (control characters, objects) had to be left out.",
        )

    def test_blanks_at_the_edges_and_in_a_row_survive(self, accepted: Reader, part: PartReader) -> None:
        data = build_docx(essay("  two  blanks  "))
        assert accepted(data)[0].text == "  two  blanks  "
        text = part(data, "word/document.xml").find(f".//{W}t")
        assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"

    def test_empty_paragraphs_are_not_written(self, accepted: Reader, part: PartReader) -> None:
        data = build_docx(essay("a", "", "  ", "b"))
        assert len(list(part(data, "word/document.xml").iter(f"{W}p"))) == 2
        assert [p.text for p in accepted(data)] == ["a", "b"]

    def test_an_empty_essay_is_an_empty_file(self, accepted: Reader) -> None:
        assert accepted(build_docx(Essay(()))) == []

    def test_metadata_comments_and_link_targets_of_markdown_are_not_shown(self, accepted: Reader) -> None:
        one = Essay(
            (
                Paragraph('---\ntitle: "A title"\n---', Kind.CODE),
                Paragraph("See [here][x] and [there]."),
                Paragraph("<!-- a remark -->", Kind.CODE),
                Paragraph("[x]: https://e.org/x\n[there]: <https://e.org/y> 'Y'", Kind.CODE),
                Paragraph("real --- code", Kind.CODE),
            ),
            title="A title", format=Format.MARKDOWN,
        )  # fmt: skip
        data = build_docx(one)
        assert [p.text for p in accepted(data)] == ["A title", "See here and there.", "real --- code"]
        links = docx.Document(io.BytesIO(data)).paragraphs[1].hyperlinks
        assert [h.address for h in links] == ["https://e.org/x", "https://e.org/y"]

    def test_images_leave_their_description_and_a_note(self, accepted: Reader) -> None:
        one = essay("![A map](map.png)", format=Format.MARKDOWN)
        written = write_essay(one, unchanged(one), ExportOptions())
        assert accepted(written.data)[0].text == "[A map]"
        assert "Images are not put" in written.notes[0]

    def test_an_unknown_origin_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="no paragraph 3"):
            write_essay(essay("a"), [RevisedParagraph("a", 3)], ExportOptions())


class TestTables:
    def cells(self, data: bytes) -> list[list[str]]:
        tables = docx.Document(io.BytesIO(data)).tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]

    def test_the_head_row_repeats_and_columns_keep_their_alignment(self, part: PartReader) -> None:
        one = Essay((Paragraph("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |", Kind.TABLE),), format=Format.MARKDOWN)
        document = part(build_docx(one), "word/document.xml")
        assert len(document.findall(f".//{W}tr")) == 2
        assert len(document.findall(f".//{W}tblHeader")) == 1
        assert [e.get(f"{W}val") for e in document.iter(f"{W}jc")] == ["center", "right"] * 2

    def test_rows_of_unequal_length_are_filled_up(self) -> None:
        one = Essay((Paragraph("| a | b |\n|---|---|\n| 1 |", Kind.TABLE),), format=Format.MARKDOWN)
        assert self.cells(build_docx(one)) == [["a", "b"], ["1", ""]]

    def test_an_escaped_bar_stays_in_its_cell(self) -> None:
        one = Essay((Paragraph("| a\\|b | c |\n|---|---|\n| 1 | 2 |", Kind.TABLE),), format=Format.MARKDOWN)
        assert self.cells(build_docx(one))[0] == ["a|b", "c"]

    def test_rows_given_one_by_one_make_one_table(self) -> None:
        one = Essay((Paragraph("a\tb", Kind.TABLE), Paragraph("c\td", Kind.TABLE)))
        assert self.cells(build_docx(one)) == [["a", "b"], ["c", "d"]]

    def test_two_tables_do_not_grow_together(self) -> None:
        table = Paragraph("| a |\n|---|\n| b |", Kind.TABLE)
        document = docx.Document(io.BytesIO(build_docx(Essay((table, table), format=Format.MARKDOWN))))
        assert len(document.tables) == 2

    def test_a_changed_cell_is_tracked_in_its_place(self, accepted: Reader, rejected: Reader) -> None:
        one = Essay((Paragraph("| a | b |\n|---|---|\n| teh | 2 |", Kind.TABLE),), format=Format.MARKDOWN)
        data = tracked(one, revision(one, p0="| a | b |\n|---|---|\n| the | 2 |"))
        assert [p.text for p in accepted(data)] == ["a", "b", "the", "2"]
        assert [p.text for p in rejected(data)] == ["a", "b", "teh", "2"]

    def test_a_row_more_or_less_is_tracked_row_by_row(self, accepted: Reader, rejected: Reader) -> None:
        one = Essay((Paragraph("| a |\n|---|\n| b |", Kind.TABLE),), format=Format.MARKDOWN)
        data = tracked(one, revision(one, p0="| a |\n|---|\n| b |\n| c |"))
        assert [p.text for p in accepted(data)] == ["a", "b", "c"]
        assert [p.text for p in rejected(data)] == ["a", "b"]

    @pytest.mark.parametrize(("revised", "mark"), [([], "del"), ([RevisedParagraph("a\tc", 0)], None)])
    def test_the_narrow_line_after_a_table_goes_with_it(
        self, revised: list[RevisedParagraph], mark: str | None, part: PartReader
    ) -> None:
        two = Essay((Paragraph("a\tb", Kind.TABLE), Paragraph("text")))
        body = part(tracked(two, [*revised, RevisedParagraph("text", 1)]), "word/document.xml").find(f"{W}body")
        marks = [e.tag for e in body[1].iterfind(f"{W}pPr/{W}rPr/*")]
        assert marks == ([f"{W}{mark}"] if mark else [])


class TestTrackedChanges:
    def test_a_change_is_one_deletion_and_one_insertion_of_whole_words(self, part: PartReader, now: datetime) -> None:
        one = essay("We look inthe box.")
        document = part(tracked(one, revision(one, p0="We look in the box."), now=now), "word/document.xml")
        deleted, inserted = document.findall(f".//{W}del"), document.findall(f".//{W}ins")
        assert ["".join(d.itertext()) for d in deleted] == ["inthe"]
        assert ["".join(i.itertext()) for i in inserted] == ["in the"]
        for change in (*deleted, *inserted):
            assert change.get(f"{W}author") == "COPING"
            assert change.get(f"{W}date") == "2026-01-02T03:04:05Z"

    def test_ids_of_changes_are_unique(self, markdown_essay: Essay, part: PartReader) -> None:
        revised = [RevisedParagraph(p.text.replace("o", "oo"), i) for i, p in enumerate(markdown_essay.paragraphs)]
        document = part(tracked(markdown_essay, revised), "word/document.xml")
        ids = [e.get(f"{W}id") for tag in ("ins", "del", "rPrChange") for e in document.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids)) > 5

    def test_formatting_is_kept_in_what_is_inserted(self, accepted: Reader) -> None:
        one = essay("a **bold wrod** here", format=Format.MARKDOWN)
        data = tracked(one, revision(one, p0="a **bold word** here"))
        assert set(accepted(data)[0].looks[2:11]) == {"b bCs"}

    def test_a_change_of_emphasis_alone_is_a_tracked_format_change(self, accepted: Reader, rejected: Reader) -> None:
        one = essay("a **word** here", format=Format.MARKDOWN)
        data = tracked(one, revision(one, p0="a *word* here"))
        assert accepted(data)[0].looks[2] == "i iCs"
        assert rejected(data)[0].looks[2] == "b bCs"

    def test_a_new_paragraph_is_a_tracked_paragraph(self, accepted: Reader, rejected: Reader) -> None:
        two = essay("one", "two")
        data = tracked(two, [RevisedParagraph("one", 0), RevisedParagraph("new"), RevisedParagraph("two", 1)])
        assert [p.text for p in accepted(data)] == ["one", "new", "two"]
        assert [p.text for p in rejected(data)] == ["one", "two"]

    def test_a_deleted_paragraph_is_a_tracked_deletion(self, accepted: Reader, rejected: Reader) -> None:
        two = essay("one", "two", "three")
        data = tracked(two, [RevisedParagraph("one", 0), RevisedParagraph("three", 2)])
        assert [p.text for p in accepted(data)] == ["one", "three"]
        assert [p.text for p in rejected(data)] == ["one", "two", "three"]

    @pytest.mark.parametrize(
        "texts", [["one"], ["one", "two", "new"], ["one", "two", "new", "newer"], ["one", "new"], ["new", "newer"], []]
    )
    def test_changes_at_the_very_end_leave_no_empty_paragraph(self, texts: list[str], part: PartReader) -> None:
        """A reader that takes every mark as Word does: the last paragraph's own mark can neither come nor go."""
        two = essay("one", "two")
        revised = [RevisedParagraph(t, ["one", "two"].index(t) if t in ("one", "two") else None) for t in texts]
        body = part(tracked(two, revised), "word/document.xml").find(f"{W}body")
        for view, gone, expected in (("accepted", "del", texts), ("rejected", "ins", ["one", "two"])):
            seen, line = [], ""
            for p in body.iter(f"{W}p"):
                line += "".join(r.xpath("string()") for r in p.iter(f"{W}r") if r.getparent().tag != f"{W}{gone}")
                if p.find(f"{W}pPr/{W}rPr/{W}{gone}") is None or p.getnext().tag == f"{W}sectPr":
                    seen.append(line)
                    line = ""
            assert seen == (expected or [""]), view

    def test_a_change_right_before_a_table_leaves_no_empty_paragraph(self, part: PartReader) -> None:
        table = Paragraph("a\tb", Kind.TABLE)
        three = Essay((Paragraph("one"), Paragraph("two"), table))
        body = part(tracked(three, [RevisedParagraph("one", 0), RevisedParagraph("a\tb", 2)]), "word/document.xml")
        first, second, third = list(body.find(f"{W}body"))[:3]
        assert third.tag == f"{W}tbl"
        assert first.find(f"{W}pPr/{W}rPr/{W}del") is not None
        assert second.find(f"{W}pPr/{W}rPr/{W}del") is None

    def test_neighbouring_changes_of_two_paragraphs_are_more_than_a_minute_apart(self, part: PartReader) -> None:
        """LibreOffice would join them, and the paragraphs with them."""
        two = essay("it ends", "here begins")
        document = part(tracked(two, revision(two, p0="it ends so", p1="now here begins")), "word/document.xml")
        first, second = (datetime.fromisoformat(e.get(f"{W}date")) for e in document.iter(f"{W}ins"))
        assert abs((first - second).total_seconds()) > 60

    def test_a_paragraph_written_anew_is_not_shown_in_shreds(self, part: PartReader) -> None:
        one = essay("The old text of it was long.")
        document = part(tracked(one, revision(one, p0="Nothing is like it, said the new one.")), "word/document.xml")
        assert len(list(document.iter(f"{W}ins"))) == len(list(document.iter(f"{W}del"))) == 1

    def test_a_split_paragraph_is_one_inserted_mark(self, part: PartReader) -> None:
        one = essay("The first half is here. The second half is there.", "After.")
        halves = [RevisedParagraph("The first half is here.", 0), RevisedParagraph("The second half is there.")]
        document = part(tracked(one, [*halves, RevisedParagraph("After.", 1)]), "word/document.xml")
        assert ["".join(e.itertext()) for e in document.iter(f"{W}del")] == [" "]
        assert [e.getparent().tag for e in document.iter(f"{W}ins")] == [f"{W}rPr"]

    def test_two_joined_paragraphs_are_one_deleted_mark(self, part: PartReader) -> None:
        two = essay("The first half is here.", "The second half is there.")
        revised = [RevisedParagraph("The first half is here. The second half is there.", 0)]
        document = part(tracked(two, revised), "word/document.xml")
        assert [e.getparent().tag for e in document.iter(f"{W}del")] == [f"{W}rPr"]
        assert ["".join(e.itertext()) for e in document.iter(f"{W}ins")] == [" "]

    def test_a_moved_paragraph_is_deleted_here_and_new_there(self, accepted: Reader, rejected: Reader) -> None:
        three = Essay((Paragraph("one"), Paragraph("two", Kind.HEADING, 2), Paragraph("three")))
        order = [RevisedParagraph("two", 1), RevisedParagraph("one", 0), RevisedParagraph("three", 2)]
        data = tracked(three, order)
        assert [(p.style, p.text) for p in accepted(data)] == [
            ("Heading2", "two"), ("BodyText", "one"), ("BodyText", "three"),
        ]  # fmt: skip
        assert [p.text for p in rejected(data)] == ["one", "two", "three"]

    def test_no_change_leaves_no_marks(self, markdown_essay: Essay, now: datetime) -> None:
        assert tracked(markdown_essay, unchanged(markdown_essay), now=now) == build_docx(markdown_essay, now)

    def test_the_seed_essay_tracked_and_back(self, accepted: Reader, rejected: Reader) -> None:
        texts = [t for t in SEED.read_text("utf-8").split("\n") if t.strip()]
        seed = essay(*texts)
        revised = [t.replace("inthe", "in the").replace("(2015),one", "(2015), one") for t in texts]
        data = tracked(seed, [RevisedParagraph(t, i) for i, t in enumerate(revised)])
        assert [p.text for p in accepted(data)] == revised
        assert [p.text for p in rejected(data)] == texts


class TestComments:
    def comments(self, data: bytes) -> list[tuple[str, str]]:
        """(what the comment says, what it stands at), read independently."""
        archive = zipfile.ZipFile(io.BytesIO(data))
        document = etree.fromstring(archive.read("word/document.xml"))
        found: list[tuple[str, str]] = []
        for comment in etree.fromstring(archive.read("word/comments.xml")):
            number = comment.get(f"{W}id")
            inside, text = False, ""
            for e in document.iter():
                if e.tag == f"{W}commentRangeStart" and e.get(f"{W}id") == number:
                    assert e.getparent().tag == f"{W}p"
                    inside = True
                elif e.tag == f"{W}commentRangeEnd" and e.get(f"{W}id") == number:
                    inside = False
                elif inside and e.tag in (f"{W}t", f"{W}delText"):
                    text += e.text
            references = [e for e in document.iter(f"{W}commentReference") if e.get(f"{W}id") == number]
            assert len(references) == 1
            found.append((" / ".join("".join(p.itertext()) for p in comment.iter(f"{W}p")), text))
        return found

    finding = Finding(Span(4, 7), Category.GRAMMAR, "r", "Wrong word.", ("two", ""))

    @pytest.mark.parametrize("is_tracked", [True, False])
    def test_an_open_finding_stands_at_its_words(self, is_tracked: bool) -> None:
        one = essay("one too three")
        options = ExportOptions(tracked=is_tracked, open_findings=((0, self.finding),))
        data = write_essay(one, unchanged(one), options).data
        assert self.comments(data) == [("Wrong word. / Perhaps: “two”, nothing", "too")]

    def test_in_a_clean_file_it_stands_at_its_words_though_words_before_changed(self) -> None:
        one = essay("teh too three")
        revised = [RevisedParagraph("the first too three", 0)]
        data = write_essay(one, revised, ExportOptions(open_findings=((0, self.finding),))).data
        assert self.comments(data)[0][1] == "too"

    def test_in_markdown_it_stands_at_its_words_as_shown(self) -> None:
        one = essay("*a* too b", format=Format.MARKDOWN)
        data = write_essay(one, unchanged(one), ExportOptions(open_findings=((0, self.finding),))).data
        assert self.comments(data)[0][1] == "too"

    def test_a_finding_inside_a_link_stands_at_the_link(self) -> None:
        one = essay("see [too many](https://e.org) x", format=Format.MARKDOWN)
        finding = self.finding.moved(Span(5, 8))
        data = write_essay(one, unchanged(one), ExportOptions(open_findings=((0, finding),))).data
        assert self.comments(data)[0][1] == "too many"

    def test_a_hint_stands_at_its_sentence_its_paragraph_or_its_sections_heading(self) -> None:
        section = Section("H", Role.BODY, 1, 0, 2, 0)
        one = Essay((Paragraph("H", Kind.HEADING, 1), Paragraph("First. Second.")), (section,))
        hints = (
            Hint("S1", 0, "Q1?", "W1."),
            Hint("P1", 0, "Q2?", "W2.", 1),
            Hint("L1", 0, "Q3?", "W3.", 1, Span(7, 14)),
        )
        data = write_essay(one, unchanged(one), ExportOptions(hints=hints)).data
        assert self.comments(data) == [
            ("Q1? / W1.", "H"), ("Q2? / W2.", "First. Second."), ("Q3? / W3.", "Second."),
        ]  # fmt: skip

    def test_comments_carry_the_given_time_and_python_docx_reads_them(self, now: datetime) -> None:
        one = essay("one too three")
        options = ExportOptions(open_findings=((0, self.finding),), now=now)
        data = write_essay(one, unchanged(one), options).data
        comment = next(iter(docx.Document(io.BytesIO(data)).comments))
        assert (comment.author, comment.initials, comment.timestamp) == ("COPING", "C", now)

    def test_comments_on_a_split_paragraph_stay_at_their_words(self) -> None:
        one = essay("The first half is here. The second half is there.")
        halves = [RevisedParagraph("The first half is here.", 0), RevisedParagraph("The second half is there.")]
        findings = tuple((0, self.finding.moved(Span(*s))) for s in [(4, 9), (28, 34), (18, 34)])
        data = write_essay(one, halves, ExportOptions(tracked=True, open_findings=findings)).data
        assert [place for _, place in self.comments(data)] == ["first", "second", "here. "]

    def test_comments_on_joined_paragraphs_stay_at_their_words(self) -> None:
        two = essay("The first half is here.", "The second half is there.")
        revised = [RevisedParagraph("The first half is here. The second half is there.", 0)]
        findings = ((0, self.finding.moved(Span(4, 9))), (1, self.finding.moved(Span(4, 10))))
        data = write_essay(two, revised, ExportOptions(tracked=True, open_findings=findings)).data
        assert [place for _, place in self.comments(data)] == ["first", "second"]

    def test_overlapping_comments_each_keep_their_place(self) -> None:
        one = essay("one too three")
        findings = tuple((0, self.finding.moved(Span(*s))) for s in [(0, 7), (4, 13), (0, 13), (5, 6)])
        data = write_essay(one, unchanged(one), ExportOptions(open_findings=findings)).data
        assert [place for _, place in self.comments(data)] == ["one too", "too three", "one too three", "o"]

    def test_a_hint_on_a_table_stands_in_its_first_cell(self) -> None:
        one = Essay((Paragraph("| a | b |\n|---|---|\n| c | d |", Kind.TABLE),), format=Format.MARKDOWN)
        options = ExportOptions(hints=(Hint("T", 0, "Q?", "", 0),))
        assert self.comments(write_essay(one, unchanged(one), options).data) == [("Q?", "a")]


WORDS = st.text(alphabet="abcd *_`[]()|\\~\n\t🦉é.,", max_size=25)
KINDS = st.sampled_from([Kind.BODY, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTATION, Kind.REFERENCE, Kind.CODE])
PARAGRAPHS = st.builds(
    lambda text, kind, label: Paragraph(text, kind, int(kind is Kind.HEADING), numbering=label),
    WORDS, KINDS, st.sampled_from(["1.", "2.", "•", "(b)", "iv.", ""]),
)  # fmt: skip
ESSAYS = st.builds(
    lambda ps, f: Essay(tuple(ps), format=f),
    st.lists(PARAGRAPHS, max_size=6),
    st.sampled_from([Format.TEXT, Format.MARKDOWN]),
)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Essay, list[RevisedParagraph]]:
    essay = draw(ESSAYS)
    origins = st.one_of(st.none(), st.sampled_from(range(len(essay.paragraphs)))) if essay.paragraphs else st.none()
    revised: list[RevisedParagraph] = []
    for _ in range(draw(st.integers(0, 7))):
        origin = draw(origins)
        same = origin is not None and draw(st.booleans())
        revised.append(RevisedParagraph(essay.paragraphs[origin].text if same else draw(WORDS), origin))  # type: ignore[index]
    return essay, revised


LONGER = st.lists(
    st.sampled_from(["one", "two", "*three*", "four,", "five.", "six", "**seven", "8**"]), max_size=12
).map(" ".join)


@st.composite
def splits_and_joins(draw: st.DrawFn) -> tuple[Essay, list[RevisedParagraph]]:
    kind = draw(st.sampled_from([Kind.BODY, Kind.LIST_ITEM, Kind.REFERENCE, Kind.HEADING]))
    texts = draw(st.lists(LONGER, min_size=1, max_size=4))
    format_ = draw(st.sampled_from([Format.TEXT, Format.MARKDOWN]))
    essay = Essay(tuple(Paragraph(t, kind, 1, numbering="1.") for t in texts), format=format_)
    revised: list[RevisedParagraph] = []
    for i, text in enumerate(texts):
        place = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(["keep", "split", "split", "join", "change"])):
            case "split":
                revised += [RevisedParagraph(text[:place].rstrip(), i), RevisedParagraph(text[place:].lstrip())]
            case "join" if revised:
                revised[-1] = RevisedParagraph(f"{revised[-1].text} {text}", revised[-1].origin)
            case "change":
                revised.append(RevisedParagraph(text[:place] + " new " + text[place:], i))
            case _:
                revised.append(RevisedParagraph(text, i))
    return essay, revised


@settings(max_examples=120, deadline=None)
@given(st.one_of(revisions(), splits_and_joins()))
def test_accepting_all_gives_the_clean_file_and_rejecting_all_the_original(
    accepted: Reader, rejected: Reader, case: tuple[Essay, list[RevisedParagraph]]
) -> None:
    essay, revised = case
    data = tracked(essay, revised)
    assert accepted(data) == accepted(write_essay(essay, revised, ExportOptions()).data)
    assert rejected(data) == rejected(build_docx(essay))
