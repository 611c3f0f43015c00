"""How well COPING reads the structure of real papers, and how often its hints speak on edited prose.

    python benchmarks/structure.py [outline] [references] [cited] [citing] [noise] [consistency] [speed] [--papers N]

Without a name all tables are printed. Needs the project's shared data beside the repository.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(p for p in sys.path if Path(p).resolve() != HERE), str(HERE)]
"""This folder last: its programs are named after what they measure, and one of them is called docx."""

import structure_consistency  # noqa: E402
import structure_levels  # noqa: E402
import structure_papers as source  # noqa: E402
from structure_papers import Paper  # noqa: E402

from coping_gui.checks import registry  # noqa: E402
from coping_gui.checks.structure.citations import citations_in  # noqa: E402
from coping_gui.checks.structure.hints import OFF_BY_DEFAULT, find_hints  # noqa: E402
from coping_gui.checks.structure.matching import cited_works  # noqa: E402
from coping_gui.checks.structure.references import reference_list  # noqa: E402
from coping_gui.checks.structure.strengths import strengths  # noqa: E402
from coping_gui.checks.structure.view import view_of  # noqa: E402
from coping_gui.checks.structure.works import Standing, works_of  # noqa: E402
from coping_gui.essay.essay import Essay, Format, Kind, Role  # noqa: E402
from coping_gui.opening import heading_levels  # noqa: E402
from coping_gui.opening.reader import open_essay  # noqa: E402
from coping_gui.opening.sections import outlined  # noqa: E402
from coping_gui.opening.text_reader import essay_from_text  # noqa: E402
from coping_gui.settings import DEFAULTS  # noqa: E402

KINDS = {"paragraph": Kind.BODY, "list_item": Kind.LIST_ITEM, "quote": Kind.QUOTATION, "reference": Kind.REFERENCE}


def key(text: str) -> str:
    """A text without marks, so that renderings can be compared."""
    return re.sub(r"\W|_", "", text)


def heading_key(text: str) -> str:
    """A heading without marks and without its number, which one rendering adds."""
    return key(re.sub(r"^[\d.\\]+\s", "", text))


def scores(right: int, wrong: int, missed: int) -> str:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"


def via_word(write: Callable[[Paper, Path], None]) -> Callable[[Paper], Essay]:
    def read(paper: Paper) -> Essay:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper.docx"
            write(paper, path)
            return open_essay(path)

    return read


RENDERINGS: dict[str, Callable[[Paper], Essay]] = {
    "plain text": lambda p: essay_from_text(source.as_text(p)),
    "Markdown": lambda p: essay_from_text(source.as_markdown(p), Format.MARKDOWN),
    "Word, styles": via_word(source.as_styled_word),
    "Word, bold": via_word(source.as_bold_word),
    "Word, numbered": via_word(source.as_numbered_word),
}


LEVELS_SHOWN = ("Markdown", "Word, styles")


def outline(papers: list[Paper], show: int) -> None:
    """Headings, levels, kinds and roles by rendering; levels told by weights that never saw the paper."""
    weights = structure_levels.held_out(source.papers())
    print(f"\n{len(papers)} papers\n{'':15} {'headings':34} {'with their level':34} kinds right   roles right")
    for name, read in RENDERINGS.items():
        essays = [(p, unseen(p, weights, read)) for p in papers]
        plain, levelled = Counter[str](), Counter[str]()
        examples: list[str] = []
        for paper, essay in essays:
            examples += compare_headings(paper, essay, plain, levelled, shown=name in LEVELS_SHOWN)
        kinds, role = compare_kinds(essays), compare_roles(essays)
        print(f"{name:15} {count(plain):34} {count(levelled):34} {kinds}   {role}")
        for line in examples[:: max(1, len(examples) // show)] if show else []:
            print("      ", line)


def unseen(paper: Paper, weights: Mapping[str, Any], read: Callable[[Paper], Essay]) -> Essay:
    """The paper as it is read with weights for heading levels that were learned without it."""
    with mock.patch.object(heading_levels, "learned", return_value=weights[paper.id]):
        heading_levels._told.cache_clear()  # pyright: ignore[reportPrivateUsage]
        return read(paper)


def count(c: Counter[str]) -> str:
    return scores(c["right"], c["wrong"], c["missed"])


def compare_headings(
    paper: Paper, essay: Essay, plain: Counter[str], levelled: Counter[str], *, shown: bool
) -> list[str]:
    true = Counter(heading_key(b["text"]) for b in paper.of("heading"))
    found = Counter(heading_key(p.text) for p in essay.paragraphs if p.kind is Kind.HEADING)
    tally(plain, true, found)
    true_levels = Counter((heading_key(b["text"]), level_of(b, shown)) for b in paper.of("heading"))
    found_levels = Counter((heading_key(p.text), p.level) for p in essay.paragraphs if p.kind is Kind.HEADING)
    tally(levelled, true_levels, found_levels)
    return [f"+ {paper.id} {k}" for k in found - true] + [f"- {paper.id} {k}" for k in true - found]


def level_of(block: dict[str, Any], shown: bool) -> int:
    """The publisher's level; a bibliography is marked as part of the last section there, which no look can show."""
    return block["level"] if shown or not source.is_back_matter(block["text"]) else 1


