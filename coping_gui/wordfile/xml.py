"""Reading and writing the XML of one part without entities, network or loss."""

import re
from functools import cache

from lxml import etree

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.names import Element

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN_ENCODING = re.compile(r"utf-?(8|16|16le|16be)|us-ascii|ascii|iso-?8859-\d+|windows-125\d", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


_NEW_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s[^>]*\?>\s*)?")
_HEAD_OF_UTF_16 = re.compile("\ufeff?\\s*(?:<\\?xml\\s[^>]*\\?>\\s*)?")


class MalformedPartError(Exception):
    """The bytes of a part are not well-formed XML."""


def parse(data: bytes, part: str, file: str) -> Element:
    """The root element of a part.

    Raises CannotOpen for a document type declaration, which the packaging rules forbid (ECMA-376 part 2, 8.1.4) and
    which could expand to any size; MalformedPartError when the XML is broken. Nothing is ever fetched.
    """
    _refuse_document_type(data, part, file)
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedPartError(f"{part}: {error}") from error


@cache
def _parser() -> etree.XMLParser[Element]:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, strip_cdata=False, collect_ids=False
    )


def _refuse_document_type(data: bytes, part: str, file: str) -> None:
    if not data.startswith(_UTF_16):
        declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        if declared and not _PLAIN_ENCODING.fullmatch(declared[1].decode("ascii")):
            raise CannotOpen(f"{file} cannot be opened: its part {part} uses an encoding that Word files must not use.")
    markup = as_ascii(data)
    if b"!" in markup and b"<!DOCTYPE" in markup:  # most parts hold no such sign, which is found out much faster
        raise CannotOpen(f"{file} cannot be opened: its part {part} declares a document type, which is not safe.")


def as_ascii(data: bytes) -> bytes:
    """The part in a form in which names and digits of its markup can be sought, whatever its encoding."""
    return data.replace(b"\0", b"") if data.startswith(_UTF_16) else data


def codec_of(data: bytes, root: Element) -> str:
    """The name of the encoding that a part was read in; a byte order mark counts for more than its declaration."""
    if data.startswith((b"\xff\xfe", b"<\0")):
        return "UTF-16LE"
    if data.startswith((b"\xfe\xff", b"\0<")):
        return "UTF-16BE"
    return "utf-8" if data.startswith(b"\xef\xbb\xbf") else root.getroottree().docinfo.encoding or "utf-8"


def serialise(root: Element, before: bytes = b"") -> bytes:
    """The part's bytes, never pretty-printed, with what stands around the root.

    Encoding, byte order mark and declaration are those that it had `before`; a new part gets Word's own.
    """
    tree = root.getroottree()
    if not before:
        return _NEW_HEAD + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
    codec = codec_of(before, root)
    return _head(before, codec) + etree.tostring(tree, encoding=codec, xml_declaration=False)


def _head(data: bytes, codec: str) -> bytes:
    """The byte order mark and the declaration, as they stand there."""
    if not codec.startswith("UTF-16"):
        found = _HEAD.match(data)
        return found[0] if found else b""
    head = _HEAD_OF_UTF_16.match(data.decode(codec))
    return head[0].encode(codec) if head else b""
