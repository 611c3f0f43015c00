"""What is fine about each section, said only where the text shows it."""

from collections.abc import Iterator, Mapping

from coping_gui.checks.structure.matching import matches
from coping_gui.checks.structure.sentences import length
from coping_gui.checks.structure.thesis import thesis_in
from coping_gui.checks.structure.view import View, view_of
from coping_gui.checks.structure.vocabulary import content
from coping_gui.essay.essay import Essay, Role, Section
from coping_gui.settings import Settings

SHARED_WORDS = 4
"""Content words that a conclusion must share with the thesis or the introduction to return to it."""
CITED_SHARE = 0.6
"""The share of a section's paragraphs with a citation from which on its claims count as sourced."""


def strengths(essay: Essay, settings: Settings) -> Mapping[int, tuple[str, ...]]:
    """Per section index, what it does well, one short sentence each; sections with nothing to say are left out."""
    view = view_of(essay)
    found = {i: tuple(_of(view, section, settings)) for i, section in enumerate(view.sections)}
    return {i: good for i, good in found.items() if good}


def _of(view: View, section: Section, settings: Settings) -> Iterator[str]:
    match section.role:
        case Role.INTRODUCTION:
            thesis = thesis_in(view)
            if thesis is not None and section.start <= thesis[0] < section.end:
                yield "Says what the essay sets out to do."
        case Role.BODY:
            yield from _of_body(view, section, settings)
        case Role.CONCLUSION:
            yield from _of_conclusion(view, section)
        case Role.REFERENCES:
            yield from _of_references(view)
        case _:
            pass


def _of_body(view: View, section: Section, settings: Settings) -> Iterator[str]:
    prose = view.prose(section)
    if not prose:
        return
    cited = sum(i in view.citations for i in prose)
    if cited >= 1 and cited >= CITED_SHARE * len(prose):
        yield "Its claims cite sources."
    if len(prose) >= 3 and all(
        settings.short_paragraph_words <= view.words[i] <= settings.long_paragraph_words for i in prose
    ):
        yield "Its paragraphs are of even, readable length."
    spans = [(i, s) for i in prose for s in view.sentences(i)]
    if len(spans) >= 6 and all(length(s.of(view.paragraphs[i].text)) <= settings.long_sentence_words for i, s in spans):
        yield "No sentence is too long."


def _of_conclusion(view: View, section: Section) -> Iterator[str]:
    own = {w for i in view.prose(section) for w in content(view.paragraphs[i].text)}
    thesis = thesis_in(view)
    if thesis is not None:
        aim = set(content(thesis[1].of(view.paragraphs[thesis[0]].text)))
        if len(own & aim) >= min(SHARED_WORDS, max(2, len(aim) // 2)):
            yield "Returns to the aim stated in the introduction."
    counts = _main_words(view)
    if len(counts) >= SHARED_WORDS and len(own & counts) >= SHARED_WORDS:
        yield "Returns to the main points."
    cited = {(w.names[0], w.year) for i in view.prose(section) for c in view.citations.get(i, ()) for w in c.works}
    earlier = {
        (w.names[0], w.year) for i, cs in view.citations.items() if i < section.start for c in cs for w in c.works
    }
    if own and earlier and not cited - earlier:
        yield "Brings in no new sources."


def _main_words(view: View) -> set[str]:
    """The words that run through the text before the conclusion: in at least two paragraphs and a third of them."""
    paragraphs = [*view.introduction, *view.body]
    counts: dict[str, int] = {}
    for i in paragraphs:
        for word in set(content(view.paragraphs[i].text)):
            counts[word] = counts.get(word, 0) + 1
    return {w for w, n in counts.items() if n >= 2 and n * 3 >= len(paragraphs)}


def _of_references(view: View) -> Iterator[str]:
    found = matches(view)
    compared = view.references.understood and (view.numeric or view.works_cited >= 1)
    if compared and not (found.unlisted or found.uncited or found.near or found.numbers_missing):
        yield "Every citation has its entry, and every entry is cited."
