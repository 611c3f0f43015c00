"""How fast Word files are read and written, beside python-docx and bare lxml in the same run.

Usage: python benchmarks/docx.py [FOLDER]      (default: ../shared/data/docx)
"""

import gc
import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]

import docx  # noqa: E402 - python-docx, not this file, which bears the same name
from lxml import etree  # noqa: E402

from coping_gui.errors import CopingError  # noqa: E402
from coping_gui.wordfile.splice import spliced  # noqa: E402
from coping_gui.wordfile.story import Story  # noqa: E402
from coping_gui.wordfile.tracked import Mark  # noqa: E402
from coping_gui.wordfile.wordfile import WordFile  # noqa: E402
from coping_gui.wordfile.xml import serialise  # noqa: E402

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "docx"
WORDS = 100_000
RUNS_PER_PARAGRAPH = 13
REPEATS = 7
CHARACTERS_PER_FIX = 100

Edits = dict[str, list[tuple[int, int, str]]]
"""(start, end, new text) by the key of the paragraph."""


def race(works: dict[str, Callable[[], float]], turns: int = REPEATS) -> dict[str, float]:
    """Milliseconds of processor time of the fastest of several turns of each.

    They take turns, so that what slows the machine for a while slows all of them.
    """
    best = dict.fromkeys(works, float("inf"))
    for _ in range(turns):
        for name, work in works.items():
            best[name] = min(best[name], work())
    return best


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of one turn."""
    gc.collect()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def with_python_docx(data: bytes) -> None:
    """Open and save, changing nothing."""
    docx.Document(io.BytesIO(data)).save(io.BytesIO())


def with_coping(data: bytes) -> None:
    """Open, map all text and write every text element of every part again, changing nothing."""
    file = WordFile(data, "file.docx")
    file.package.rebuilt({part: all_texts_again(story) for part, story in file.stories.items()})


def all_texts_again(story: Story) -> bytes:
    """The part as an export writes it that changes every one of its texts."""
    texts: dict[etree._Element, str | None] = {node: node.text for node in story.texts}
    new = spliced(story.data, story.texts, texts) if texts else story.data
    return serialise(story.root, story.data) if new is None else new


def with_trees(data: bytes) -> None:
    """Open, map all text and write the trees of all parts: what recording changes needs at least."""
    file = WordFile(data, "file.docx")
    file.package.rebuilt({part: serialise(story.root, story.data) for part, story in file.stories.items()})


def with_edits(edits: Mapping[bytes, Edits], *, tracked: bool = False) -> Callable[[bytes], None]:
    """Open, map all text, make the edits that were chosen before for this file, write it."""

    def work(data: bytes) -> None:
        WordFile(data, "file.docx").edited(edits[data], MARK, tracked=tracked)

    return work


def one_fix(file: WordFile) -> Edits:
    """A letter put in in one paragraph of the body: what a clean essay needs."""
    return dict([*fixes(file, 1).items()][:1])


def fixes(file: WordFile, apart: int = CHARACTERS_PER_FIX) -> Edits:
    """A letter put in at the end of a paragraph whenever so many characters went by: what a careless essay needs."""
    edits: Edits = {}
    passed = 0
    for part, story in file.stories.items():
        for at, paragraph in enumerate(story.paragraphs):
            passed += len(paragraph.text)
            if passed >= apart and paragraph.text and not paragraph.why:
                edits[f"{part}#{at}"] = [(len(paragraph.text), len(paragraph.text), "s")]
                passed = 0
    return edits


def every_paragraph(file: WordFile) -> Edits:
    """A blank at the end of every paragraph that takes one."""
    return {
        f"{part}#{at}": [(len(paragraph.text), len(paragraph.text), " ")]
        for part, story in file.stories.items()
        for at, paragraph in enumerate(story.paragraphs)
        if paragraph.text
    }


def only_reading(data: bytes) -> None:
    """Open and map; with nothing to fix the file is written as it is."""
    WordFile(data, "file.docx").edited({}, MARK)


def succeeds(work: Callable[[bytes], None], data: bytes) -> bool:
    """Whether the library copes with the file."""
    try:
        work(data)
    except CopingError:
        return False
    except Exception:  # python-docx lets through whatever happens inside it
        return False
    return True


def corpus(folder: Path) -> None:
    """Files that both can open, one after the other."""
    files = [path.read_bytes() for path in sorted(folder.glob("*.do[ct][xm]"))]
    ours = [data for data in files if succeeds(with_coping, data)]
    theirs = [data for data in files if succeeds(with_python_docx, data)]
    both = [data for data in ours if data in theirs]
    one, many, most = (
        {data: chosen(WordFile(data, "file.docx")) for data in both} for chosen in (one_fix, fixes, every_paragraph)
    )
    megabytes = sum(map(len, both)) / 1e6
    print(f"\nCorpus: {len(files)} files; {len(ours)} opened here, {len(theirs)} by python-docx, {len(both)} by both")
    print(f"{'':46}{'files/s':>9}{'MB/s':>8}{'ratio':>8}")
    works = {
        "python-docx: open and save": with_python_docx,
        "coping: open and map, nothing to fix": only_reading,
        "coping: open, map, one fix, write": with_edits(one),
        f"coping: open, map, a fix per {CHARACTERS_PER_FIX} letters, write": with_edits(many),
        "coping: the same as tracked changes": with_edits(many, tracked=True),
        "coping: open, map and write all text": with_coping,
        "coping: open, map and write all trees": with_trees,
        "coping: every paragraph edited": with_edits(most),
    }
    best = race({name: lambda work=work: timed(lambda: [work(data) for data in both]) for name, work in works.items()})
    base = next(iter(best.values()))
    for name, milliseconds in best.items():
        rate = 1000 / milliseconds
        print(f"{name:46}{len(both) * rate:9.0f}{megabytes * rate:8.1f}{base / milliseconds:8.2f}")


def long_essay(words: int = WORDS) -> bytes:
    """A document of so many words, each paragraph of runs with and without formatting."""
    chance = random.Random(1)
    vocabulary = ("coping", "strategies", "of", "students", "under", "stress", "differ", "between", "cultures", "that")
    looks = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:lang w:val="en-GB"/></w:rPr>')
    paragraphs = []
    left = words
    while left > 0:
        runs = []
        for _ in range(RUNS_PER_PARAGRAPH):
            count = chance.randint(3, 6)
            left -= count
            text = " ".join(chance.choices(vocabulary, k=count)) + " "
            runs.append(f'<w:r>{chance.choice(looks)}<w:t xml:space="preserve">{text}</w:t></w:r>')
        paragraphs.append(f"<w:p>{''.join(runs)}</w:p>")
    out = io.BytesIO()
    docx.Document().save(out)
    return with_body(out.getvalue(), "".join(paragraphs))


def with_body(template: bytes, body: str) -> bytes:
    """The template with another body."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, _, rest = data.decode().partition("<w:body>")
                data = f"{head}<w:body>{body}{rest[rest.index('<w:sectPr') :]}".encode()
            new.writestr(name, data)
    return out.getvalue()


