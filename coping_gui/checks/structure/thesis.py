"""Which sentence of an introduction states the essay's purpose or position.

The cues are those of criterion-based essay feedback (Burstein & Marcu 2003) and of the academic phrase banks; a claim
with "should" or "therefore" counts only at the introduction's end and without a citation.
"""

import re

from coping_gui.checks.structure import citations, sentences
from coping_gui.checks.structure.view import View
from coping_gui.essay.span import Span

SHORTEST_THESIS_WORDS = 8
LAST_SENTENCES = 2

_WORK = (
    r"(?:essay|paper|report|study|assignment|article|thesis|dissertation|chapter|work|analysis|research|discussion|review"
    r"|case study|project|reflection|survey|proposal|investigation|contribution|poster|presentation|text)"
)
_ACT = (
    r"(?:argue|show|examine|discuss|analy[sz]e|evaluate|explore|investigate|present|propose|address|consider|compare|contrast"
    r"|describe|outline|demonstrate|assess|review|aim|seek|set|attempt|look|focus|offer|introduce|report|contend|claim"
    r"|suggest|explain|identify|highlight|provide|study|question|trace|reflect|ask|test|deal|concern|intend|try|maintain"
    r"|develop|use|apply|follow|contribute|extend|investigate|map|critique|criticall?y|first|also|briefly|then|will|begin)"
)
_CUES = re.compile(
    rf"\b(?:this|the present|the current|the following|our|my|in this) (?:\w+ )?{_WORK}(?:'s"
    rf"|’s)?,?\s*(?:\w+\s){{0,3}}?(?:will |shall |is (?:going )?to |seeks to "
    rf"|aims to |tries to |attempts to |i |we )?(?:\w+ly )?{_ACT}(?:s|es|ed|ing)?\b"
    rf"|\b(?:i|we) (?:(?:will|shall|would|want to|aim to|intend to|hope to|seek to|also|therefore|thus|here|first"
    rf"|then|now|\w+ly) ){{0,3}}"
    r"(?:argue|contend|propose|claim|show|demonstrate|maintain|suggest|examine|investigate|explore|discuss|present|describe"
    r"|analy[sz]e|study|studied|investigated|examined|analy[sz]ed|report|introduce|ask|test|tested|evaluate|assess|address|developed?|offer|compared?|found)\b"
    r"|\bit (?:is|will be|shall be|can be) (?:argued|shown|contended|suggested|claimed|demonstrated) that\b"
    r"|\b(?:the|our|my|one|its|main|primary|overall|central) (?:\w+ )?(?:aims?|purposes?|objectives?|focus|goals?"
    r"|themes?|intention|contribution|thesis|argument|claim|(?:research )?questions?) "
    rf"(?:of|in|for|behind|here|is|was|that|to|this)\b(?!.*\?)"
    r"|\b(?:has|had|have) (?:two|three|four|several|the following) (?:aims|objectives|goals|purposes)\b"
    r"|\b(?:research|thesis) (?:question|statement)\b|\bhypothesi[sz]e[sd]?\b|\bour hypothes[ie]s\b|\baim(?:s"
    r"|ed)? (?:to|at|of)\b"
    r"|\bin (?:this|the following) (?:essay|paper|article|report|study|chapter|contribution|section)s?\b"
    r"|\bhere,? (?:i|we)\b|\bmy (?:view|position|claim|contention) is\b",
    re.IGNORECASE | re.DOTALL,
)
_CLAIM = re.compile(r"\b(?:should|must|ought to|needs? to|therefore|thus|hence)\b", re.IGNORECASE)


def states_purpose(sentence: str) -> bool:
    """Whether a sentence says outright what the essay does or holds."""
    bare = re.sub(r"[“\"].*?[”\"]", " ", sentence)
    return "?" not in sentence[-3:] and sentences.length(bare) >= SHORTEST_THESIS_WORDS and bool(_CUES.search(bare))


def claims(sentence: str) -> bool:
    """Whether a sentence without a citation argues for something."""
    return (
        "?" not in sentence[-3:]
        and sentences.length(sentence) >= SHORTEST_THESIS_WORDS
        and not citations.citations_in(sentence)
        and bool(_CLAIM.search(sentence))
    )


def thesis_in(view: View) -> tuple[int, Span] | None:
    """Paragraph and sentence of the introduction that state the thesis; None when no sentence does."""
    places = [(i, s) for i in view.introduction for s in view.sentences(i)]
    found = next(((i, s) for i, s in places if states_purpose(s.of(view.paragraphs[i].text))), None)
    if found is not None:
        return found
    return next(((i, s) for i, s in places[-LAST_SENTENCES:] if claims(s.of(view.paragraphs[i].text))), None)
