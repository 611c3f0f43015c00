"""What must hold after any edits of any Word file, judged by the independent reader."""

import random
from dataclasses import dataclass, field

import docx_oracle as oracle

from coping_gui.wordfile.comments import Comment
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäß’"


@dataclass
class Tally:
    """What was tried and what went wrong."""

    applied: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def fail(self, sentence: str) -> None:
        self.failures.append(sentence)


def random_edits(text: str, chance: random.Random, most: int) -> list[tuple[int, int, str]]:
    """Swaps, deletions, insertions and replacements that do not touch each other."""
    edits, at = [], 0
    for _ in range(chance.randint(1, most)):
        if at > len(text):
            break
        start = chance.randint(at, min(len(text), at + 40))
        edit = one_edit(text, start, chance)
        edits.append(edit)
        at = edit[1] + 1
    return edits


def one_edit(text: str, start: int, chance: random.Random) -> tuple[int, int, str]:
    kind = chance.randrange(6)
    word = "".join(chance.choices(_LETTERS, k=chance.randint(1, 7)))
    if kind == 0 and start + 1 < len(text) and "￼" not in text[start : start + 2]:
        return start, start + 2, text[start + 1] + text[start]
    if kind == 1:
        return start, min(len(text), start + chance.randint(1, 12)), ""
    if kind == 2:
        return start, start, " "
    if kind == 3:
        return start, start, chance.choice((word, " " + word, word + " ", ",", "."))
    end = min(len(text), start + chance.randint(1, 25))
    old = text[start:end]
    if kind == 4 and old:  # the words of the range with one of them changed, its breaks and objects kept
        at = chance.randrange(len(old))
        return start, end, old[:at] + word + old[at:]
    return start, min(len(text), start + chance.randint(0, 9)), f"{word} {word}"