def parse_bare(data: bytes) -> etree._Element:
    """What no program can do without: unzip and parse."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"), etree.XMLParser(huge_tree=True))


def write_bare(root: etree._Element) -> None:
    """Serialise and pack one part."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def some_edits(file: WordFile) -> dict[str, list[tuple[int, int, str]]]:
    """Two words changed in every paragraph."""
    edits = {}
    for part, story in file.stories.items():
        for at, paragraph in enumerate(story.paragraphs):
            places = [place for place in range(len(paragraph.text)) if paragraph.text.startswith("students", place)]
            edits[f"{part}#{at}"] = [(place, place + 8, "sudents") for place in places[:2]]
    return edits


def long_essays(words: int = WORDS) -> None:
    """One long document against bare lxml."""
    data = long_essay(words)
    root = parse_bare(data)
    edits = some_edits(WordFile(data, "long.docx"))
    changes = sum(map(len, edits.values()))
    best = race(
        {
            "in": lambda: timed(lambda: parse_bare(data)),
            "out": lambda: timed(lambda: write_bare(root)),
            "coping: open and map": lambda: timed(lambda: WordFile(data, "long.docx").stories),
            f"coping: {changes} edits in place, write": lambda: edit_and_write(data, edits, tracked=False),
            f"coping: {changes} tracked changes, write": lambda: edit_and_write(data, edits, tracked=True),
            "python-docx: open + save": lambda: timed(lambda: with_python_docx(data)),
        }
    )
    rows = {"lxml: unzip, parse + serialise, pack": best.pop("in") + best.pop("out"), **best}
    base = next(iter(rows.values()))
    print(f"\n{words:,} words, {len(data) / 1024:.0f} KiB")
    for name, milliseconds in rows.items():
        print(f"{name:42}{milliseconds:9.0f} ms{milliseconds / base:8.2f} x")


def edit_and_write(data: bytes, edits: dict[str, list[tuple[int, int, str]]], *, tracked: bool) -> float:
    """Milliseconds to make the edits in an opened file and to write it."""
    file = WordFile(data, "long.docx")
    assert file.stories
    return timed(lambda: file.edited(edits, MARK, tracked=tracked))


def memory() -> None:
    """Peak memory of a process of its own for each case."""
    print("\nPeak memory, MiB (of which the empty interpreter with these imports takes the first)")
    for case in ("nothing", "open", "plain", "tracked", "bomb"):
        result = subprocess.run(
            [sys.executable, __file__, "--memory", case], capture_output=True, text=True, check=True
        )
        print(f"{case:42}{result.stdout.strip():>9}")


def memory_case(case: str) -> None:
    """Do one thing and print the peak memory of this process."""
    if case == "bomb":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("[Content_Types].xml", "_rels/.rels"):
                archive.writestr(name, "<x/>")
            with archive.open("word/document.xml", "w") as stream:
                for _ in range(331):
                    stream.write(b" " * 1024 * 1024)
        succeeds(with_coping, out.getvalue())
    elif case != "nothing":
        path = Path(sys.argv[3]) if len(sys.argv) > 3 else None
        data = path.read_bytes() if path else long_essay()
        file = WordFile(data, "long.docx")
        edits = some_edits(file)
        if case != "open":
            file.edited(edits, MARK, tracked=case == "tracked")
    status = Path("/proc/self/status").read_text(encoding="ascii")  # ru_maxrss would count the parent's memory
    print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)


def main() -> None:
    if sys.argv[1:2] == ["--memory"]:
        memory_case(sys.argv[2])
        return
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    if folder.is_dir():
        corpus(folder)
    long_essays()
    memory()


if __name__ == "__main__":
    main()
