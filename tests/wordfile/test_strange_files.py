"""Files whose markup or archive was changed at random but is still sound: all are read and edited as any other."""

import random
from pathlib import Path

import docx_invariants as invariants
import docx_mutants as mutants
import docx_oracle as oracle
import pytest
from docx_samples import members, p, r, word, zipped

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.plan import DEEP_IN_INSERTION
from coping_gui.wordfile.textmap import IS_ALTERNATIVE
from coping_gui.wordfile.wordfile import WordFile

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"
SAMPLES = [path for path in sorted(FOLDER.glob("*.do[ct][xm]")) if path.stat().st_size < 30_000]
CELL = "<w:tc><w:tcPr/>{}</w:tc>"
ESSAY = word(
    p("<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>" + r("Coping with stress"))
    + p(
        r("Some students ") + r("cope", "<w:b/>") + '<w:hyperlink w:anchor="a">' + r("well") + "</w:hyperlink>" + r(".")
    )
    + f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{CELL.format(p(r('one')))}{CELL.format(p(r('two')))}</w:tr></w:tbl>"
    + p(r("A note") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" and more.")),
    footnotes='<w:footnote w:id="2">' + p(r(" The note.")) + "</w:footnote>",
    header=p(r("Head")),
    styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    settings='<w:proofState w:spelling="clean"/>',
)


@pytest.mark.parametrize("seed", range(60))
def test_strange_markup_is_read_and_edited_as_any_other(seed: int) -> None:
    chance = random.Random(seed)
    data = mutants.mutant(ESSAY, chance)
    tally = invariants.Tally()
    invariants.check(data, chance, tally)
    invariants.check_structure(data, chance, tally)
    assert not tally.failures, tally.failures[:3]


@pytest.mark.parametrize("seed", range(60))
def test_a_strange_archive_is_read_and_edited_as_any_other(seed: int) -> None:
    chance = random.Random(seed)
    tally = invariants.Tally()
    invariants.check_repacked(ESSAY, mutants.repacked(ESSAY, chance), chance, tally)
    assert not tally.failures, tally.failures[:3]


@pytest.mark.parametrize("path", SAMPLES[::4] or [None], ids=lambda path: path and path.name[-40:])
def test_strange_variants_of_real_files_are_read_and_edited(path: Path | None) -> None:
    if path is None:
        pytest.skip(f"the real Word files are not in {FOLDER}")
    try:
        data = WordFile.open(path).data
    except CannotOpen:
        return
    chance = random.Random(path.name)
    tally = invariants.Tally()
    invariants.check(mutants.mutant(data, chance), chance, tally, share=0.5)
    invariants.check_repacked(data, mutants.repacked(data, chance), chance, tally)
    assert not tally.failures, tally.failures[:3]


def test_what_someone_took_away_is_not_read_in_a_reading_aid_either() -> None:
    base = '<w:moveFrom w:id="7" w:author="Ann">' + r("gone") + "</w:moveFrom>" + r("kept")
    ruby = f"<w:r><w:ruby><w:rt>{r('aid')}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    assert [one.text for one in WordFile(word(p(r("a ") + ruby)), "x").paragraphs] == ["a kept"]


def test_a_formula_in_the_code_of_a_field_is_not_shown() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    body = p(r("a ") + begin + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + separate + r("b") + end)
    assert [one.text for one in WordFile(word(body), "x").paragraphs] == ["a b"]


RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
    for number, kind in enumerate(("separator", "continuationSeparator", "continuationNotice"))
)


@pytest.mark.parametrize(
    ("notes", "seen"),
    [
        (RULES, []),
        (RULES + f'<w:footnote w:id="5">{p(r("note"))}</w:footnote>', ["note"]),
        (RULES + f'<w:footnote w:type="normal" w:id="5">{p(r("note"))}</w:footnote>', ["note"]),
        (RULES + f"<w:footnote w:id='5' >{p('')}</w:footnote>", [""]),
        (f"<w:footnote>{p(r(' type = separator'))}</w:footnote>", [" type = separator"]),
    ],
)
def test_the_rules_above_notes_are_no_notes(notes: str, seen: list[str]) -> None:
    file = WordFile(word(p(r("text")), footnotes=notes), "x")
    assert [one.text for one in file.paragraphs] == ["text", *seen]
    assert ("word/footnotes.xml" in file.stories) == bool(seen)


def copied(newer: str, older: str) -> str:
    branches = f'<mc:Choice Requires="w14">{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback>'
    return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"


@pytest.mark.parametrize("inner", [0, 1])
@pytest.mark.parametrize("tracked", [False, True])
def test_a_text_with_copies_of_copies_is_left_as_it_is(inner: int, tracked: bool) -> None:
    within = copied(p(r("teh")), p(r("teh")))
    body = copied(*((within, p(r("teh"))) if inner == 0 else (p(r("teh")), within)))
    file = WordFile(word(body), "x")
    (only,) = file.paragraphs
    assert [(one.start, one.end, one.why) for one in only.protected] == [(0, 3, IS_ALTERNATIVE)]
    result = file.edited({only.key: [(0, 3, "the"), (3, 3, "!")]}, invariants.MARK, tracked=tracked)
    assert [one.why for one in result.refused] == [IS_ALTERNATIVE] * 2
    assert result.data == file.data


BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"


