"""Carries out what `rewrite` found to do: text edits, and paragraphs split, joined, deleted and inserted."""

from collections.abc import Callable
from functools import cached_property

from coping_gui.wordfile.editor import Editor
from coping_gui.wordfile.names import Element
from coping_gui.wordfile.plan import RefusedError
from coping_gui.wordfile.rewrite import Insertion, Join, Rewriting, Split, changed
from coping_gui.wordfile.story import Story
from coping_gui.wordfile.structure import Builder
from coping_gui.wordfile.textmap import MappedParagraph

_NEAR = 20


class Rewriter:
    """Rewrites one file; the paragraphs are counted over all its stories, in their order."""

    def __init__(self, editor: Editor, stories: dict[str, Story], main: str, is_heading: Callable[[int], bool]) -> None:
        self._editor = editor
        self._main = main
        self._body = stories[main]
        self._is_heading = is_heading
        self._keys = [f"{part}#{at}" for part, story in stories.items() for at in range(len(story.paragraphs))]
        self._paragraphs = [paragraph for story in stories.values() for paragraph in story.paragraphs]
        self._ends: dict[int, Element] = {}
        """The `w:p` behind which a new paragraph belongs, where it is not the original's own."""

    @cached_property
    def _builder(self) -> Builder:
        return self._editor.builder(self._body.names)

    def rewrite(self, todo: Rewriting) -> None:
        """Do it all; what cannot be done is left as it was, and told to the editor."""
        for split in todo.splits:
            self._split(split)
        for index, text in todo.texts.items():
            old = self._paragraphs[index].text
            self._editor.edit({self._keys[index]: changed(old, text)})
        for join in todo.joins:
            self._join(join)
        for insertion in [one for one in todo.insertions if one.after < 0]:
            self._insert(insertion)
        for insertion in [one for one in reversed(todo.insertions) if one.after >= 0]:  # each directly behind
            self._insert(insertion)
        for index in todo.deletions:
            self._delete(index)

    def _refuse(self, index: int, text: str, refusal: RefusedError) -> None:
        self._editor.refuse_whole(self._keys[index], self._paragraphs[index].text, text, str(refusal))

    def _split(self, split: Split) -> None:
        paragraph = self._paragraphs[split.index]
        try:
            elements = self._builder.breaker.split(paragraph, split.places)
        except RefusedError as refusal:
            self._refuse(split.index, "\n".join(split.texts), refusal)
            return
        self._editor.touch(self._main)
        starts = [0, *split.places]
        for element, text, start in zip(elements, split.texts, starts, strict=True):
            part = self._body.mapped_anew(element, paragraph.place)
            self._editor.edit_part(self._keys[split.index], self._main, part, changed(part.text, text), start)

    def _join(self, join: Join) -> None:
        paragraphs = self._paragraphs[join.first : join.last + 1]
        try:
            self._builder.refuse_join(paragraphs)
        except RefusedError as refusal:
            self._refuse(join.first, join.text, refusal)
            return
        for index, text in enumerate(join.texts, join.first):
            self._editor.edit({self._keys[index]: changed(self._paragraphs[index].text, text)})
        end = self._builder.join(paragraphs)
        self._editor.touch(self._main)
        self._ends.update(dict.fromkeys(range(join.first, join.last + 1), end))

    def _delete(self, index: int) -> None:
        paragraph = self._paragraphs[index]
        try:
            self._builder.refuse_delete(paragraph)
        except RefusedError as refusal:
            self._refuse(index, "", refusal)
            return
        if self._builder.is_last(paragraph):
            self._editor.edit({self._keys[index]: changed(paragraph.text, "")})
            return
        self._builder.delete(paragraph)
        self._editor.touch(self._main)

    def _insert(self, insertion: Insertion) -> None:
        after = max(insertion.after, 0)
        paragraph = self._paragraphs[after]
        try:
            beside = self._ends.get(after, paragraph.element)
            self._builder.insert(insertion.text, beside, self._model(insertion), before=insertion.after < 0)
        except RefusedError as refusal:
            self._editor.refuse_whole(self._keys[after], "", insertion.text, str(refusal))
            return
        self._editor.touch(self._main)

    def _model(self, insertion: Insertion) -> MappedParagraph:
        """The neighbour whose look a new paragraph takes: not a heading's, where there is other text near."""
        start = max(insertion.after, 0)
        near = [*range(start, min(start + _NEAR, len(self._paragraphs))), *range(start - 1, max(start - _NEAR, -1), -1)]
        here = [at for at in near if self._paragraphs[at].place == self._paragraphs[start].place]
        return self._paragraphs[next((at for at in here if not self._is_heading(at)), start)]