def tally(into: Counter[str], true: Counter, found: Counter) -> None:  # type: ignore[type-arg]
    into["right"] += (true & found).total()
    into["wrong"] += (found - true).total()
    into["missed"] += (true - found).total()


def compare_kinds(essays: Iterable[tuple[Paper, Essay]]) -> str:
    right = total = 0
    wrong = Counter[str]()
    for paper, essay in essays:
        found = {key(p.text): p.kind for p in essay.paragraphs}
        for block in paper.blocks:
            if block["kind"] in KINDS:
                kind = found.get(key(source.numbered(block) + block["text"]))
                kind = kind or found.get(key(block["text"]))
                total += 1
                right += kind is KINDS[block["kind"]]
                wrong[f"{block['kind']}→{kind}"] += kind is not KINDS[block["kind"]]
    most = ", ".join(f"{k} {n}" for k, n in wrong.most_common(3))
    return f"{100 * right / total:.1f} % ({most})"


def compare_roles(essays: Iterable[tuple[Paper, Essay]]) -> str:
    """Sections whose role is what their title plainly says."""
    plain = {
        "introduction": Role.INTRODUCTION, "conclusion": Role.CONCLUSION, "conclusions": Role.CONCLUSION,
        "references": Role.REFERENCES, "bibliography": Role.REFERENCES, "abstract": Role.ABSTRACT,
        "acknowledgements": Role.ACKNOWLEDGEMENTS, "acknowledgments": Role.ACKNOWLEDGEMENTS, "methods": Role.BODY,
        "results": Role.BODY, "discussion": Role.BODY, "supportinginformation": Role.APPENDIX,
    }  # fmt: skip
    right = total = 0
    for paper, essay in essays:
        found = Counter(
            (heading_key(essay.paragraphs[s.heading].text), s.role) for s in essay.sections if s.heading is not None
        )
        true = Counter[tuple[str, Role]]()
        above = ""
        for block in paper.of("heading"):
            name = heading_key(block["text"]).lower()
            above = name if block["level"] == 1 else above
            wanted = Role.ABSTRACT if above == "abstract" else plain.get(name)
            if wanted is not None:
                true[heading_key(block["text"]), wanted] += 1
        total += true.total()
        right += (true & found).total()
    return f"{100 * right / total:.1f} % of {total}"


def references(papers: list[Paper], show: int) -> None:  # noqa: ARG001
    """Reference lists split, and citations linked to their entries."""
    split, run, linked = Counter[str](), Counter[str](), Counter[str]()
    for paper in papers:
        essay = essay_from_text(source.as_text(paper))
        tally(split, entries_of(paper), Counter(entry_key(e.text) for e in reference_list(essay).entries))
        one = together(paper)
        if one is not None:
            tally(run, entries_of(paper), Counter(entry_key(e.text) for e in reference_list(one).entries))
        link(paper, linked)
    print(f"\nentries, one a paragraph      {count(split)}\nentries, one block of lines   {count(run)}")
    print(f"numeric citations             {count(linked)} of {linked['right'] + linked['missed']}")


