"""The report as one HTML page: no script, nothing loaded, light and dark, fit for paper and for a screen reader."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from coping_gui import __version__, paths
from coping_gui.export.facts import OWN_EDIT, Change, OpenFinding, OpenHint, Report
from coping_gui.export.revision import Refusal

_CATEGORIES = {
    "spacing": "Spacing",
    "spelling": "Spelling",
    "grammar": "Grammar",
    "style": "Style",
    "": "Your own edit",
}
_KINDS = {
    "changes.spacing": "of spacing",
    "changes.spelling": "of spelling",
    "changes.grammar": "of grammar",
    "changes.style": "of style",
    f"changes.{OWN_EDIT}": "of your own",
}
_TIERS = {"safe": "certain", "likely": "very likely", "ask": "your decision"}
_ENGINES = {"coping": "COPING", "harper": "Harper", "local": "local model", "languagetool": "LanguageTool", "none": ""}


def page(report: Report) -> str:
    """The whole page; everything that comes from the essay is escaped."""
    name = _name(report)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta name="generator" content="COPING {escape(__version__)}">',
            f"<title>Changes in {escape(name)}</title>",
            f"<style>{paths.resource('templates', 'report.css').read_text('utf-8')}</style>",
            "</head>",
            "<body>",
            *_head(report, name),
            "<main>",
            *_warnings(report),
            *_changes(report),
            *_left_open(report),
            *_hints(report),
            *_refused(report.refused),
            *_not_checked(report.not_checked),
            "</main>",
            f"<footer>Written by COPING {escape(__version__)}. The original file was not changed.</footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _name(report: Report) -> str:
    if report.title:
        return report.title
    return report.source.name if report.source else "the pasted essay"


def _head(report: Report, name: str) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>Changes in <cite>{escape(name)}</cite></h1>"
    source = escape(str(report.source)) if report.source else "pasted text"
    how = ", with the changes tracked" if report.tracked else ""
    yield f'<p class="files"><span>{source}</span> <span>→ {escape(str(report.target))}{how}</span></p>'
    yield '<nav aria-label="Summary"><ul class="counts">'
    for number, one, many, anchor in _summary(report):
        text = f"<strong>{number:,}</strong> {one if number == 1 else many}"
        yield f"<li><a href='#{anchor}'>{text}</a></li>" if anchor else f"<li><span>{text}</span></li>"
    yield "</ul></nav>"
    yield "</header>"


def _summary(report: Report) -> Iterator[tuple[int, str, str, str]]:
    yield report.words, "word", "words", ""
    yield len(report.changes), "change made", "changes made", "changes"
    yield len(report.left_open), "place left to you", "places left to you", "open"
    yield len(report.hints), "question", "questions", "hints" if report.hints else ""
    if report.refused:
        yield len(report.refused), "change refused", "changes refused", "refused"


def _section(anchor: str, title: str, intro: str, items: Iterable[str]) -> Iterator[str]:
    yield f'<section id="{anchor}" aria-labelledby="{anchor}-title">'
    yield f'<h2 id="{anchor}-title">{escape(title)}</h2>'
    yield f'<p class="intro">{escape(intro)}</p>'
    yield from items
    yield "</section>"


def _changes(report: Report) -> Iterator[str]:
    if not report.changes:
        yield from _section("changes", "What was changed", "Nothing: the text is as you wrote it.", ())
        return
    counts = report.counts
    kinds = [f"{counts[key]} {words}" for key, words in _KINDS.items() if counts.get(key)]
    intro = f"Each change in its sentence, before and after, with its reason: {', '.join(kinds)}."
    yield from _section("changes", "What was changed", intro, _by_paragraph(report.changes, report.language))


def _by_paragraph(changes: Sequence[Change], language: str) -> Iterator[str]:
    for paragraph, group in groupby(changes, key=lambda c: c.paragraph):
        yield f"<h3>Paragraph {paragraph + 1}</h3>"
        yield "<ul class='places'>"
        for change in group:
            yield f'<li class="{escape(change.category or "own")}">'
            words = f"{_deleted(change.before)}{_inserted(change.after)}"
            yield _sentence(change.lead, words, change.trail, language)
            yield _facts(change.reason, change.category, change.tier, change.engine, change.rule)
            yield "</li>"
        yield "</ul>"


def _sentence(lead: str, words: str, trail: str, language: str) -> str:
    spoken = f' lang="{escape(language)}"' if language else ""
    return f'<p class="sentence"{spoken}>{_text(lead)}{words}{_text(trail)}</p>'


def _deleted(text: str) -> str:
    return f'<del><span class="spoken">deleted: </span>{_visible(text)}</del>' if text else ""


def _inserted(text: str) -> str:
    return f'<ins><span class="spoken">inserted: </span>{_visible(text)}</ins>' if text else ""


def _visible(text: str) -> str:
    """Escaped text in which blanks that would not be seen are drawn."""
    blank = text.strip() == "" or text != text.strip() or "  " in text
    shown = escape(text).replace(" ", "␣") if blank else escape(text)
    return shown.replace("\u00a0", "⍽").replace("\t", "⇥").replace("\n", "↵<br>")


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("\ufffc", "▣")


def _facts(reason: str, category: str, tier: str, engine: str, rule: str) -> str:
    tags = [_CATEGORIES.get(category, category), _TIERS.get(tier, tier), _engines(engine)]
    chips = " ".join(f'<span class="tag">{escape(tag)}</span>' for tag in tags if tag)
    name = f' <span class="rule">{escape(rule)}</span>' if rule != OWN_EDIT else ""
    return f'<p class="facts">{escape(_sentence_of(reason))} <span class="tags">{chips}{name}</span></p>'


def _sentence_of(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!", "…", "”")) else f"{text}."


def _engines(engine: str) -> str:
    return " and ".join(filter(None, (_ENGINES.get(name, name) for name in engine.split("+")))) if engine else ""


def _left_open(report: Report) -> Iterator[str]:
    if not report.left_open:
        yield from _section("open", "What is left to you", "Nothing: no place is open.", ())
        return
    intro = "COPING was not sure enough to change these places by itself. They stand in the file as you wrote them."
    yield from _section("open", "What is left to you", intro, _open_places(report.left_open, report.language))


def _open_places(findings: Sequence[OpenFinding], language: str) -> Iterator[str]:
    for paragraph, group in groupby(findings, key=lambda f: f.paragraph):
        yield f"<h3>Paragraph {paragraph + 1}</h3>"
        yield "<ul class='places'>"
        for finding in group:
            yield f'<li class="{escape(finding.category)}">'
            yield _sentence(finding.lead, f"<mark>{_visible(finding.text)}</mark>", finding.trail, language)
            if finding.suggestions:
                choices = ", ".join(f"<q>{_visible(s)}</q>" if s else "nothing" for s in finding.suggestions[:5])
                yield f'<p class="choices">Perhaps: {choices}</p>'
            message = (
                finding.message if finding.reason in ("", finding.message) else f"{finding.message} {finding.reason}"
            )
            yield _facts(message, finding.category, finding.tier, finding.engine, finding.rule)
            yield "</li>"
        yield "</ul>"


def _hints(report: Report) -> Iterator[str]:
    if not report.hints:
        return
    intro = "Questions about how the essay is built. They are yours to answer; none is a mark."
    yield from _section("hints", "Questions about the structure", intro, _by_section(report.hints))


def _by_section(hints: Sequence[OpenHint]) -> Iterator[str]:
    for section, group in groupby(hints, key=lambda h: h.section):
        yield f"<h3>{escape(section or 'The whole essay')}</h3>"
        yield "<ul class='places'>"
        for hint in group:
            yield "<li>"
            yield f'<p class="question">{escape(hint.question)}</p>'
            if hint.text:
                yield f"<p class='sentence'><mark>{_text(_short(hint.text))}</mark></p>"
            yield f'<p class="facts">{escape(_sentence_of(hint.why))} <span class="rule">{escape(hint.rule)}</span></p>'
            yield "</li>"
        yield "</ul>"


def _short(text: str) -> str:
    return text if len(text) <= 240 else text[:240].rpartition(" ")[0] + " …"


def _refused(refused: Sequence[Refusal]) -> Iterator[str]:
    if not refused:
        return
    items = [
        f'<li><p class="sentence">{_deleted(r.before)}{_inserted(r.after)}</p>'
        f'<p class="facts">Paragraph {r.paragraph + 1}: {escape(r.reason)}</p></li>'
        for r in refused
    ]
    intro = "These changes could not be written; the file holds the words as they were."
    yield from _section("refused", "What could not be changed", intro, ["<ul class='places'>", *items, "</ul>"])


def _not_checked(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        intro = "COPING left these parts of the file alone."
        yield from _section("not-checked", "What was not checked", intro, _list(sentences))


def _warnings(report: Report) -> Iterator[str]:
    if report.warnings:
        yield '<section class="warnings" aria-labelledby="warnings-title">'
        yield '<h2 id="warnings-title">Good to know</h2>'
        yield from _list(report.warnings)
        yield "</section>"


def _list(sentences: Sequence[str]) -> list[str]:
    return ["<ul>", *(f"<li>{escape(s)}</li>" for s in sentences), "</ul>"]
