"""An essay's structure as plain data, for `coping hints --format json` and other programs."""

from collections.abc import Iterable
from typing import Any

from coping_gui.checks.structure.citations import Citation
from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.consistency.variation import Variation
from coping_gui.checks.structure.references import Entry
from coping_gui.checks.structure.reverse_outline import reverse_outline
from coping_gui.checks.structure.strengths import strengths
from coping_gui.checks.structure.view import View, view_of
from coping_gui.checks.structure.works import CitedWork, Works, works_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def overview(essay: Essay, settings: Settings, hints: Iterable[Hint], works: Works | None = None) -> dict[str, Any]:
    """Blocks, sections, citations, entries, works, variations, outline and hints, as JSON can hold them.

    `works` are those of the repaired text, with places in `essay`; without them the text is taken as it is.
    Offsets are code points of the paragraph's text; paragraph, section and entry numbers count from 0.
    """
    view = view_of(essay)
    good = strengths(essay, settings)
    words = essay.section_words()
    return {
        "title": essay.title,
        "language": essay.language,
        "words": essay.words,
        "blocks": [
            {"paragraph": i, "kind": p.kind.value, "level": p.level, "words": p.words}
            for i, p in enumerate(essay.paragraphs)
        ],
        "sections": [
            {
                "title": s.title, "role": s.role.value, "level": s.level, "start": s.start, "end": s.end,
                "words": words[i], "good": list(good.get(i, ())),
            }
            for i, s in enumerate(essay.sections)
        ],
        "citations": [_citation(view, i, c) for i, found in view.citations.items() for c in found],
        "references": [_entry(e) for e in view.references.entries],
        "references_understood": view.references.understood,
        "works": [_cited_work(w) for w in (works or works_of(essay)).works],
        "consistency": [_variation(v) for v in find_variations(essay)],
        "outline": [
            {
                "paragraph": r.paragraph, "section": r.section, "first": r.first, "words": r.words,
                "citations": r.citations,
            }
            for r in reverse_outline(essay)
        ],
        "hints": [_hint(h) for h in hints],
    }  # fmt: skip


def _citation(view: View, paragraph: int, citation: Citation) -> dict[str, Any]:
    entries = view.references.entries
    places = {id(e): i for i, e in enumerate(entries)}
    meant: list[Entry] = []
    if citation.numbers:
        meant = [view.references.numbered[n] for n in citation.numbers if n in view.references.numbered]
    elif view.references.understood:
        meant = [e for w in citation.works for e in view.references.meant_by(w)]
    return {
        "paragraph": paragraph,
        "start": citation.span.start,
        "end": citation.span.end,
        "text": citation.span.of(view.paragraphs[paragraph].text),
        "works": [{"names": list(w.names), "year": w.year} for w in citation.works],
        "numbers": list(citation.numbers),
        "references": sorted({places[id(e)] for e in meant}),
    }


def _cited_work(work: CitedWork) -> dict[str, Any]:
    return {
        "label": work.label, "standing": work.standing.value, "entry": work.text,
        "places": [{"paragraph": i, "start": span.start, "end": span.end} for i, span in work.places],
    }  # fmt: skip


def _variation(variation: Variation) -> dict[str, Any]:
    return {
        "kind": variation.kind.value, "forms": list(variation.forms), "counts": list(variation.counts),
        "places": [
            {
                "paragraph": p.paragraph, "start": p.span.start, "end": p.span.end, "form": p.form,
                "written": list(p.written),
            }
            for p in variation.places
        ],
    }  # fmt: skip


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "paragraph": entry.paragraph, "start": entry.span.start, "end": entry.span.end, "number": entry.number,
        "author": entry.author, "year": entry.year, "doi": entry.doi, "text": entry.text,
    }  # fmt: skip


def _hint(hint: Hint) -> dict[str, Any]:
    return {
        "rule": hint.rule, "section": hint.section, "paragraph": hint.paragraph,
        "start": hint.span.start if hint.span else None, "end": hint.span.end if hint.span else None,
        "question": hint.question, "why": hint.why, "rank": hint.rank,
    }  # fmt: skip
