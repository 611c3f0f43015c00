"""Random edits of real and of made-up files, judged by an independent reader."""

import io
import random
import zipfile
import zlib
from pathlib import Path

import docx_invariants as invariants
import docx_oracle as oracle
import pytest
from docx_samples import p, r, word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.wordfile import WordFile

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"
SAMPLES = sorted(FOLDER.glob("*.do[ct][xm]")) if FOLDER.is_dir() else []
NAMED_REFUSALS = ("is empty", "document type", "damaged", "password", "binary format")


def needs_samples(path: Path | None) -> Path:
    if path is None:
        pytest.skip(f"the real Word files are not in {FOLDER}")
    return path


def opened(path: Path) -> WordFile | None:
    """The file, or nothing where it is one of those that are refused by name."""
    try:
        return WordFile.open(path)
    except CannotOpen as error:
        sentence = str(error)
    assert any(reason in sentence for reason in NAMED_REFUSALS), sentence
    return None


@pytest.mark.parametrize("path", SAMPLES or [None], ids=lambda path: path and path.name[-40:])
def test_both_readers_see_the_same_text(path: Path | None) -> None:
    file = opened(needs_samples(path))
    if file is None:
        return
    seen = [(f"{part}#{at}", one.text) for part, many in oracle.read(file.data).items() for at, one in enumerate(many)]
    assert [(paragraph.key, paragraph.text) for paragraph in file.paragraphs] == seen


def test_nearly_all_well_formed_files_open() -> None:
    needs_samples(SAMPLES[0] if SAMPLES else None)
    broken = ("truncated", "fuzz", "protected", "password", "ExternalEntity", "without_rid", "hello_world.docm")
    whole = [path for path in SAMPLES if not any(word in path.name for word in broken)]
    assert [path.name for path in whole if opened(path) is None] == []


@pytest.mark.parametrize("seed", range(16))
def test_random_edits_of_real_files_leave_everything_else_as_it_was(seed: int) -> None:
    chance = random.Random(seed)
    tally = invariants.Tally()
    for path in chance.sample(SAMPLES, 4) if SAMPLES else [needs_samples(None)]:
        file = opened(path)
        if file is not None:
            invariants.check(file.data, chance, tally, share=0.4)
    assert not tally.failures, tally.failures[:3]


@pytest.mark.parametrize("seed", range(12))
def test_random_rewriting_of_real_files_can_be_accepted_and_rejected(seed: int) -> None:
    chance = random.Random(seed)
    tally = invariants.Tally()
    for path in chance.sample(SAMPLES, 4) if SAMPLES else [needs_samples(None)]:
        file = opened(path)
        if file is not None:
            invariants.check_structure(file.data, chance, tally)
    assert not tally.failures, tally.failures[:3]


texts = st.text(alphabet="abc .,’é\u00a0😀", max_size=12)
looks = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:lang w:val="de-DE"/>'])
plain_runs = st.builds(r, texts, looks)
marks = st.sampled_from([
    '<w:bookmarkStart w:id="90" w:name="x"/><w:bookmarkEnd w:id="90"/>',
    '<w:proofErr w:type="spellStart"/>',
    "<w:r><w:tab/></w:r>",
    "<w:r><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>",
    "<w:r><w:drawing/></w:r>",
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
])  # fmt: skip
containers = st.builds(
    lambda tag, inner: f"<w:{tag}>{''.join(inner)}</w:{tag.partition(' ')[0]}>",
    st.sampled_from([
        'hyperlink w:anchor="a"',
        'ins w:id="71" w:author="Ann"',
        'smartTag w:element="e"',
        'fldSimple w:instr="DATE"',
        'moveTo w:id="72" w:author="Ann"',
    ]),
    st.lists(plain_runs, max_size=3),
)  # fmt: skip
fields = st.builds(
    lambda instruction, inner: (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(inner)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    st.sampled_from(["HYPERLINK x", "DATE"]),
    st.lists(plain_runs, max_size=3),
)


def branches(newer: list[tuple[str, str]], cut: int) -> str:
    """The same text for newer and older readers, in runs that are cut elsewhere."""
    text = "".join(text for text, _ in newer)
    older = r(text[:cut], "<w:i/>") + r(text[cut:])
    choice = f'<mc:Choice Requires="w14">{"".join(r(*one) for one in newer)}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"


copies = st.builds(branches, st.lists(st.tuples(texts, looks), max_size=3), st.integers(0, 9))
paragraphs = st.lists(st.one_of(plain_runs, plain_runs, plain_runs, marks, containers, fields, copies), max_size=7).map(
    lambda runs: p("".join(runs))
)
documents = st.lists(paragraphs, min_size=1, max_size=4).map(lambda many: word("".join(many)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(documents, st.integers(0, 2**32))
def test_any_edit_of_any_markup_keeps_the_invariants(data: bytes, seed: int) -> None:
    tally = invariants.Tally()
    invariants.check(data, random.Random(seed), tally)
    assert not tally.failures, tally.failures[:3]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(documents, st.integers(0, 2**32))
def test_any_rewriting_of_any_markup_keeps_the_invariants(data: bytes, seed: int) -> None:
    tally = invariants.Tally()
    invariants.check_structure(data, random.Random(seed), tally)
    assert not tally.failures, tally.failures[:3]


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_flipped_bytes_is_refused_in_one_sentence_or_read(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(word(p(r("one ") + r("two", "<w:b/>")), footnotes="", header=p(r("head"))))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    sentence = "essay.docx was read"
    try:
        file = WordFile(bytes(data), "essay.docx")
        assert len(file.paragraphs) < 9
        assert all(one.endswith(".") for one in file.warnings + file.not_checked)
    except CannotOpen as error:
        sentence = str(error)
    assert sentence.startswith("essay.docx ")


@pytest.mark.parametrize("cut", range(1, 1500, 97))
def test_a_truncated_file_is_refused_in_one_sentence(cut: int) -> None:
    data = word(p(r("text")))
    with pytest.raises(CannotOpen, match=r"^essay\.docx (is|cannot)"):
        assert WordFile(data[: len(data) - cut], "essay.docx").paragraphs


def test_the_zip_that_comes_out_is_sound() -> None:
    file = WordFile(word(p(r("teh"))), "x")
    data = file.edited({file.paragraphs[0].key: [(0, 3, "the")]}, invariants.MARK).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert zlib.crc32(archive.read("word/document.xml")) == archive.getinfo("word/document.xml").CRC
