"""`coping outline`: the first sentence of each paragraph, on the terminal or as a page."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from coping_gui.errors import ExitCode
from coping_gui.essay.correction import Correction, Mark, mark_of, placed
from coping_gui.essay.essay import Kind, Paragraph, Role
from coping_gui.review.outline_memory import MOST, OutlineMemory

Run = Callable[..., tuple[int, str, str]]

MARKDOWN = """# The river

## Introduction

The council met in spring. It was cold.

## Its towns

Smith (2015) says that the townsare old. Nobody disagrees with <him> & her.

Three towns lie on the river. They are small.
"""


def essay(text: str = MARKDOWN, name: str = "essay.md") -> Path:
    Path(name).write_text(text, "utf-8")
    return Path(name)


def test_every_paragraph_is_told_by_its_first_sentence_below_its_section(coping: Run) -> None:
    code, told, complaints = coping("outline", essay())
    assert (code, complaints) == (ExitCode.DONE, "")
    lines = told.splitlines()
    sentences = [line[6:] for line in lines if line[:4].strip().isdigit()]
    assert sentences == [
        "The council met in spring.",
        "Smith (2015) says that the towns are old.",
        "Three towns lie on the river.",
    ]
    assert lines.index("Introduction (8 words)") < lines.index("Its towns (22 words)")


def test_the_facts_of_a_paragraph_are_counted_beside_it(coping: Run) -> None:
    _, told, _ = coping("outline", essay())
    facts = [line.strip() for line in told.splitlines() if line.strip().startswith("[")]
    assert facts == ["[8 words]", "[13 words, 1 citation, 1 finding]", "[9 words]"]


class Page(HTMLParser):
    """Collects what a browser would show."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shown: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open:
            self.shown.append((self.open[-1], data.strip()))


def page_of(file: Path) -> Page:
    page = Page()
    page.feed(file.read_text("utf-8"))
    assert page.open == []
    return page


def test_the_page_to_print_holds_the_same_and_needs_no_other_file(coping: Run) -> None:
    code, told, _ = coping("outline", essay(), "-o", "outline.html")
    assert (code, told) == (ExitCode.DONE, "outline.html: 3 paragraphs.\n")
    page = page_of(Path("outline.html"))
    assert ("h1", "The river") in page.shown
    assert [text for tag, text in page.shown if tag == "h2"] == ["Introduction", "Its towns"]
    assert "Smith (2015) says that the towns are old." in [text for _, text in page.shown]
    source = Path("outline.html").read_text("utf-8")
    assert "http" not in source.replace("http-equiv", "")
    assert "<script" not in source


