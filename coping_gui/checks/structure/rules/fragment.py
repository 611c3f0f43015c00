"""L2: a sentence that may lack its main clause."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

_SUBORDINATE = re.compile(r"(?:Although|Because|Whereas|Which|Such as|Even though)\b")
_QUESTION = re.compile(r"[?!:]|\bthen\b")
SHORTEST, LONGEST = 4, 25


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each sentence that opens with a subordinating word and has no comma and no second verb group.

    Without a parser most fragments go unseen; only this clear kind is asked about.
    """
    view = view_of(essay)
    for i in view.running:
        text = view.paragraphs[i].text
        if not _SUBORDINATE.search(text):
            continue
        for span in view.sentences(i):
            sentence = span.of(text)
            if _SUBORDINATE.match(sentence) and _lacks_main_clause(sentence):
                yield view.hint(
                    "L2", 66, i, span, "Is this a whole sentence, or does it belong to the one before?",
                    f"It begins with “{sentence.split()[0]}” and no main clause follows.",
                )  # fmt: skip


_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|isn[’']t|aren[’']t|won[’']t"
    r"|can[’']t|don[’']t|doesn[’']t|didn[’']t)\b|\b\w+(?:ed)\b",
)


def _lacks_main_clause(sentence: str) -> bool:
    words = sentence.split()
    if not SHORTEST <= len(words) <= LONGEST or not sentence.endswith((".", ".”", '."')):
        return False
    if "," in sentence or ";" in sentence or "–" in sentence or "—" in sentence or _QUESTION.search(sentence):
        return False
    return len(_VERB.findall(sentence)) <= 1


RULE = EssayRule(
    id="L2",
    title="Possible fragment",
    why="A clause with “although” or “because” leans on a main clause; alone it is a fragment, which may be meant.",
    source="Criterion lists fragments under grammar; the pattern is a house rule without a parser.",
    find=find,
    flags=(
        "The visits were short. Because the prison was far away. It is so.",
        "They had toys. Such as dolls and cars. It is so.",
    ),
    leaves=(
        "Because the prison was far away, the visits were short.",
        "Because the guard came the children had to leave, and they left.",
        "When the guard came the children left.",
        "If it is so then it is so.",
        "Which of them was right?",
    ),
)
