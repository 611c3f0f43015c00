"""Making WordprocessingML elements in one line."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Any, text: str | None = None, **attributes: str) -> Any:
    """An element such as `element("w:pStyle", val="Title")`; attributes are in the w namespace, None is left out."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if text is not None:
        made.text = text
        if text != text.strip() or "  " in text:
            made.set(_XML_SPACE, "preserve")
    for child in children:
        if child is not None:
            made.append(child)
    return made
