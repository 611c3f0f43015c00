"""One Word file: its paragraphs as text, and the file again with edits made in place."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coping_gui.wordfile.cells import CellFinder
from coping_gui.wordfile.comments import Comment
from coping_gui.wordfile.describe import Describer, WordParagraph
from coping_gui.wordfile.editor import Editor, RefusedEdit
from coping_gui.wordfile.facts import Guard, guard_of, not_checked_in, warnings_of
from coping_gui.wordfile.numbering import Numbering
from coping_gui.wordfile.package import Package, part_of_kind, read_file, root_of_kind
from coping_gui.wordfile.rewrite import rewriting
from coping_gui.wordfile.rewriter import Rewriter
from coping_gui.wordfile.story import Story, read_stories
from coping_gui.wordfile.styles import Styles
from coping_gui.wordfile.textmap import HiddenStyles
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.xml import as_ascii


@dataclass(frozen=True, slots=True)
class Edited:
    """The new file, and the edits that are not in it."""

    data: bytes
    refused: tuple[RefusedEdit, ...] = ()
    skipped: tuple[tuple[Comment, str], ...] = ()
    """Comments that are not in it, and why."""


class WordFile:
    """A Word file that was read; nothing is kept open, and nothing is ever written to it.

    Raises CannotOpen, in one sentence that names the file, when it is none, damaged, locked or not safe to read.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self.file = file
        self.package = Package(data, file)
        self._unreadable: tuple[str, ...] = ()
        self._stories: dict[str, Story] | None = None
        _ = self.stories  # a file that cannot be read is refused here and not later

    @classmethod
    def open(cls, path: Path) -> "WordFile":
        """Read the file at `path`."""
        return cls(read_file(path), path.name)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the file, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """The ending that Word demands for this kind of document: .docx, .docm, .dotx or .dotm."""
        return self.package.suffix

    @cached_property
    def styles(self) -> Styles:
        """The document's styles."""
        return Styles(root_of_kind(self.package, "styles"))

    @cached_property
    def _hidden_styles(self) -> HiddenStyles:
        part = part_of_kind(self.package, "styles")
        may_hide = part is not None and b"vanish" in as_ascii(self.package.read(part))
        return self.styles.hidden() if may_hide else HiddenStyles()

    @property
    def stories(self) -> dict[str, Story]:
        """The parts that hold text, by name, body first."""
        if self._stories is None:
            self._stories, self._unreadable = read_stories(self.package, self._hidden_styles)
        return self._stories

    @property
    def count(self) -> int:
        """How many paragraphs there are; cheaper than describing them."""
        return sum(len(story.paragraphs) for story in self.stories.values())

    @cached_property
    def paragraphs(self) -> tuple[WordParagraph, ...]:
        """All paragraphs: the body with its tables, text boxes, footnotes, endnotes, headers, footers."""
        describer = Describer(self.styles, Numbering(root_of_kind(self.package, "numbering")))
        cells = {part: CellFinder(story.root, story.names) for part, story in self.stories.items()}
        return tuple(
            describer.describe(f"{part}#{at}", paragraph, story.names, cells[part])
            for part, story in self.stories.items()
            for at, paragraph in enumerate(story.paragraphs)
        )

    @cached_property
    def guard(self) -> Guard:
        """What stands against changing the file."""
        return guard_of(self.package, root_of_kind(self.package, "settings"))

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What the author should know before exporting, one sentence each."""
        roots = [story.root for story in self.stories.values()]
        return tuple(warnings_of(self.guard, root_of_kind(self.package, "settings"), roots, self.package))

    @cached_property
    def not_checked(self) -> tuple[str, ...]:
        """What the file holds that is left alone, one sentence each."""
        stories = self.stories.values()
        hidden = any(paragraph.hidden for story in stories for paragraph in story.paragraphs)
        return tuple(not_checked_in(self.package, [s.root for s in stories], list(self._unreadable), hidden=hidden))

    def edited(
        self,
        edits: Mapping[str, Sequence[tuple[int, int, str]]],
        mark: Mark,
        *,
        tracked: bool = False,
        comments: Sequence[Comment] = (),
    ) -> Edited:
        """The file with the edits made, in place or as tracked changes, and with comments added.

        `edits` are (start, end, new text) by paragraph key, in code points of the paragraph's text, as are the places
        of the comments. Everything else in the file stays byte for byte; with nothing to do it is the same file. What
        cannot be made comes back with why.
        """
        editor, skipped = self._editor(mark, comments, tracked=tracked)
        editor.edit(edits)
        return Edited(self.package.rebuilt(editor.changed_parts()), tuple(editor.refused), tuple(skipped))

    def rewritten(
        self,
        revised: Sequence[tuple[str, int | None]],
        mark: Mark,
        *,
        tracked: bool = False,
        comments: Sequence[Comment] = (),
    ) -> Edited:
        """The file with its paragraphs as in `revised`: (text, index in `paragraphs` or None for a new one).

        Paragraphs of the body that are split, joined, new or missing are so in the file, too; new ones look like their
        neighbour. What cannot be carried into the file comes back with why.
        """
        stories = self.stories
        todo = rewriting([paragraph.text for story in stories.values() for paragraph in story.paragraphs], revised)
        headings = {at for at, one in enumerate(self.paragraphs) if one.heading} if todo.insertions else set[int]()
        editor, skipped = self._editor(mark, comments, tracked=tracked)
        Rewriter(editor, stories, self.package.main, headings.__contains__).rewrite(todo)
        return Edited(self.package.rebuilt(editor.changed_parts()), tuple(editor.refused), tuple(skipped))

    def _editor(
        self, mark: Mark, comments: Sequence[Comment], *, tracked: bool
    ) -> tuple[Editor, list[tuple[Comment, str]]]:
        """An editor of the stories as they were read, which are then read anew when needed again."""
        stories, self._stories = self.stories, None
        editor = Editor(self.package, stories, mark, tracked=tracked)
        return editor, editor.comment(comments, self.styles) if comments else []
