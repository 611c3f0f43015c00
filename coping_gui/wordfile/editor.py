"""Makes the edits of many paragraphs in the parsed parts of one Word file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coping_gui.wordfile.facts import without_proof_state
from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import Names
from coping_gui.wordfile.package import Package
from coping_gui.wordfile.patch import add_run, apply_plain
from coping_gui.wordfile.plan import Plan, Planner, Replacement
from coping_gui.wordfile.readable import by_words
from coping_gui.wordfile.story import Story
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

    def __init__(self, package: Package, stories: Mapping[str, Story], mark: Mark | None) -> None:
        self._package = package
        self._stories = stories
        self._mark = mark
        self._ids = None if mark is None else Ids(annotated_parts(package))
        self._changed: set[str] = set()
        self.refused: list[RefusedEdit] = []

    def edit(self, edits: Mapping[str, Sequence[tuple[int, int, str]]]) -> None:
        """Make the edits, (start, end, text) by paragraph key; those that cannot be made are put in `refused`."""
        for key, wanted in edits.items():
            part, _, number = key.rpartition("#")
            story = self._stories.get(part)
            if story is None or not number.isdecimal() or int(number) >= len(story.paragraphs):
                self._refuse(key, ((Replacement(*edit), UNKNOWN_PLACE) for edit in wanted))
            elif wanted and self._edit_paragraph(key, story, story.paragraphs[int(number)], wanted):
                self._changed.add(part)

    def _refuse(self, key: str, refused: Iterable[tuple[Replacement, str]]) -> None:
        self.refused += [RefusedEdit(key, *edit, why) for edit, why in refused]

    def _edit_paragraph(
        self, key: str, story: Story, paragraph: MappedParagraph, wanted: Sequence[tuple[int, int, str]]
    ) -> bool:
        edits = [Replacement(*edit) for edit in wanted]
        inside = [edit for edit in edits if 0 <= edit.start <= edit.end <= len(paragraph.text)]
        self._refuse(key, ((edit, UNKNOWN_PLACE) for edit in edits if edit not in inside))
        if self._mark is not None:
            inside = by_words(paragraph, inside, story.names)
        targets = [paragraph] if paragraph.twin is None else [paragraph, paragraph.twin]
        plans = self._plans(key, targets, inside, story.names)
        for target, plan in zip(targets, plans, strict=True):
            self._apply(target, plan, story.names)
        return any(plan.steps or plan.new_runs for plan in plans)

    def _plans(
        self, key: str, targets: Sequence[MappedParagraph], edits: list[Replacement], names: Names
    ) -> list[Plan]:
        """One plan for the paragraph and one for its copy; an edit is made in both or in none."""
        planners = [Planner(target, names, tracked=self._mark is not None) for target in targets]
        while True:
            plans = [planner.plan(edits) for planner in planners]
            refused = {edit: why for plan in plans for edit, why in plan.refused}
            if not refused:
                return plans
            self._refuse(key, refused.items())
            edits = [edit for edit in edits if edit not in refused]

    def _apply(self, paragraph: MappedParagraph, plan: Plan, names: Names) -> None:
        if self._mark is not None and self._ids is not None:
            Tracker(names, self._ids, self._mark).apply(paragraph, plan.steps, plan.new_runs)
            return
        apply_plain(plan.steps)
        for new in plan.new_runs:
            add_run(paragraph, new, names)

    def changed_parts(self) -> dict[str, bytes]:
        """The new bytes of every part that is different now."""
        changed = {part: serialise(self._stories[part].root) for part in self._stories if part in self._changed}
        if changed:
            for link in self._package.related(self._package.main):
                if link.kind == "settings" and not link.external:
                    changed[link.target] = without_proof_state(self._package.read(link.target))
        return changed


def annotated_parts(package: Package) -> Iterable[bytes]:
    """The bytes of all parts that can hold annotations."""
    for name in package.archive.names:
        if "wordprocessingml" in package.content_type(name) or "ms-word" in package.content_type(name):
            yield package.read(name)