def applied(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def check(data: bytes, chance: random.Random, tally: Tally, *, most: int = 4, share: float = 1.0) -> None:
    """Edit `data` at random, plain and tracked, and note in `tally` whatever does not hold."""
    before = oracle.read(data)
    keys = [f"{part}#{at}" for part, seen in before.items() for at in range(len(seen))]
    texts = {f"{part}#{at}": one.text for part, seen in before.items() for at, one in enumerate(seen)}
    file = WordFile(data, "file.docx")
    if {p.key: p.text for p in file.paragraphs} != texts:
        tally.fail("the two readers see different texts")
        return
    edits = {key: random_edits(texts[key], chance, most) for key in keys if chance.random() < share}
    for tracked in (False, True):
        result = WordFile(data, "file.docx").edited(edits, MARK, tracked=tracked)
        made = made_edits(edits, result, tally)
        expected = {key: applied(texts[key], made.get(key, [])) for key in texts}
        mode = "tracked" if tracked else "plain"
        after = oracle.read(result.data)
        compare_texts(after, expected, mode, tally)
        compare_members(data, result.data, set(before), mode, tally)
        compare_looks(before, after, made, mode, tally)
        if not tracked:
            compare_skeletons(data, result.data, before, tally)
        else:
            rejected = oracle.read(result.data, view="rejected")
            compare_texts(rejected, texts, "rejected", tally)
            compare_looks(before, rejected, {}, "rejected", tally)
            compare_copies(data, result.data, tally, view="rejected")
            check_annotations(data, result.data, before, tally)
        compare_copies(data, result.data, tally)


def compare_copies(before: bytes, after: bytes, tally: Tally, view: str = "accepted") -> None:
    """What was said alike to newer and older readers still is."""
    old, new = oracle.both_branches(before, "accepted"), oracle.both_branches(after, view)
    alike = [newer == older != "" for newer, older in old]
    if len(new) == len(old) and any(was and newer != older for was, (newer, older) in zip(alike, new, strict=True)):
        tally.fail(f"{view}: the two copies of a text differ now")


def made_edits(edits: dict, result, tally: Tally) -> dict[str, list]:
    """The edits that were not refused."""
    refused = {(one.key, one.start, one.end, one.text) for one in result.refused}
    for one in result.refused:
        tally.refused[one.why] = tally.refused.get(one.why, 0) + 1
    made = {key: [edit for edit in wanted if (key, *edit) not in refused] for key, wanted in edits.items()}
    tally.applied += sum(map(len, made.values()))
    return made


def compare_texts(after: dict, expected: dict[str, str], mode: str, tally: Tally) -> None:
    seen = {f"{part}#{at}": one.text for part, many in after.items() for at, one in enumerate(many)}
    if seen.keys() != expected.keys():
        tally.fail(f"{mode}: other paragraphs")
    for key in seen.keys() & expected.keys():
        if seen[key] != expected[key]:
            tally.fail(f"{mode}: {key} is {seen[key]!r} and not {expected[key]!r}")


def compare_members(before: bytes, after: bytes, parts: set[str], mode: str, tally: Tally) -> None:
    old, new = oracle.raw_members(before), oracle.raw_members(after)
    for name in old:
        may_change = name in parts or name.lower().endswith("settings.xml")
        if not may_change and old[name] != new.get(name):
            tally.fail(f"{mode}: the member {name} changed")
    if list(old) != list(new):
        tally.fail(f"{mode}: members were added, lost or moved")


def compare_skeletons(before: bytes, after: bytes, parts: dict, tally: Tally) -> None:
    for part in parts:
        old, new = oracle.skeleton(before, part), oracle.skeleton(after, part)
        if old != new and not only_added_runs(old, new):
            tally.fail(f"plain: elements of {part} changed")


def only_added_runs(old: list, new: list) -> bool:
    """Whether `new` is `old` with runs put in: text that was typed beside an image or into an empty paragraph."""
    rest = iter(new)
    return all(any(one == other for other in rest) for one in old)


def compare_looks(before: dict, after: dict, made: dict[str, list], mode: str, tally: Tally) -> None:
    """Every character outside of the edits looks as before; so do the paragraphs."""
    for part in before:
        for at, (old, new) in enumerate(zip(before[part], after.get(part, []), strict=False)):
            if old.properties != new.properties:
                tally.fail(f"{mode}: a paragraph of {part} has other properties")
            expected = old.characters
            for start, end, text in sorted(made.get(f"{part}#{at}", []), reverse=True):
                expected = [*expected[:start], *[(character, None) for character in text], *expected[end:]]
            for wanted, found in zip(expected, new.characters, strict=False):
                if wanted[1] is not None and wanted != found:
                    tally.fail(f"{mode}: {found} in {new.text!r} should be {wanted}")
                    break


def check_annotations(before: bytes, after: bytes, parts: dict, tally: Tally) -> None:
    """Our ids are new and used once; insertions are never nested; no field sign stands in a deletion of ours."""
    old = [number for part in parts for number in oracle.ids(before, part)]
    new = [number for part in parts for number in oracle.ids(after, part)]
    twice = {number for number in new if new.count(number) > old.count(number) and new.count(number) > 1}
    if twice:
        tally.fail(f"tracked: the ids {sorted(twice)} are used twice")
    for part in parts:
        for fault in oracle.faults(after, part):
            if fault not in oracle.faults(before, part):
                tally.fail(f"tracked: {fault} in {part}")


def check_repacked(data: bytes, repacked: bytes, chance: random.Random, tally: Tally) -> None:
    """The same markup in another archive reads the same, comes back as it is, and takes the same edits."""
    file = WordFile(repacked, "file.docx")
    texts = {p.key: p.text for p in file.paragraphs}
    if sorted(texts.values()) != sorted(p.text for p in WordFile(data, "file.docx").paragraphs):
        tally.fail("repacked: another text")
    if file.edited({}, MARK).data != repacked:
        tally.fail("repacked: other bytes with nothing to do")
    _ = file.warnings, file.not_checked, file.suffix
    edits = {key: random_edits(text, chance, 3) for key, text in texts.items()}
    comments = [Comment(key, 0, min(3, len(text)), "Why?") for key, text in list(texts.items())[:3]]
    for tracked in (False, True):
        result = WordFile(repacked, "file.docx").edited(edits, MARK, tracked=tracked, comments=comments)
        made = made_edits(edits, result, tally)
        after = {p.key: p.text for p in WordFile(result.data, "file.docx").paragraphs}
        if after != {key: applied(text, made[key]) for key, text in texts.items()}:
            tally.fail("repacked: an edit went astray")


def random_revision(texts: list[str], chance: random.Random) -> list[tuple[str, int | None]]:
    """Paragraphs split, joined, deleted and added here and there, and some words changed."""
    revised: list[tuple[str, int | None]] = []
    at = 0
    while at < len(texts):
        text, kind = texts[at], chance.randrange(14)
        if kind == 0 and len(text.split()) > 3:
            cut = chance.randrange(1, len(text))
            revised += [(text[:cut], at), (text[cut:], None)]
        elif kind == 1 and at + 1 < len(texts):
            revised.append((text + " " + texts[at + 1], at))
            at += 1
        elif kind == 2:
            pass
        elif kind == 3:
            revised += [(text, at), ("Words of a new paragraph.", None)]
        else:
            revised.append((text, at))
        at += 1
    return revised


def check_structure(data: bytes, chance: random.Random, tally: Tally) -> None:
    """Rewrite `data` at random: what was not refused is there, rejecting gives back the original."""
    before = oracle.read(data)
    main = next(iter(before))
    texts = [one.text for seen in before.values() for one in seen]
    revised = random_revision(texts[: len(before[main])], chance)
    revised += [(text, at) for at, text in enumerate(texts) if at >= len(before[main])]
    for tracked in (False, True):
        result = WordFile(data, "file.docx").rewritten(revised, MARK, tracked=tracked)
        tally.applied += 1
        for one in result.refused:
            tally.refused[one.why] = tally.refused.get(one.why, 0) + 1
        after = oracle.read(result.data)
        if not result.refused:
            compare_paragraphs([t for t, _ in revised], [one.text for seen in after.values() for one in seen], tally)
        compare_members(data, result.data, set(before), "structure", tally)
        if tracked:
            rejected = oracle.read(result.data, view="rejected")
            compare_paragraphs(texts, [one.text for seen in rejected.values() for one in seen], tally, empty=True)
            check_annotations(data, result.data, before, tally)


def compare_paragraphs(wanted: list[str], found: list[str], tally: Tally, *, empty: bool = False) -> None:
    """The same texts in the same order; a paragraph that must stay, as the last of a cell, may be left empty."""
    if not empty:
        wanted, found = [text for text in wanted if text], [text for text in found if text]
    if wanted != found:
        first = next(
            (pair for pair in zip(wanted, found, strict=False) if pair[0] != pair[1]), (len(wanted), len(found))
        )
        tally.fail(f"structure: {first[1]!r} and not {first[0]!r}")
