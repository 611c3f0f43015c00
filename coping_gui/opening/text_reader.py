"""Text of any encoding and line ending as an essay; also what is pasted."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from coping_gui.errors import CannotOpen
from coping_gui.essay.essay import Essay, Format
from coping_gui.opening import blocks, language, markdown_reader, sections

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\v\f\r\x1a\x1c\x1d\x1e\x1f\x08\x1b") | {"\x7f"}
DETECTION_BYTES = 200_000
"""How much of a text its encoding is guessed from."""


def essay_from_text(
    text: str, format: Format = Format.TEXT, language: str = "auto", source: Path | None = None
) -> Essay:
    """The outlined essay that a decoded text holds.

    `format` is TEXT or MARKDOWN; `language` is a tag or "auto" (told from the text's own spelling). An empty text
    gives an essay without paragraphs.
    """
    if format is Format.MARKDOWN:
        essay = markdown_reader.essay_from_markdown(text)
    else:
        essay = Essay(tuple(blocks.paragraphs_of(text)), format=Format.TEXT)
    return finished(essay, language, source)


def finished(essay: Essay, language_choice: str, source: Path | None) -> Essay:
    """`essay` with source, language and outline."""
    return sections.outlined(language.spoken(essay, language_choice, source))


def decode(data: bytes, name: str) -> str:
    """The text in `data`: by its byte order mark, as UTF-8, as UTF-16 without a mark, else in the likeliest encoding.

    Raises CannotOpen, naming the file, when no encoding makes text of it.
    """
    text = _by_mark(data) or _as_utf8(data) or _as_utf16(data) or _as_legacy(data)
    if text is None or _is_binary(text):
        raise CannotOpen(f"{name} is not a text: it holds bytes that no text encoding explains.")
    return text


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _as_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) * 3 < len(sample) // 2:
        return None
    try:
        return data.decode("utf-16-be" if even > odd else "utf-16-le")
    except UnicodeDecodeError:
        return None


def _as_legacy(data: bytes) -> str | None:
    """One of the single-byte or Asian encodings, guessed; Windows-1252 where Western text leaves a choice."""
    if b"\0" in data:
        return None
    western = _as_western(data)
    if western is not None:
        return western
    best = from_bytes(data[:DETECTION_BYTES]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return None


_WESTERN_MARKS = frozenset("‘’“”–—…•é è à ç ü ö ä ß ñ á í ó ú ê î ô û ï ë â £ € § ° ½ · å ø æ".replace(" ", ""))


def _as_western(data: bytes) -> str | None:
    """Windows-1252 when at most a quarter is beyond ASCII and nearly all of that is usual in Western texts."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [c for c in text if ord(c) > 127]
    usual = sum(c in _WESTERN_MARKS or c == "\xa0" for c in beyond)
    return text if len(beyond) * 4 <= len(text) and usual * 10 >= len(beyond) * 9 else None


def _is_binary(text: str) -> bool:
    return "\0" in text or sum(c in _CONTROLS for c in text[:20_000]) * 200 > min(len(text), 20_000)
