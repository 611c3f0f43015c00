"""Texts as they come from everywhere: whatever their letters, blanks and line ends, no word is lost on the way."""

import unicodedata
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.checks.checker import Checker
from coping_gui.cli import main
from coping_gui.errors import ExitCode
from coping_gui.export.export import export_essay
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.opening.reader import open_essay
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.pipeline import clean
from coping_gui.settings import DEFAULTS

PROSE = """Rivers and Towns

The river was long, and the towns that stood beside it were old. Most of them had been founded by monks.

However, the bridges came later. A bridge needs a state that pays for it; the monks had only boats (Hale 2010, 14).

In conclusion, the towns are older than their bridges. They remain “river towns” – naïve visitors notice at once."""

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
LINE_ENDS = {"unix": "\n", "windows": "\r\n", "old mac": "\r"}


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))


def cleaned(folder: Path, data: bytes, suffix: str = ".txt", tracked: bool = False) -> str:
    """The body of the Word file that cleaning these bytes gives, one line a paragraph."""
    source, target = folder / f"essay{suffix}", folder / "out.docx"
    source.write_bytes(data)
    clean(source, target, DEFAULTS.with_(tracked=tracked), Checker(DEFAULTS, ()), overwrite=True)
    document = docx.Document(str(target))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def letters(text: str) -> str:
    return "".join(character for character in text if not character.isspace())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_every_encoding_and_line_end_gives_the_same_essay(encoding: str, line_end: str, tmp_path: Path) -> None:
    with_mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    data = (with_mark + PROSE.replace("\n", line_end)).encode(encoding)
    assert cleaned(tmp_path, data) == PROSE.replace("\n\n", "\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace(" ", "\t"),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace(" ", "    "),
        lambda t: t.replace(" ", " 😀 "),
        lambda t: t.replace("\n\n", "\n"),
        lambda t: t.replace("\n\n", "\f"),
        lambda t: t.replace("\n\n", "\v"),
        lambda t: t.replace("\n\n", "\u2028"),
        lambda t: t.replace("\n\n", "\u2029"),
        lambda t: t.replace("\n\n", "\x85"),
        lambda t: " ".join(t.split()),
        lambda t: t + "\n" * 500,
        lambda t: "\n" * 500 + t,
        lambda t: t.rstrip(".") + " 𝒳𝒴 𠀀𠀁 👩‍👩‍👧 e\u0301",
        lambda t: unicodedata.normalize("NFD", t),
    ],
    ids=[
        "tabs", "no-break blanks", "many blanks", "astral", "single breaks", "form feeds", "vertical tabs",
        "line separators", "paragraph separators", "next lines", "one paragraph", "empty end", "empty start",
        "astral end", "decomposed",
    ],
)  # fmt: skip
def test_odd_blanks_and_letters_cost_no_letter(change: object, tmp_path: Path) -> None:
    text = change(PROSE)  # type: ignore[operator]
    assert letters(cleaned(tmp_path, text.encode())) == letters(text)


@pytest.mark.parametrize(
    "text",
    ["word", "?!... --- ;;; ,,, (((", "1 2 3 4.5 6,7 1,000 10:30", "a", "😀", "。", "- ", "•", "I.", "https://a.b/c"],
)
def test_the_smallest_texts_are_essays_too(text: str, tmp_path: Path) -> None:
    assert letters(cleaned(tmp_path, text.encode())) == letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "זהו חיבור קצר על נהרות. הוא נכתב בעברית.\n\nThe river is long.",
        "هذا نص عربي قصير عن الأنهار، وهو مكتوب بالعربية.",
        "这是一个短文。河流很长。\n\nThe end of it.",
        "Die Flüsse sind lang.Die Städte sind alt,und die Brücken neu.",
        "Река длинная. Города старые.",
    ],
    ids=["hebrew", "arabic", "chinese", "german", "russian"],
)
def test_other_languages_keep_every_letter(text: str, tmp_path: Path) -> None:
    assert letters(cleaned(tmp_path, text.encode())) == letters(text)


@pytest.mark.parametrize(
    "text",
    ["abcdefghij" * 2000, "-" * 20000, "." * 20000, "(" * 20000, "x " * 20000, "'" * 20000, "A." * 10000, "1," * 10000],
    ids=["letters", "hyphens", "stops", "brackets", "words", "quotes", "initials", "numbers"],
)
def test_endless_tokens_are_read_like_others(text: str, tmp_path: Path) -> None:
    whole = f"The list is long. {text} It ends here."
    assert letters(cleaned(tmp_path, whole.encode())) == letters(whole)


@pytest.mark.parametrize("tracked", [False, True], ids=["clean", "tracked"])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("# A title\n\nSome *words* and **more** of `them`.", "A title Some words and more of them."),
        ("- one\n- two\n  - three\n\n1. four\n2. five", "one two three four five"),
        ("> quoted\n> words\n\nAnd mine.", "quoted words And mine."),
        ("| a | b |\n|---|---|\n| c | d |\n\nend", "end a b c d"),
        ("```\nnever closed\n\nx = y", "never closed x = y"),
        ("Title\n=====\n\nBelow\n-----\n\nText.", "Title Below Text."),
        ("[link](\n\n*emph **strong", "[link]( *emph **strong"),
        ("> " * 100 + "deep", "deep"),
        ("*" * 300 + " a " + "_" * 300, "a"),
        ("Line one  \nline two\\\nline three", "Line one line two line three"),
    ],
)
def test_markdown_of_every_kind_keeps_its_words(text: str, kept: str, tracked: bool, tmp_path: Path) -> None:
    found = cleaned(tmp_path, text.encode(), ".md", tracked)
    assert [word for word in kept.split() if word not in found and word not in letters(found)] == []


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_at_all_is_changed_by_export_alone(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    essay = essay_from_text(f"The start. {text} The end.")
    revised = [RevisedParagraph(p.text, i) for i, p in enumerate(essay.paragraphs)]
    target = tmp_path_factory.mktemp("export") / "out.docx"
    export_essay(essay, revised, target, ExportOptions())
    found = "".join(p.text for p in docx.Document(str(target)).paragraphs)
    assert letters(found) == letters("".join(p.text for p in essay.paragraphs))


@pytest.mark.parametrize("tracked", [[], ["--tracked"]], ids=["clean", "tracked"])
def test_what_was_cleaned_can_be_cleaned_again_and_stays_as_it_is(tracked: list[str], tmp_path: Path) -> None:
    first = tmp_path / "essay.txt"
    first.write_text(PROSE.replace("had been", "hadbeen").replace("bridge needs", "bridgeneeds"), "utf-8")
    one, two = tmp_path / "one.docx", tmp_path / "two.docx"
    assert main(["clean", str(first), "-o", str(one), "--engine", "none", *tracked]) == ExitCode.DONE
    assert main(["clean", str(one), "-o", str(two), "--engine", "none"]) == ExitCode.DONE
    texts = [[p.text for p in open_essay(file).paragraphs if p.place == "body"] for file in (one, two)]
    assert texts[0] == texts[1] == PROSE.split("\n\n")
