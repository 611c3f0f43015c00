"""Places where an engine's rule is known to be wrong: good English that looks like the mistake it is after.

Each entry was met on edited prose (benchmarks/grammar_check.py); what a rule finds elsewhere stays.
"""

import re
from collections.abc import Callable

from coping_gui.checks.grammar.names import follows_abbreviation
from coping_gui.essay.finding import Finding

_CAPITAL_AFTER_MARK = re.compile(r"[.!?][”\"’')\]]*\s+[“\"‘'(\[]*[A-Z]")
_SUBJUNCTIVE = re.compile(
    r"\b(?:if|though|although|lest|whether|unless|until|till|that|so only|except|provided|in case|however|wherever)\b"
    r"[^.!?]{0,60}$",
    re.IGNORECASE,
)
"""After these words older and formal English uses the bare verb ("if it be", "lest he do")."""
_BARE_VERB = re.compile(r"(?:\w+\s+)?(?:be|were|do|have|need|seem|come|go|prove|fail)\b", re.IGNORECASE)
_AFTER_A_PERSON = frozenset(
    [
        "who",
        "whom",
        "else",
        "to",
        "with",
        "from",
        "in",
        "on",
        "at",
        "for",
        "by",
        "and",
        "or",
        "but",
        "that",
        "like",
        "is",
        "was",
        "has",
        "had",
        "can",
        "could",
        "may",
        "might",
        "will",
        "would",
        "should",
        "must",
        "says",
        "said",
        "does",
        "did",
        "comes",
        "came",
        "wants",
        "needs",
        "knows",
        "asked",
        "told",
        "called",
    ]
)
_EFFECT = re.compile(
    r"(?:\b(?:to|can|could|may|might|must|will|would|shall|should)\s+(?:\w+ly\s+)?|\btheir\s+)$", re.IGNORECASE
)


def is_false_alarm(finding: Finding, text: str) -> bool:
    """Whether the finding, whose span lies in `text`, is known to be no mistake there."""
    judge = _JUDGES.get(finding.rule)
    return judge is not None and judge(finding, text)


def _is_no_sentence_start(finding: Finding, text: str) -> bool:
    """Abbreviations end no sentence; after "!" and "?" one may go on where the author capitalises sentences."""
    start = finding.span.start
    if follows_abbreviation(text, start):
        return True
    head = text[:start].rstrip(" \t“\"‘'")
    return head.endswith(("!", "?")) and bool(_CAPITAL_AFTER_MARK.search(text))


def _is_a_formula_or_list(finding: Finding, text: str) -> bool:
    word = re.match(r"\w*", text[finding.span.start :])
    return _is_no_sentence_start(finding, text) or bool(word and re.search(r"\d|^.$", word[0]))


def _is_no_pronoun(finding: Finding, text: str) -> bool:
    """The letter i in formulas, lists and names of variables."""
    start = finding.span.start
    glued = bool(text[:start].strip()) and not text[start - 1].isspace() and text[start - 1] not in "\"'“‘"
    return glued or bool(re.match(r"\s*[)\]}=+*/-]", text[finding.span.end :]))


def _is_subjunctive(finding: Finding, text: str) -> bool:
    """ "If it be true", "though he were": the bare verb is meant."""
    bare = _BARE_VERB.fullmatch(finding.span.of(text).strip())
    return bool(bare and _SUBJUNCTIVE.search(text[max(0, finding.span.start - 90) : finding.span.start]))


def _is_before_ing(finding: Finding, text: str) -> bool:
    """ "In the event of its being made public": a possessive before a gerund."""
    return bool(re.match(r"\s+\w+ing\b", text[finding.span.end :]))


def _is_followed_by_a_noun(finding: Finding, text: str) -> bool:
    """ "Some one direction", "some one of us": one is a number there."""
    after = re.match(r"\s+([a-z]+)\b", text[finding.span.end :])
    return bool(after and after[1] not in _AFTER_A_PERSON)


def _is_told_in_dialect(finding: Finding, text: str) -> bool:
    """ "‘Well,’ I says": a story told aloud."""
    return finding.span.of(text).lower() in ("says", "goes") and text[: finding.span.start].endswith("I ")


def _is_to_effect(finding: Finding, text: str) -> bool:
    """ "To effect a change" is to bring it about."""
    return finding.span.of(text).lower() == "effect" and bool(_EFFECT.search(text[: finding.span.start]))


_JUDGES: dict[str, Callable[[Finding, str], bool]] = {
    "UPPERCASE_SENTENCE_START": _is_no_sentence_start,
    "SentenceCapitalization": _is_a_formula_or_list,
    "CapitalizePersonalPronouns": _is_no_pronoun,
    "ItsContraction": _is_before_ing,
    "NounVerbConfusion": _is_to_effect,
    "NON3PRS_VERB": _is_told_in_dialect,
    "Someone": _is_followed_by_a_noun,
    **dict.fromkeys(["IT_VBZ", "HE_VERB_AGR", "PronounInflectionBe", "PronounVerbAgreement"], _is_subjunctive),
}
