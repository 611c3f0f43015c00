"""Makes the edits of many paragraphs in the parsed parts of one Word file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from coping_gui.wordfile.comments import Comment, Commenter, CommentsPart
from coping_gui.wordfile.facts import without_proof_state
from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import Element, Names
from coping_gui.wordfile.package import Package, part_of_kind
from coping_gui.wordfile.pairs import PairPlanner
from coping_gui.wordfile.patch import add_run, apply_plain
from coping_gui.wordfile.plan import Plan, Replacement
from coping_gui.wordfile.splice import spliced
from coping_gui.wordfile.story import Story
from coping_gui.wordfile.structure import Builder
from coping_gui.wordfile.styles import Styles
from coping_gui.wordfile.textmap import MappedParagraph
from coping_gui.wordfile.tracked import Mark, Tracker
from coping_gui.wordfile.xml import serialise

UNKNOWN_PLACE = "the file holds no such place"


@dataclass(frozen=True, slots=True)
class RefusedEdit:
    """An edit that was not made: the file holds what stood there before."""

    key: str
    start: int
    end: int
    text: str
    why: str
    """The end of a sentence: "it is the result of a field, which Word writes anew"."""


class Editor:
    """Edits the stories of one file; they are changed in place, so read them anew afterwards."""

    def __init__(self, package: Package, stories: Mapping[str, Story], mark: Mark, *, tracked: bool) -> None:
        self._package = package
        self._stories = stories
        self._mark = mark
        self._tracked = tracked
        self._rebuilt: set[str] = set()
        self._texts: dict[str, dict[Element, str | None]] = {}
        """The `w:t` elements of each part whose text is another one now, and what they held before."""
        self._comments: CommentsPart | None = None
        self._trackers: dict[Names, Tracker] = {}
        self.refused: list[RefusedEdit] = []

    @cached_property
    def ids(self) -> Ids:
        """Fresh ids for this file."""
        return Ids(annotated_parts(self._package))

    def comment(self, comments: Iterable[Comment], styles: Styles) -> list[tuple[Comment, str]]:
        """Anchor comments, before any edit; those that Word could not show come back with the reason."""
        main = self._package.main
        self._comments = CommentsPart(self._package, self._stories[main].root, styles, self.ids, self._mark)
        skipped = Commenter(self._stories, main, self._comments, self.ids).add(comments)
        if self._comments.added:
            self.touch(main)
        return skipped

    def edit(self, edits: Mapping[str, Sequence[tuple[int, int, str]]]) -> None:
        """Make the edits, (start, end, text) by paragraph key; those that cannot be made are put in `refused`."""
        for key, wanted in edits.items():
            part, _, number = key.rpartition("#")
            story = self._stories.get(part)
            if story is None or not number.isdecimal() or int(number) >= len(story.paragraphs):
                self._refuse(key, ((Replacement(*edit), UNKNOWN_PLACE) for edit in wanted))
            elif wanted:
                self._edit_paragraph(key, part, story.paragraphs[int(number)], wanted)

    def builder(self, names: Names) -> Builder:
        """What splits, joins, adds and deletes paragraphs in the same manner."""
        return Builder(names, self.ids, self._mark, tracked=self._tracked)

    def edit_part(
        self, key: str, part: str, paragraph: MappedParagraph, wanted: Sequence[tuple[int, int, str]], start: int
    ) -> None:
        """Edit a piece of a paragraph that was split; it begins at `start` of the old text."""
        count = len(self.refused)
        if wanted:
            self._edit_paragraph(key, part, paragraph, wanted)
        moved = [replace(one, start=one.start + start, end=one.end + start) for one in self.refused[count:]]
        self.refused[count:] = moved

    def touch(self, part: str) -> None:
        """Note that elements of the part were added, moved or taken away."""
        self._rebuilt.add(part)

    def refuse_whole(self, key: str, before: str, after: str, why: str) -> None:
        """Note that a whole paragraph could not be changed."""
        self.refused.append(RefusedEdit(key, 0, len(before), after, why))

    def _refuse(self, key: str, refused: Iterable[tuple[Replacement, str]]) -> None:
        self.refused += [RefusedEdit(key, *edit, why) for edit, why in refused]

    def _edit_paragraph(
        self, key: str, part: str, paragraph: MappedParagraph, wanted: Sequence[tuple[int, int, str]]
    ) -> None:
        names = self._stories[part].names
        edits = [Replacement(*edit) for edit in wanted]
        inside = [edit for edit in edits if 0 <= edit.start <= edit.end <= len(paragraph.text)]
        if len(inside) < len(edits):
            self._refuse(key, ((edit, UNKNOWN_PLACE) for edit in edits if edit not in inside))
        plans, refused = PairPlanner(paragraph, names, tracked=self._tracked).plan(inside)
        self._refuse(key, refused)
        for target, plan in plans:
            if plan.steps or plan.new_runs:
                self._apply(part, target, plan, names)

    def _apply(self, part: str, paragraph: MappedParagraph, plan: Plan, names: Names) -> None:
        if self._tracked or plan.new_runs:
            self.touch(part)
        if self._tracked:
            self._tracker(names).apply(paragraph, plan.steps, plan.new_runs)
            return
        known = self._texts.setdefault(part, {})
        for node, text in apply_plain(plan.steps).items():
            known.setdefault(node, text)
        for new in plan.new_runs:
            add_run(paragraph, new, names)

    def _tracker(self, names: Names) -> Tracker:
        if names not in self._trackers:
            self._trackers[names] = Tracker(names, self.ids, self._mark)
        return self._trackers[names]

    def changed_parts(self) -> dict[str, bytes]:
        """The new bytes of every part that is different now."""
        touched = self._rebuilt | self._texts.keys()
        changed = {part: self._written(part) for part in self._stories if part in touched}
        changed |= self._comments.changed_parts() if self._comments is not None else {}
        part = part_of_kind(self._package, "settings")
        if changed and part is not None:
            settings = self._package.read(part)
            changed |= {part: new} if (new := without_proof_state(settings)) != settings else {}
        return changed

    def _written(self, part: str) -> bytes:
        """The part with nothing but its new texts changed, where no element was added, moved or taken away."""
        story = self._stories[part]
        only_texts = part not in self._rebuilt
        new = spliced(story.data, story.texts, self._texts[part]) if only_texts else None
        return serialise(story.root, story.data) if new is None else new


def annotated_parts(package: Package) -> Iterable[bytes]:
    """The bytes of all parts that can hold annotations."""
    for name in package.archive.names:
        if "wordprocessingml" in package.content_type(name) or "ms-word" in package.content_type(name):
            yield package.read(name)
