"""The lines of a Markdown file that steer it and are not shown: metadata, link targets, comments."""

import re
from collections.abc import Mapping

from coping_gui.essay.essay import Essay, Format, Kind
from coping_gui.export.inline import link_name

_METADATA = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*", re.DOTALL)
_TARGET = re.compile(
    r"[ ]{0,3}\[(?P<name>[^\]^][^\]]*)\]:\s*<?(?P<address>[^\s<>]+)>?(?:\s+(?:\".*\"|'.*'|\(.*\)))?[ \t]*"
)
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


def is_steering(essay: Essay, index: int) -> bool:
    """Whether a paragraph is metadata, link targets or a comment, which no reader of a page sees."""
    paragraph = essay.paragraphs[index]
    if essay.format is not Format.MARKDOWN or paragraph.kind is not Kind.CODE:
        return False
    text = paragraph.text
    if index == 0 and _METADATA.fullmatch(text):
        return True
    return bool(_COMMENT.fullmatch(text)) or all(_TARGET.fullmatch(line) for line in text.split("\n"))


def link_addresses(essay: Essay) -> Mapping[str, str]:
    """The targets that lines such as "[name]: https://…" of a Markdown essay define, by link_name."""
    found: dict[str, str] = {}
    for i, paragraph in enumerate(essay.paragraphs):
        if is_steering(essay, i):
            for line in paragraph.text.split("\n"):
                if match := _TARGET.fullmatch(line):
                    found.setdefault(link_name(match["name"]), match["address"])
    return found


def metadata_title(essay: Essay) -> str:
    """The title that only the metadata gives; empty when the essay itself shows one."""
    shown = (p.kind is Kind.TITLE or (p.kind is Kind.HEADING and p.text == essay.title) for p in essay.paragraphs)
    if not essay.title or not essay.paragraphs or any(shown):
        return ""
    return essay.title if is_steering(essay, 0) and essay.title in essay.paragraphs[0].text else ""