def test_words_that_look_like_markup_stay_words(coping: Run) -> None:
    coping("outline", essay('A <b>bold</b> & "quoted" claim is made.\n\nNext one.\n', "e.txt"), "-o", "o.html")
    shown = [text for _, text in page_of(Path("o.html")).shown]
    assert any('<b>bold</b> & "quoted" claim' in text for text in shown)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["essay.md", "-o", "o.pdf"], ExitCode.USAGE, "must end in .html"),
        (["essay.md", "-o", "there.html"], ExitCode.CANNOT_EXPORT, "--force"),
        (["essay.md", "-o", "no/o.html"], ExitCode.CANNOT_EXPORT, "its folder does not exist"),
        (["none.md"], ExitCode.CANNOT_OPEN, "There is no file"),
        (["essay.md", "--language", "xx"], ExitCode.USAGE, "'xx'"),
        ([], ExitCode.USAGE, "FILE"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(coping: Run, arguments: list[str], code: ExitCode, words: str) -> None:
    essay()
    Path("there.html").write_text("mine")
    got, told, complaints = coping("outline", *arguments)
    assert (got, told, words in complaints) == (code, "", True)
    assert Path("there.html").read_text() == "mine"


def test_force_replaces_an_earlier_page(coping: Run) -> None:
    Path("o.html").write_text("old")
    assert coping("outline", essay(), "-o", "o.html", "--force")[0] == ExitCode.DONE
    assert "The river" in Path("o.html").read_text("utf-8")


def test_an_essay_that_is_a_page_itself_is_never_replaced(coping: Run) -> None:
    file = essay(MARKDOWN, "essay.html")
    assert coping("outline", file, "-o", file, "--force")[0] == ExitCode.CANNOT_EXPORT
    assert file.read_text("utf-8") == MARKDOWN


def test_corrections_made_in_the_window_hold_here_and_in_the_hints(coping: Run, home: Path) -> None:
    text = "The river\n\n" + "It rose by a foot in two days, and the towns were under water. " * 4
    file = essay(f"{text}\n\n{text.replace('river', 'town')}", "essay.txt")
    _, before, _ = coping("hints", file)
    paragraphs = [Paragraph(t) for t in file.read_text("utf-8").split("\n\n")]
    OutlineMemory(home / "data" / "outline.json").add(
        Correction(mark_of(paragraphs, 2), Kind.HEADING, 1, Role.CONCLUSION)
    )
    _, after, _ = coping("hints", file)
    assert "(conclusion, " in after
    assert after != before


FIRST, SECOND, THIRD = (Paragraph(t) for t in ("The first one.", "The second one.", "The third one."))


@pytest.mark.parametrize(
    ("draft", "at"),
    [
        ([FIRST, SECOND, THIRD], 1),
        ([Paragraph("New."), FIRST, SECOND, THIRD], 2),
        ([FIRST, SECOND, Paragraph("New."), THIRD], 1),
        ([FIRST, Paragraph("New."), SECOND, THIRD], 2),
        ([FIRST, Paragraph("  "), Paragraph("Thesecond   ONE"), THIRD], 2),
        ([Paragraph("New."), SECOND, Paragraph("Newer.")], None),
        ([FIRST, Paragraph("The other one."), THIRD], None),
        ([], None),
    ],
)
def test_a_corrected_paragraph_is_found_again_by_itself_and_one_neighbour(
    draft: list[Paragraph], at: int | None
) -> None:
    correction = Correction(mark_of([FIRST, SECOND, THIRD], 1), Kind.HEADING)
    assert placed([correction], draft) == ({} if at is None else {at: correction})


def test_of_two_corrections_of_one_paragraph_the_later_one_holds() -> None:
    mark = mark_of([FIRST, SECOND, THIRD], 1)
    one, other = Correction(mark, Kind.HEADING), Correction(mark, Kind.BODY)
    assert placed([one, other], [FIRST, SECOND, THIRD]) == {1: other}
    memory = OutlineMemory()
    memory.add(one)
    memory.add(other)
    assert list(memory) == [other]
    assert memory.about(mark) == other


def test_a_correction_that_says_nothing_takes_the_earlier_one_back(tmp_path: Path) -> None:
    memory = OutlineMemory(tmp_path / "outline.json")
    mark = mark_of([FIRST, SECOND], 0)
    memory.add(Correction(mark, role=Role.CONCLUSION))
    assert list(OutlineMemory(tmp_path / "outline.json")) == list(memory)
    memory.add(Correction(mark))
    assert len(memory) == len(OutlineMemory(tmp_path / "outline.json")) == 0


def test_the_oldest_corrections_are_forgotten_first() -> None:
    memory = OutlineMemory()
    memory._made = [Correction(Mark(f"p{n}", "a", "b"), Kind.HEADING) for n in range(MOST)]
    memory.add(Correction(Mark("new", "a", "b"), Kind.HEADING))
    assert (len(memory), next(iter(memory)).mark.own) == (MOST, "p1")


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"corrections": 3}', '{"corrections": [{"mark": {}}]}', '{"corrections": [{"mark": {"own": "a"}, '
     '"kind": "nonsense"}]}'],
)  # fmt: skip
def test_a_damaged_memory_counts_as_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "outline.json").write_text(content, "utf-8")
    assert list(OutlineMemory(tmp_path / "outline.json")) == []
