"""Plans for a paragraph and for its copy for older readers, where the file holds it twice: both change or neither."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coping_gui.wordfile.inline import in_branch
from coping_gui.wordfile.names import CHOICE, FALLBACK, Names
from coping_gui.wordfile.plan import Plan, Planner, Replacement, Step
from coping_gui.wordfile.readable import by_words
from coping_gui.wordfile.textmap import IS_ALTERNATIVE, MappedParagraph

Refusals = list[tuple[Replacement, str]]


class Plans(NamedTuple):
    """What to do in each of the copies of a paragraph, and the edits that cannot be made."""

    plans: list[tuple[MappedParagraph, Plan]]
    refused: Refusals


class PairPlanner:
    """Plans the edits of one paragraph and of its copy, if there is one."""

    def __init__(self, paragraph: MappedParagraph, names: Names, *, tracked: bool) -> None:
        self._paragraph = paragraph
        self._names = names
        self._tracked = tracked
        self._targets = [paragraph] if paragraph.twin is None else [paragraph, paragraph.twin]
        self._planners = [Planner(target, names, tracked=tracked) for target in self._targets]
        self._shares_markup = paragraph.twin is not None and paragraph.twin.element is paragraph.element

    def plan(self, edits: Sequence[Replacement]) -> Plans:
        """The plans; in tracked mode they replace whole words, where that changes nothing else."""
        if self._tracked and are_apart(edits):
            words, failed = self._by_words(edits)
            if not failed:
                return Plans(words, [])
        refused: Refusals = []
        while True:
            plans, more = self._together(edits, trim=True)
            if not more:
                break
            refused += more
            out = {edit for edit, _ in more}
            edits = [edit for edit in edits if edit not in out]
        if self._tracked:
            words, failed = self._by_words(edits)
            return Plans(plans if failed else words, refused)
        return Plans(plans, refused)

    def _by_words(self, edits: Sequence[Replacement]) -> tuple[list[tuple[MappedParagraph, Plan]], Refusals]:
        return self._together(by_words(self._paragraph, edits, self._names), trim=False)

    def _together(
        self, edits: Sequence[Replacement], *, trim: bool
    ) -> tuple[list[tuple[MappedParagraph, Plan]], Refusals]:
        plans = [planner.plan(edits, trim=trim) for planner in self._planners]
        refused = dict(refusal for plan in plans for refusal in plan.refused)
        if self._shares_markup and not refused:
            plans, refused = self._without_shared(plans, sorted(edits))
        return list(zip(self._targets, plans, strict=True)), list(refused.items())

    def _without_shared(
        self, plans: Sequence[Plan], edits: Sequence[Replacement]
    ) -> tuple[list[Plan], dict[Replacement, str]]:
        """The copy's plan without what both have in common; an edit that would make them differ is refused."""
        one, other = plans
        ours, theirs = self._in_branch(one.steps, CHOICE), self._in_branch(other.steps, FALLBACK)
        new_runs = [[(new.text, new.edit) for new in plan.new_runs] for plan in plans]
        refused = {
            edit: IS_ALTERNATIVE
            for number, edit in enumerate(edits)
            if self._outcome(ours, number) != self._outcome(theirs, number)
            or any(new[1] == number for new in {*new_runs[0]} ^ {*new_runs[1]})
        }
        return [one, Plan(theirs, [], [])], refused

    def _in_branch(self, steps: Sequence[Step], branch: str) -> list[Step]:
        return [step for step in steps if in_branch(step.piece, self._paragraph.element, branch)]

    def _outcome(self, steps: Sequence[Step], number: int) -> str:
        """The paragraph's text after the steps of one edit."""
        text = self._paragraph.text
        own = [step for step in steps if step.edit == number]
        for step in sorted(own, key=lambda step: step.piece.start + step.start, reverse=True):
            start = step.piece.start
            text = text[: start + step.start] + step.text + text[start + step.end :]
        return text


def are_apart(edits: Sequence[Replacement]) -> bool:
    """Whether at least one character stays between each two edits."""
    return all(one.end < other.start for one, other in pairwise(sorted(edits)))
