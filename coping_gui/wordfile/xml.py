"""Reading and writing the XML of one part without entities, network or loss."""

import re
from functools import cache

from lxml import etree

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.names import Element

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN_ENCODING = re.compile(r"utf-?(8|16|16le|16be)|us-ascii|ascii|iso-?8859-\d+|windows-125\d", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


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
    if b"<!DOCTYPE" in as_ascii(data):
        raise CannotOpen(f"{file} cannot be opened: its part {part} declares a document type, which is not safe.")


def as_ascii(data: bytes) -> bytes:
    """The part in a form in which names and digits of its markup can be sought, whatever its encoding."""
    return data.replace(b"\0", b"") if data.startswith(_UTF_16) else data


def serialise(root: Element) -> bytes:
    """The part's bytes with its own encoding and what stands around the root; never pretty-printed."""
    tree = root.getroottree()
    info = tree.docinfo
    encoding = info.encoding or "UTF-8"
    if encoding.upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII"):
        return etree.tostring(tree, encoding=encoding, xml_declaration=True, standalone=info.standalone)
    standalone = {True: ' standalone="yes"', False: ' standalone="no"', None: ""}[info.standalone]
    head = f'<?xml version="1.0" encoding="UTF-8"{standalone}?>\r\n'
    return head.encode("ascii") + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
