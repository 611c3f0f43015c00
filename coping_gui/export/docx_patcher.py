"""A Word file as source: the same file again, with only the revised text changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from coping_gui.errors import CannotExport, CannotOpen
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.revision import ExportOptions, ExportOutcome, Refusal, RevisedParagraph
from coping_gui.export.save import save_bytes
from coping_gui.wordfile.comments import Comment
from coping_gui.wordfile.editor import RefusedEdit
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile

AUTHOR = "COPING"


def patch_docx(
    essay: Essay, revised: Sequence[RevisedParagraph], target: Path, options: ExportOptions
) -> ExportOutcome:
    """Write the essay's source with the revised text to `target`; everything else in it stays byte for byte.

    Comments stand where `options` say, in code points of the essay's original texts.
    What cannot be changed in the file is returned with the reason. Raises CannotExport when the source is no longer
    the file that was opened, when `target` has an ending that is neither the source's nor that of its kind, or when it
    cannot be written.
    """
    file = _reopened(essay)
    if target.suffix.lower() not in (file.suffix, Path(file.file).suffix.lower()):
        raise CannotExport(f"{target.name} must end in {file.suffix}: Word does not open this kind of file otherwise.")
    if file.count != len(essay.paragraphs):
        raise CannotExport(f"{file.file} does not hold the paragraphs that were opened: open it again.")
    result = file.rewritten(
        [(paragraph.text, paragraph.origin) for paragraph in revised],
        mark_of(options),
        tracked=options.tracked,
        comments=comments_of(essay, options),
    )
    save_bytes(result.data, target, original=essay.source, overwrite=options.overwrite)
    indices = {paragraph.key: at for at, paragraph in enumerate(essay.paragraphs)}
    refused = tuple(_refusal(edit, essay, indices[edit.key]) for edit in result.refused)
    return ExportOutcome(target, refused, _notes(result.skipped))


def mark_of(options: ExportOptions) -> Mark:
    """Author and time of the tracked changes and comments."""
    now = (options.now or datetime.now(UTC)).astimezone(UTC)
    return Mark(AUTHOR, now.strftime("%Y-%m-%dT%H:%M:%SZ"))


def comments_of(essay: Essay, options: ExportOptions) -> list[Comment]:
    """The hints and open findings as comments on the essay's paragraphs, in code points of their original text."""
    comments = [_hint_comment(essay, hint) for hint in options.hints]
    for at, finding in options.open_findings:
        text = "\n".join([finding.message, *_suggested(finding)])
        comments.append(Comment(essay.paragraphs[at].key, finding.span.start, finding.span.end, text))
    return comments


def _suggested(finding: Finding) -> list[str]:
    quoted = " or ".join(f"“{suggestion}”" for suggestion in finding.suggestions[:3])
    return [f"Perhaps: {quoted}"] if quoted else []


def _hint_comment(essay: Essay, hint: Hint) -> Comment:
    at = essay.sections[hint.section].start if hint.paragraph is None else hint.paragraph
    paragraph = essay.paragraphs[at]
    span = Span(0, len(paragraph.text)) if hint.span is None else hint.span
    return Comment(paragraph.key, span.start, span.end, f"{hint.question}\n{hint.why}")


def _notes(skipped: Sequence[tuple[Comment, str]]) -> tuple[str, ...]:
    reasons = Counter(why for _, why in skipped)
    return tuple(f"{count} comment{'s' if count > 1 else ''} left out: {why}." for why, count in reasons.items())


def _reopened(essay: Essay) -> WordFile:
    if essay.source is None:
        raise CannotExport("The essay was not read from a Word file, so there is none to patch.")
    try:
        file = WordFile.open(essay.source)
    except CannotOpen as error:
        raise CannotExport(f"The original cannot be read any more: {error}") from error
    if essay.fingerprint and file.fingerprint != essay.fingerprint:
        raise CannotExport(f"{essay.source.name} has changed on disk since it was opened: open it again.")
    return file


def _refusal(edit: RefusedEdit, essay: Essay, paragraph: int) -> Refusal:
    before = essay.paragraphs[paragraph].text[edit.start : edit.end]
    return Refusal(paragraph, before, edit.text, f"This was left as it is: {edit.why}.")
