"""Markdown as an essay: its blocks by markdown-it-py (CommonMark with tables), its inline marks kept as typed.

Emphasis stays in the text; addresses of links and images, code and HTML are protected, so no check changes them.
Lines that make no block of their own (link definitions, front matter) are kept as protected code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph
from coping_gui.essay.span import Span

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_YAML_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_PROTECTED = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"  # code
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"  # ](address "title")
    r"|\]\[[^\]]*\]"  # ][label]
    r"|\[\^[^\]\s]+\]"  # [^note]
    r"|<[a-zA-Z/!][^<>]*>"  # <https://…>, <br>
    r"|(?:https?://|www\.)[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*[^\s<>().,;:!?\"'”’*_]"
    r"|\\[!-/:-@\[-`{-~]",  # an escaped mark
    re.DOTALL,
)
_KINDS = {"heading_open": Kind.HEADING, "paragraph_open": Kind.BODY, "lheading_open": Kind.HEADING}


def essay_from_markdown(text: str) -> Essay:
    """The essay that a Markdown text holds, not yet outlined.

    A first-level heading that opens the text and has no equal is the title, and the others move up one level.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    paragraphs = _Reader(body).paragraphs()
    titled = _with_title(paragraphs)
    if front is None:
        return Essay(tuple(titled), format=Format.MARKDOWN)
    kept = _code(front.group().rstrip("\n"))
    named = _YAML_TITLE.search(front["yaml"])
    note = "The metadata at the top of the Markdown file (between the --- lines) is kept as it is."
    return Essay((kept, *titled), title=named["title"] if named else "", format=Format.MARKDOWN, not_checked=(note,))


def _with_title(paragraphs: list[Paragraph]) -> list[Paragraph]:
    heads = [i for i, p in enumerate(paragraphs) if p.kind is Kind.HEADING]
    if not heads or heads[0] != 0 or [paragraphs[i].level for i in heads].count(1) != 1 or paragraphs[0].level != 1:
        return paragraphs
    up = [replace(p, level=p.level - 1) if p.kind is Kind.HEADING else p for p in paragraphs[1:]]
    return [replace(paragraphs[0], kind=Kind.TITLE, level=0), *up]


@dataclass(slots=True)
class _Context:
    """Where in lists and quotations the reader stands."""

    quotes: int = 0
    markers: list[str] = field(default_factory=list[str])
    lists: list[int] = field(default_factory=list[int])
    fresh: bool = False
    """Whether the next paragraph is the first of its list item."""


class _Reader:
    """Turns the parser's tokens into paragraphs and keeps every line that no token covers."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._tokens = MarkdownIt("commonmark").enable("table").parse(text)
        self._at = 0
        self._context = _Context()

    def paragraphs(self) -> list[Paragraph]:
        found: list[Paragraph] = []
        skip_to = 0
        for i, token in enumerate(self._tokens):
            if i < skip_to:
                continue
            self._enter(token)
            if token.type == "table_open":
                skip_to = self._closing(i)
            made = self._paragraph(i, token)
            if made is not None:
                found += [*self._uncovered(token), made]
                self._at = token.map[1] if token.map else self._at
        return [*found, *self._between(self._at, len(self._lines))]

    def _closing(self, i: int) -> int:
        return next(j for j in range(i, len(self._tokens)) if self._tokens[j].type == "table_close")

    def _enter(self, token: Token) -> None:
        context = self._context
        match token.type:
            case "blockquote_open":
                context.quotes += 1
            case "blockquote_close":
                context.quotes -= 1
            case "list_item_open":
                context.markers.append(f"{token.info}{token.markup}" if token.info else "•")
                context.fresh = True
            case "list_item_close":
                context.markers.pop()
            case _:
                pass

    def _paragraph(self, i: int, token: Token) -> Paragraph | None:
        match token.type:
            case "heading_open":
                text = _joined(self._tokens[i + 1].content)
                return Paragraph(text, Kind.HEADING, int(token.tag[1]), protected=protected(text))
            case "paragraph_open":
                return self._prose(self._tokens[i + 1].content)
            case "fence" | "code_block" | "html_block":
                return _code(token.content.rstrip("\n"))
            case "table_open" if token.map:
                rows = [line.strip() for line in self._lines[slice(*token.map)] if line.strip()]
                return _table("\n".join(rows))
            case _:
                return None

    def _prose(self, content: str) -> Paragraph:
        text = _joined(content)
        context = self._context
        if context.markers:
            marker = context.markers[-1] if context.fresh else ""
            context.fresh = False
            return Paragraph(text, Kind.LIST_ITEM, len(context.markers), protected=protected(text), numbering=marker)
        if _NOTE.match(text):
            return Paragraph(text, Kind.NOTE, place="footnote", protected=protected(text))
        kind = Kind.QUOTATION if context.quotes else Kind.BODY
        return Paragraph(text, kind, protected=protected(text), bold=_is_bold(text))

    def _uncovered(self, token: Token) -> Iterator[Paragraph]:
        return self._between(self._at, token.map[0]) if token.map else iter(())

    def _between(self, start: int, end: int) -> Iterator[Paragraph]:
        """The lines that the parser took in without a token: link definitions; rules (---) are dropped."""
        lines = [line for line in self._lines[start:end] if re.search(r"\w", line)]
        if lines:
            yield _code("\n".join(lines))


def _is_bold(text: str) -> bool:
    return bool(re.fullmatch(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1:?", text))


def _joined(content: str) -> str:
    """A block's lines as one: a soft break becomes a blank, a hard one "\\n"."""
    text = ""
    hard = False
    for line in content.split("\n"):
        bare = line.strip(" \t")
        text += ("\n" if hard else " ") + bare.removesuffix("\\") if text else bare.removesuffix("\\")
        hard = line.endswith(("  ", "\\"))
    return (text + "\\" if content.endswith("\\") else text).strip(" \t\n")


def _code(text: str) -> Paragraph:
    return Paragraph(text, Kind.CODE, protected=(Span(0, len(text)),) if text else ())


def _table(text: str) -> Paragraph:
    marks = [Span(*m.span()) for m in re.finditer(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?(?=\n|$)|\\\||\|", text)]
    return Paragraph(text, Kind.TABLE, protected=_merged([*marks, *protected(text)]), place="table")


def protected(text: str) -> tuple[Span, ...]:
    """The places of a Markdown paragraph that no check may change: code, addresses, labels, HTML, escaped marks."""
    return tuple(Span(*m.span()) for m in _PROTECTED.finditer(text))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
