"""Run-together words: find them in a paragraph, or repair a whole raw text.

Only blanks are ever inserted here; other faults of spacing are rules of their own (see `rules`).
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coping_gui.checks.spacing.decision import Missing, missing_blanks
from coping_gui.checks.spacing.layout import Laid, lay
from coping_gui.checks.spacing.profile import DocumentProfile, profile, profiled
from coping_gui.checks.spacing.rules import SPACING_RULES, line_end_hyphens
from coping_gui.essay.edit import Edit, apply_edits
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

__all__ = ["DocumentProfile", "find", "profile", "repair_text"]

RULE_BETWEEN = "spacing.run-together"
RULE_BESIDE = "spacing.lost-blank"
SAFE, LIKELY, ASK = (0.98, 0.985), (0.6, 0.7), (0.2, 0.25)
"""Least chance of each tier, between words and beside marks; from documents kept out of training (docs/spacing.md)."""
CALM = (0.88, 0.9)
"""What likely asks for in a calm document: a long one that seems to lose next to nothing. Also between the words of a
short one that loses nothing else: a misspelt word ("succesfull") is as likely there."""
ALONE = 0.5
"""Expected losses elsewhere below which nothing else seems to be lost."""
CALM_RATE, CALM_SIZE = 1.5, 300
"""A document of at least so many words is calm below so many expected losses in a thousand words."""
SHORT = 100
"""Words below which a document hardly shows whether it loses blanks: "beautifulthat" may be a slip, "everytime" a habit
of its author. There a blank between two words is likely at best, unless more are lost; beside a mark it is as sure as
ever."""
SAFE_IF_SHORT = 0.99
"""Chance that the safe tier asks of a blank between two words of a short document that loses more."""
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


def is_calm(profile: DocumentProfile) -> bool:
    """Whether a document seems clean, so that a single repair needs to be surer."""
    lost = profile.losses
    return lost.size >= CALM_SIZE and 1000 * (lost.between_words + lost.beside_marks) < CALM_RATE * lost.size


def is_short(profile: DocumentProfile) -> bool:
    """Whether a document is too short to show its habits."""
    return profile.losses.size < SHORT


def _is_alone(missing: Missing, profile: DocumentProfile) -> bool:
    """Whether two words that run together are all that a document seems to have lost."""
    others = profile.losses.between_words + profile.losses.beside_marks - missing.chance
    return not missing.beside_mark and others < ALONE


def tier_of(missing: Missing, profile: DocumentProfile) -> Tier | None:
    """How sure a missing blank of a document is; None when it is not worth a word."""
    calm = is_calm(profile) or (is_short(profile) and _is_alone(missing, profile))
    for tier, least in ((Tier.SAFE, SAFE), (Tier.LIKELY, CALM if calm else LIKELY), (Tier.ASK, ASK)):
        if missing.chance >= least[missing.beside_mark]:
            return Tier.LIKELY if tier is Tier.SAFE and _is_unsupported(missing, profile) else tier
    return None


def _is_unsupported(missing: Missing, profile: DocumentProfile) -> bool:
    """Whether a short document shows too little for two words of it to be parted unseen."""
    if missing.beside_mark or not is_short(profile):
        return False
    return _is_alone(missing, profile) or missing.chance < SAFE_IF_SHORT


def find(text: str, profile: DocumentProfile, protected: Sequence[Span] = ()) -> list[Finding]:
    """Every fault of spacing of one paragraph, sorted; their edits never conflict.

    `profile` speaks for the whole document. A place strictly inside a `protected` span is left alone. Run-together
    words come first; another rule's finding that shares characters with an earlier one is dropped, unless it is surer
    or about a hyphen: "infor- mation" is an old line end rather than "in for-".
    """
    laid = lay(text)
    missing = missing_blanks([laid], profile, protected=[protected])[0]
    found = list(_findings(laid, [(m, tier) for m in missing if (tier := tier_of(m, profile))]))
    for rule in SPACING_RULES:
        for finding in rule.find(text):
            rivals = [o for o in found if finding.span.overlaps(o.span) or finding.span == o.span]
            taken = not all(_gives_way(other, finding) for other in rivals)
            if not taken and not any(finding.span.overlaps(span) for span in protected):
                found = [*(other for other in found if other not in rivals), finding]
    return sorted(found, key=lambda finding: finding.span)


def _gives_way(missing: Finding, rival: Finding) -> bool:
    """Whether a rule says better what is wrong: it is surer, or joins the parts of a word at a hyphen."""
    return rival.tier.rank < missing.tier.rank or rival.rule == line_end_hyphens.RULE.id


def repair_text(text: str, tier: Tier) -> str:
    """A raw text with every blank inserted that is at least as sure as `tier`; a second run changes nothing more."""
    if text.startswith("\ufeff"):  # a byte order mark, as editors on Windows leave it, is no part of the first word
        return "\ufeff" + repair_text(text[1:], tier)
    while True:
        repaired = _repair_once(text, tier)
        if repaired == text:
            return text
        text = repaired


def _repair_once(text: str, tier: Tier) -> str:
    borders = [0, *(place for m in _BREAK.finditer(text) for place in m.span()), len(text)]
    starts = borders[::2]
    paragraphs = [lay(text[a:b]) for a, b in zip(starts, borders[1::2], strict=True)]
    made, first = profiled(paragraphs, "")
    edits: list[Edit] = []
    for start, some in zip(starts, missing_blanks(paragraphs, made, first), strict=True):
        edits += [
            Edit(Span(start + m.at, start + m.at), " ")
            for m in some
            if (sure := tier_of(m, made)) and sure.reaches(tier)
        ]
    return apply_edits(text, edits) if edits else text


def _findings(laid: Laid, missing: Iterable[tuple[Missing, Tier]]) -> Iterable[Finding]:
    """One finding for each run of equally sure repairs of a token."""
    by_token: dict[int, list[tuple[Missing, Tier]]] = {}
    for one, tier in missing:
        k = sum(start <= one.at for start in laid.starts) - 1
        by_token.setdefault(k, []).append((one, tier))
    for k, some in sorted(by_token.items()):
        yield from _token_findings(laid, k, some)


def _token_findings(laid: Laid, k: int, missing: list[tuple[Missing, Tier]]) -> Iterable[Finding]:
    groups: list[list[tuple[Missing, Tier]]] = []
    for one in missing:
        if groups and groups[-1][-1][1] is one[1]:
            groups[-1].append(one)
        else:
            groups.append([one])
    end = laid.starts[k + 1] if k + 1 < len(laid.starts) else len(laid.text)
    token_end = laid.starts[k] + len(laid.text[laid.starts[k] : end].rstrip())
    borders = [laid.starts[k], *(group[0][0].at for group in groups[1:]), token_end]
    for group, (start, stop) in zip(groups, pairwise(borders), strict=True):
        yield _finding(laid.text, Span(start, stop), [m for m, _ in group], group[0][1])


def _finding(text: str, span: Span, missing: list[Missing], tier: Tier) -> Finding:
    cuts = [span.start, *(m.at for m in missing), span.end]
    parts = [text[a:b] for a, b in pairwise(cuts)]
    beside = all(m.beside_mark for m in missing)
    message = "A blank is missing here." if beside else "Words run together: a blank is missing."
    return Finding(
        span, Category.SPACING, RULE_BESIDE if beside else RULE_BETWEEN, message, (" ".join(parts),), tier,
        reason="; ".join(dict.fromkeys(m.reason for m in missing)), confidence=round(min(m.chance for m in missing), 4),
    )  # fmt: skip