def entries_of(paper: Paper) -> Counter[str]:
    return Counter(entry_key(b["text"]) for b in paper.of("reference"))


def entry_key(text: str) -> str:
    """An entry without marks and without the number that a rendering adds."""
    return key(re.sub(r"^\d{1,3}\\?\.\s", "", text))


def together(paper: Paper) -> Essay | None:
    """The paper with its list as one block of lines, wrapped at 90 characters with a hanging indent."""
    import textwrap

    if not paper.of("reference"):
        return None
    lines = [
        "\n".join(
            textwrap.wrap(
                source.numbered(b) + b["text"],
                90,
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
        for b in paper.of("reference")
    ]
    before = Paper(paper.id, [b for b in paper.blocks if b["kind"] != "reference"])
    return essay_from_text(source.as_text(before) + "\n\n" + "\n".join(lines))


def link(paper: Paper, linked: Counter[str]) -> None:
    for block in paper.of("paragraph"):
        true = numbers_of(block)
        if true:
            found = {n for c in citations_in(block["text"]) for n in c.numbers}
            tally(linked, Counter(true), Counter(found))


def numbers_of(block: dict[str, Any]) -> set[int]:
    """The numbers that a block cites; of a range only the ends are known, and what lies between is filled in."""
    text, numbers, last = block["text"], set[int](), (0, 0)
    for start, end, number in block.get("citations", []):
        if not re.fullmatch(r"\[?\d{1,3}\b[^\]]*\]?", text[start:end].strip()):
            continue
        if re.fullmatch(r"\s*[-–—]\s*", text[last[0] : start]):
            numbers.update(range(last[1], number))
        numbers.add(number)
        last = (end, number)
    return numbers


def citing(papers: list[Paper], show: int) -> None:  # noqa: ARG001
    """Author-year citations and planted faults in made essays, by style."""
    rules = {"unlisted": "C1", "uncited": "C2", "near": "C3"}
    print(f"\n{'':10} {'citations linked':34} faults named    false hints an essay")
    for style in source.STYLES:
        linked, named, total, false = Counter[str](), 0, 0, 0
        for seed in range(85):
            for fault in ("", "unlisted", "uncited", "near", "near name"):
                made = source.made_essay(style, seed, fault)
                essay = essay_from_text(made.text)
                if not fault:
                    tally_links(essay, made.works, linked)
                found = [h for h in find_hints(essay, DEFAULTS) if h.rule.startswith("C")]
                right = [h for h in found if fault and h.rule == rules[made.fault]]
                named += bool(right)
                total += bool(fault)
                false += len(found) - len(right)
                if show and (len(found) > len(right) or bool(fault) != bool(right)):
                    print("   ", fault, made.name, [(h.rule, h.question) for h in found][:3])
        print(f"{style:10} {count(linked):34} {100 * named / total:5.1f} % of {total}  {false / (85 * 5):.3f}")
    citing_by_number(show)
    for style in source.STYLES:
        linked, false = Counter[str](), 0
        for seed in range(85):
            made = source.made_varied(style, seed)
            essay = essay_from_text(made.text)
            tally_links(essay, made.works, linked)
            alarms = [h for h in find_hints(essay, DEFAULTS) if h.rule in ("C1", "C2", "C3", "C6")]
            false += len(alarms)
            for hint in alarms[: 1 if show else 0]:
                print("   ", style, seed, hint.rule, hint.question, hint.why)
        print(f"{style + ', all':10} {count(linked):34} {'':16}  {false / 85:.3f}")


def citing_by_number(show: int) -> None:
    """The same for numbers in brackets, raised numbers, and notes with a bibliography."""
    rules = {"unlisted": "C1", "uncited": "C2"}
    for style in ("Numbers", "Raised", "Notes"):
        linked, named, total, false = Counter[str](), 0, 0, 0
        for seed in range(85):
            for fault in ("", "unlisted", "uncited"):
                made = source.made_by_number(style, seed, fault)
                essay = essay_from_text(made.text)
                if not fault:
                    right = sum(len(w.places) for w in works_of(essay).works if w.standing is Standing.FINE)
                    wrong = sum(len(w.places) for w in works_of(essay).works if w.standing is not Standing.FINE)
                    linked.update(right=right, wrong=wrong, missed=made.works - right)
                found = [h for h in find_hints(essay, DEFAULTS) if h.rule.startswith("C")]
                good = [h for h in found if fault and h.rule == rules[fault]]
                named += bool(good)
                total += bool(fault)
                false += len(found) - len(good)
                if show and (len(found) > len(good) or bool(fault) != bool(good)):
                    print("   ", fault, made.name, [(h.rule, h.question) for h in found][:3])
        print(f"{style:10} {count(linked):34} {100 * named / total:5.1f} % of {total}  {false / (85 * 3):.3f}")


def cited(papers: list[Paper], show: int) -> None:
    """Author–year citations of real papers: what they mean in the list, and listed works named but not read."""
    works = meant = named = read = essays = 0
    missed: list[str] = []
    for paper in papers:
        view = view_of(essay_from_text(source.as_text(paper)))
        if view.numeric or not view.references.understood or view.works_cited < FEWEST_CITED:
            continue
        essays += 1
        found = list(cited_works(view))
        works += len(found)
        meant += sum(bool(view.references.meant_by(c.work)) for c in found)
        for i in view.running:
            for match in NAMED.finditer(view.paragraphs[i].text):
                if names_an_entry(match.group(), view.references.entries):
                    named += 1
                    inside = any(c.span.start < match.end() <= c.span.end for c in view.citations.get(i, ()))
                    read += inside
                    missed += [] if inside else [view.paragraphs[i].text[max(0, match.start() - 30) : match.end() + 20]]
    print(
        f"\n{essays} papers cite by author and year: {works:,} works read, {100 * meant / works:.1f} % of them listed;"
        f" {named:,} listed works named, {100 * read / named:.1f} % of them read"
    )
    for line in missed[:: max(1, len(missed) // show)] if show else []:
        print("      ", line)


FEWEST_CITED = 5
NAMED = re.compile(r"[A-Z][\w'’-]+(?: (?:et al\.?|and|&) ?[A-Z]?[\w'’-]*)?,? \(?(?:1[89]|20)\d\d[a-z]?\)?")
"""A name and a year, by a pattern that knows nothing of citations."""


def names_an_entry(text: str, entries: Iterable[Any]) -> bool:
    name, year = text.split()[0].strip(",'’"), re.findall(r"\d{4}", text)[-1]
    return any(name in e.authors and year in {y[:4] for y in e.years} for e in entries if e.author)


def tally_links(essay: Essay, works: int, linked: Counter[str]) -> None:
    listed = reference_list(essay)
    cited = [w for p in essay.paragraphs if p.kind is Kind.BODY for c in citations_in(p.text) for w in c.works]
    right = sum(len(listed.meant_by(w)) == 1 for w in cited)
    linked.update(right=right, wrong=len(cited) - right, missed=works - right)


def noise(papers: list[Paper], show: int) -> None:  # noqa: ARG001
    """Hints per 1,000 words of edited prose."""
    essays = [essay_from_text(text) for text in source.clean_documents()]
    words = sum(e.words for e in essays)
    found = [(h, e) for e in essays for h in find_hints(e, DEFAULTS.with_(enabled_rules=OFF_BY_DEFAULT))]
    by_rule = Counter(h.rule for h, _ in found)
    on = sum(n for rule, n in by_rule.items() if rule not in OFF_BY_DEFAULT)
    print(f"\n{len(essays)} clean documents, {words:,} words: {1000 * on / words:.2f} hints per 1,000 words")
    for rule in registry.ESSAY_RULES:
        off = " (off)" if rule.id in OFF_BY_DEFAULT else ""
        print(f"  {rule.id:4} {1000 * by_rule[rule.id] / words:5.2f}  {rule.title}{off}")
        for hint, essay in [f for f in found if f[0].rule == rule.id][:show]:
            place = essay.paragraphs[hint.paragraph or 0].text
            print(f"        {hint.question} {hint.why} | {(hint.span.of(place) if hint.span else place)[:100]!r}")


def consistency(papers: list[Paper], show: int) -> None:  # noqa: ARG001
    """Planted variants: seen, and what is reported besides them."""
    structure_consistency.consistency(show)


def speed(papers: list[Paper], show: int) -> None:  # noqa: ARG001
    """Words a second, of processor time, every rule on, nothing cached."""
    settings = DEFAULTS.with_(enabled_rules=OFF_BY_DEFAULT)
    essays = [essay_from_text(source.as_text(p)) for p in papers]
    words = sum(e.words for e in essays)
    for rule in registry.ESSAY_RULES:
        start = time.process_time()
        for essay in essays:
            list(rule.find(essay, settings))
        print(f"  {rule.id:4} {words / (time.process_time() - start):14,.0f} words/s after the rules above")
    start = time.process_time()
    fresh = [essay_from_text(source.as_text(p) + " ") for p in papers]
    opened = time.process_time()
    clear_caches()
    for essay in fresh:
        find_hints(essay, settings)
        strengths(essay, settings)
    print(
        f"{words:,} words: opened {words / (opened - start):,.0f} words/s, hints"
        f" {words / (time.process_time() - opened):,.0f} words/s"
    )
    one_edit()


def one_edit() -> None:
    """An essay of 100,000 words, looked at again after one paragraph of it changed."""
    texts, words = [], 0
    for text in source.clean_documents():
        texts.append(text)
        words += len(text.split())
        if words >= 100_000:
            break
    essay = essay_from_text("\n\n".join(texts))
    find_hints(essay, DEFAULTS)
    places = [i for i, p in enumerate(essay.paragraphs) if p.words > 40]
    outlining, hinting = [], []
    for n in range(21):
        rows = list(essay.paragraphs)
        i = places[(n * 37) % len(places)]
        rows[i] = replace(rows[i], text=rows[i].text + " So it is now.")
        begin = time.process_time()
        essay = outlined(replace(essay, paragraphs=tuple(rows)))
        middle = time.process_time()
        find_hints(essay, DEFAULTS)
        outlining.append(middle - begin)
        hinting.append(time.process_time() - middle)
    print(
        f"{essay.words:,} words, one paragraph edited: outline {1000 * median(outlining):.1f} ms, hints"
        f" {1000 * median(hinting):.1f} ms (median of 21)"
    )


def clear_caches() -> None:
    """Forget all that functions of the structural checks remember."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("coping_gui.checks.structure", "coping_gui.essay.essay", "coping_gui.opening")):
            for function in vars(module).values():
                if hasattr(function, "cache_clear"):
                    function.cache_clear()


def main() -> None:
    tables = {
        "outline": outline, "references": references, "cited": cited, "citing": citing, "noise": noise,
        "consistency": consistency, "speed": speed,
    }  # fmt: skip
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="*", choices=[[], *tables], help="which tables to print; all by default")
    parser.add_argument("--papers", type=int, default=0, help="how many papers; all by default")
    parser.add_argument("--only", default="", help="renderings whose name holds this")
    parser.add_argument("--show", type=int, default=0, help="how many examples of mistakes or hints to print")
    options = parser.parse_args()
    papers = source.papers(options.papers)
    for name in [n for n in RENDERINGS if options.only not in n]:
        del RENDERINGS[name]
    for name in options.table or tables:
        tables[name](papers, options.show)


if __name__ == "__main__":
    main()
