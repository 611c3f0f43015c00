"""Puts new texts into a part's own markup, so that every other character of the part stays as it was written."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lxml import etree

from coping_gui.wordfile.names import Element
from coping_gui.wordfile.xml import codec_of

_PRESERVED = b' xml:space="preserve"'
_SPACE = re.compile(rb"""\sxml:space\s*=\s*("[^"]*"|'[^']*')""")
_HIDDEN = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_ATTRIBUTES = rb"""((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)"""
_CONTENT = rb"([^<]*(?:<!\[CDATA\[.*?\]\]>[^<]*)*)"


def spliced(data: bytes, texts: Sequence[Element], before: Mapping[Element, str | None]) -> bytes | None:
    """The part with the texts that its `w:t` elements have now in the place of those that they had `before`.

    `data` is the part as it was read, `texts` are all `w:t` elements of the tree made of it, in their order; no element
    was added or taken away since. None when its markup cannot be followed with certainty, or when a changed element
    is none of them: then the tree has to be written.
    """
    prefixes = {node.prefix for node in before}
    if len(prefixes) != 1 or not before.keys() <= set(texts):
        return None
    name = ":".join(filter(None, (*prefixes, "t"))).encode()
    codec = codec_of(data, texts[0])
    wide = codec.startswith("UTF-16")
    narrow = "utf-8" if wide else codec
    try:
        markup = data.decode(codec).encode() if wide else data
        new = _in_usual_markup(markup, name, texts, before, narrow) or _spliced(markup, name, texts, before, narrow)
        return new.decode().encode(codec) if new is not None and wide else new
    except (UnicodeError, LookupError, etree.XMLSyntaxError):
        return None


def _in_usual_markup(
    markup: bytes, name: bytes, texts: Sequence[Element], before: Mapping[Element, str | None], codec: str
) -> bytes | None:
    """The same, many times as fast, where all texts are written as Word writes them; None where they are not."""
    parts = _usual(name).split(markup)  # what stands before a text, its attributes, the text, what stands behind, ...
    attributes = parts[1::3]
    if len(attributes) != len(texts) or None in attributes or _may_hide_tags(markup):
        return None
    for at, node in enumerate(texts):
        if node in before:
            if not _holds(parts[3 * at + 2], before[node] or "", codec):
                return None
            attributes[at], parts[3 * at + 2] = _PRESERVED, _written(node, codec)
    parts[1::3] = [b"<%b%b>" % (name, one) for one in attributes]
    return b"".join(parts)


def _spliced(
    markup: bytes, name: bytes, texts: Sequence[Element], before: Mapping[Element, str | None], codec: str
) -> bytes | None:
    starts = _starts(markup, name)
    if len(starts) != len(texts):
        return None
    parts: list[bytes] = []
    at = 0
    for node, first in zip(texts, starts, strict=True):
        if node not in before:
            continue
        found = _element(name).match(markup, first)
        if found is None or not _holds(found[2] or b"", before[node] or "", codec):
            return None
        start, end = found.span(2)
        if start < 0 or found[1] != _PRESERVED:
            parts += (markup[at : found.start(1)], _preserving(found[1]))
            at = found.end(1)
        if start < 0:
            parts += (b">", _written(node, codec), b"</", markup[first + 1 : found.start(1)], b">")
            at = found.end()
        else:
            parts += (markup[at:start], _written(node, codec))
            at = end
    return b"".join((*parts, markup[at:]))


@cache
def _usual(name: bytes) -> re.Pattern[bytes]:
    """The beginning of any element of this name; attributes and text only where it is written as Word writes it."""
    name = re.escape(name)
    return re.compile(rb"<%b(?=[\s/>])(?:((?:%b)?)>([^<]*)(?=</%b>))?" % (name, _PRESERVED, name))


@cache
def _element(name: bytes) -> re.Pattern[bytes]:
    """An element of this name: its attributes, and what it holds."""
    name = re.escape(name)
    return re.compile(rb"<%b%b\s*(?:/>|>%b</%b\s*>)" % (name, _ATTRIBUTES, _CONTENT, name), re.DOTALL)


def _starts(markup: bytes, name: bytes) -> list[int]:
    """Where the elements of this name begin; what looks like one in a comment or a CDATA section is none."""
    tag = rb"<%b(?=[\s/>])" % name
    if not _may_hide_tags(markup):
        return [found.start() for found in re.finditer(tag, markup)]
    either = re.finditer(rb"(%b)|%b" % (_HIDDEN, tag), markup, re.DOTALL)
    return [found.start() for found in either if found[1] is None]


def _may_hide_tags(markup: bytes) -> bool:
    """Whether there are comments, CDATA sections or instructions; the single signs are sought many times as fast."""
    declaration = markup.find(b"?>")
    has_instructions = markup.find(b"?", declaration + 2) >= 0 and markup.find(b"<?", max(declaration, 4)) >= 0
    return has_instructions or (b"!" in markup and b"<!" in markup)


def _holds(content: bytes, text: str, codec: str) -> bool:
    """Whether an element with this content has this text."""
    return content == text.encode(codec, "replace") or _read(content, codec) == text


def _read(content: bytes, codec: str) -> str:
    return etree.fromstring(f"<t>{content.decode(codec)}</t>").text or ""


def _written(node: Element, codec: str) -> bytes:
    """The text that the element has now, as it is written in markup."""
    return _escaped(node.text or "").encode(codec, "xmlcharrefreplace")


def _preserving(attributes: bytes) -> bytes:
    """The attributes with `xml:space` as every text has it that was changed."""
    found = _SPACE.search(attributes)
    if found is None:
        return attributes + _PRESERVED
    return b"%b%bpreserve%b" % (attributes[: found.start(1)], found[1][:1], attributes[found.end(1) - 1 :])


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