@pytest.mark.parametrize("what", ["paragraph", "run"])
@pytest.mark.parametrize("tracked", [False, True])
def test_a_text_box_in_what_is_held_twice_is_edited_in_both(what: str, tracked: bool) -> None:
    text, box = r("a"), BOX.format(p(r("teh")))
    body = copied(p(text + box), p(text + box)) if what == "paragraph" else p(copied(text + box, text + box))
    file = WordFile(word(body), "x")
    assert [(one.place, one.text) for one in file.paragraphs] == [("body", "a\ufffc"), ("text box", "teh")]
    data = file.edited({file.paragraphs[1].key: [(0, 3, "the")]}, invariants.MARK, tracked=tracked).data
    assert oracle.copies(data) == [("a\ufffcthe", "a\ufffcthe")]


@pytest.mark.parametrize("what", ["paragraph", "run"])
def test_a_text_box_that_is_held_four_times_is_left_as_it_is(what: str) -> None:
    box = BOX.format(p(r("teh"))).removeprefix("<w:r>").removesuffix("</w:r>")
    run = f"<w:r>{copied(box, box)}</w:r>"
    file = WordFile(word(copied(p(run), p(run)) if what == "paragraph" else p(copied(run, run))), "x")
    assert [one.why for one in file.paragraphs[1].protected] == [IS_ALTERNATIVE]


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    "run",
    [
        f"<w:r><w:t>teh word</w:t>{BOLD}</w:r>",
        f"<w:r>{BOLD}<w:t>teh word</w:t>{BOLD}</w:r>",
        f"<w:r>{BOLD}{BOLD}<w:t>teh word</w:t></w:r>",
        "<w:r><!-- a --><w:t>teh word</w:t></w:r>",
        "<w:r><w:t>teh word</w:t><!-- a --></w:r>",
    ],
)
def test_a_change_is_recorded_in_a_run_whose_parts_stand_in_another_order(run: str) -> None:
    file = WordFile(word(p(run)), "x")
    data = file.edited({file.paragraphs[0].key: [(0, 3, "the"), (8, 8, "s")]}, invariants.MARK, tracked=True).data
    assert [one.text for one in oracle.read(data)["word/document.xml"]] == ["the words"]
    assert [one.text for one in oracle.read(data, "rejected")["word/document.xml"]] == ["teh word"]


@pytest.mark.parametrize("tracked", [False, True])
def test_text_before_an_object_stays_there_where_the_properties_are_not_the_first(tracked: bool) -> None:
    file = WordFile(word(p("<m:oMath/><w:pPr><w:jc w:val='center'/></w:pPr>")), "x")
    data = file.edited({file.paragraphs[0].key: [(0, 0, "new")]}, invariants.MARK, tracked=tracked).data
    assert [one.text for one in WordFile(data, "x").paragraphs] == ["new\ufffc"]


INSERTED = word(f'<w:ins w:id="7" w:author="Ann">{p(r("teh one"))}{p("")}</w:ins>' + p(r("two")))


@pytest.mark.parametrize("edit", [(0, 3, "the"), (7, 7, "s")])
def test_nothing_is_recorded_as_inserted_inside_an_insertion_of_whole_paragraphs(edit: tuple[int, int, str]) -> None:
    file = WordFile(INSERTED, "x")
    first, empty, last = (one.key for one in file.paragraphs)
    result = file.edited({first: [edit], empty: [(0, 0, "new")], last: [(0, 3, "2")]}, invariants.MARK, tracked=True)
    assert [(one.key, one.why) for one in result.refused] == [(first, DEEP_IN_INSERTION), (empty, DEEP_IN_INSERTION)]
    assert [one.text for one in WordFile(result.data, "x").paragraphs] == ["teh one", "", "2"]


def test_it_can_be_taken_away_there_and_changed_in_a_clean_file() -> None:
    file = WordFile(INSERTED, "x")
    key = file.paragraphs[0].key
    result = file.edited({key: [(3, 7, "")]}, invariants.MARK, tracked=True)
    assert (result.refused, [one.text for one in WordFile(result.data, "x").paragraphs]) == ((), ["teh", "", "two"])
    result = WordFile(INSERTED, "x").edited({key: [(0, 3, "the")]}, invariants.MARK)
    assert [one.text for one in WordFile(result.data, "x").paragraphs] == ["the one", "", "two"]


@pytest.mark.parametrize("tracked", [False, True])
def test_paragraphs_are_not_broken_inside_an_insertion_of_whole_paragraphs(tracked: bool) -> None:
    result = WordFile(INSERTED, "x").rewritten(
        [("teh ", 0), ("one", None), ("", 1), ("two", 2)], invariants.MARK, tracked=tracked
    )
    assert [one.why for one in result.refused] == [DEEP_IN_INSERTION]
    assert [one.text for one in WordFile(result.data, "x").paragraphs] == ["teh one", "", "two"]


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "text/body.xml"])
def test_the_body_is_found_without_a_link_where_its_kind_is_that_of_all_parts(main: str) -> None:
    content = members(p(r("found")), main=main, styles="")
    types = str(content["[Content_Types].xml"])
    kind = types.partition(f'PartName="/{main}" ContentType="')[2].partition('"')[0]
    types = types.replace("application/xml", kind).replace(f'PartName="/{main}"', 'PartName="/none"')
    links = str(content["_rels/.rels"]).replace(main, "nowhere.xml")
    data = zipped(
        {"[Content_Types].xml": types, "_rels/.rels": links, **{n: c for n, c in content.items() if n == main}}
    )
    assert [one.text for one in WordFile(data, "x").paragraphs] == ["found"]


def test_the_body_under_its_usual_name_is_found_without_any_kind_or_link() -> None:
    content = members(p(r("found")))
    types = str(content["[Content_Types].xml"]).partition("<Override")[0] + "</Types>"
    data = zipped({"[Content_Types].xml": types, "word/document.xml": content["word/document.xml"]})
    assert [one.text for one in WordFile(data, "x").paragraphs] == ["found"]
