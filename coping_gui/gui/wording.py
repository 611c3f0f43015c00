"""How the window names categories, tiers and findings in words, for eyes and for screen readers alike."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.gui.models import CATEGORIES, Change, FindingRow, SectionRow
from coping_gui.gui.parts import visible_blanks
from coping_gui.review.decisions import Scope
from coping_gui.review.hidden import Hidden


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Wording", text, None, number)


def plural(one: str, many: str, number: int) -> str:
    """`one` or `many` with {n} replaced; both already translated."""
    return (one if number == 1 else many).replace("{n}", grouped(number))


def grouped(number: int) -> str:
    """A number with thin spaces between its thousands, as style guides want it."""
    return f"{number:,}".replace(",", "\u202f") if number >= 10_000 else str(number)


def sentence(text: str) -> str:
    """`text` with a capital and a full stop, where it has neither: reasons come from many engines."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…”" else ".")


def category_name(category: Category) -> str:
    """The category as a heading: Spelling, Grammar …"""
    return {
        Category.SPACING: _tr("Spacing"),
        Category.SPELLING: _tr("Spelling"),
        Category.GRAMMAR: _tr("Grammar"),
        Category.STYLE: _tr("Style"),
    }[category]


def tier_name(tier: Tier) -> str:
    """How sure COPING is, in words."""
    return {
        Tier.SAFE: _tr("Certain"),
        Tier.LIKELY: _tr("Very likely"),
        Tier.ASK: _tr("You decide"),
    }[tier]


def engine_name(engine: str) -> str:
    """Who says so: "LanguageTool", or "Harper and LanguageTool" where they agree."""
    names = {"coping": "COPING", "harper": "Harper", "local": _tr("local model"), "languagetool": "LanguageTool"}
    return _tr(" and ").join(names.get(part, part) for part in engine.split("+"))


def origin_text(finding: Finding) -> str:
    """Which engine and, where it was measured, how often such a suggestion is right: "Harper · right in 8 of 10"."""
    who = engine_name(finding.engine)
    if finding.confidence is None or not finding.suggestions:
        return who
    times = max(1, min(9, round(10 * finding.confidence)))
    return _tr("{who} · right in {times} of 10").format(who=who, times=times)


def words_text(number: int) -> str:
    """ "132 words"."""
    return plural(_tr("{n} word"), _tr("{n} words"), number)


def counts_text(counts: Mapping[Category, int]) -> str:
    """ "3 open findings: 1 spelling, 2 spacing", or that there are none."""
    total = sum(counts.values())
    if not total:
        return _tr("no open findings")
    parts = [f"{grouped(counts[c])} {category_name(c).lower()}" for c in CATEGORIES if counts.get(c)]
    return plural(_tr("{n} open finding"), _tr("{n} open findings"), total) + ": " + ", ".join(parts)


def replacement_text(after: str | None) -> str:
    """What a row shows behind its arrow: the new text, or that accepting removes the old one; empty without one."""
    if after is None:
        return ""
    return visible_blanks(after) if after else _tr("(remove)")


def _spoken(text: str) -> str:
    return text if text.strip() else _tr("a blank") if len(text) == 1 else _tr("blanks")


def _action(before: str, after: str | None) -> str:
    if after is None:
        return _tr("check {before}").format(before=before)
    if not after:
        return _tr("remove {before}").format(before=_spoken(before))
    if not before:
        return _tr("insert {after}").format(after=_spoken(after))
    return _tr("replace {before} with {after}").format(before=_spoken(before), after=_spoken(after))


def row_sentence(row: FindingRow) -> str:
    """The whole row in one sentence: "Spacing: replace COPINGwas with COPING was, Missing space between words, …"."""
    head = f"{category_name(row.finding.category)}: {_action(row.before, row.after)}"
    parts = [head, row.finding.message.rstrip("."), row.context]
    return ", ".join(part for part in parts if part)


def change_sentence(change: Change) -> str:
    """One change of the export preview in one sentence."""
    action = _action(change.before, change.after)
    parts = [action[:1].upper() + action[1:], change.reason.rstrip(".")]
    return ", ".join(part for part in parts if part)


def hidden_sentence(entry: Hidden) -> str:
    """One decision or taught word in one sentence: what is hidden, how far, and where."""
    shown, message = visible_blanks(entry.shown), entry.message.rstrip(".")
    choice = entry.choice
    if isinstance(choice, str):
        text = _tr("In the dictionary: {word}").format(word=choice)
    elif choice.rule.startswith("hint."):
        return _tr("Hint: {question}").format(question=entry.shown)
    elif choice.scope is Scope.RULE:
        text = _tr("Rule switched off: {rule}").format(rule=message or choice.rule)
    else:
        where = _tr("Ignored everywhere") if choice.scope is Scope.EVERYWHERE else _tr("Ignored here")
        text = f"{where}: “{shown}”" + (f" – {message}" if message else "")
    places = plural(_tr("{n} place"), _tr("{n} places"), entry.places) if entry.places else _tr("not in this essay")
    return text if not isinstance(choice, str) and choice.scope is Scope.HERE else f"{text} ({places})"


def section_sentence(row: SectionRow) -> str:
    """A section of the outline in one sentence: name, words, findings, hints."""
    hints = plural(_tr("{n} hint"), _tr("{n} hints"), len(row.hints)) if row.hints else _tr("no hints")
    return f"{row.name}, {words_text(row.words)}, {counts_text(row.counts)}, {hints}"


def shortened_middle(text: str, most: int = 160) -> str:
    """`text` in at most `most` characters, with "…" in its middle when it was cut: both ends tell where it stands."""
    if len(text) <= most:
        return text
    half = (most - 3) // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def changed_words(before: str, after: str) -> tuple[str, str]:
    """Both texts without the words that they share at their start and end, "…" standing for what was left out."""
    old, new = before.split(" "), after.split(" ")
    limit = min(len(old), len(new)) - 1
    head = next((i for i in range(limit) if old[i] != new[i]), max(0, limit))
    limit -= head
    tail = next((i for i in range(limit) if old[-1 - i] != new[-1 - i]), max(0, limit))
    return _middle(old, head, tail), _middle(new, head, tail)


def _middle(words: list[str], head: int, tail: int) -> str:
    kept = " ".join(words[head : len(words) - tail])
    return ("… " if head else "") + kept + (" …" if tail else "")
