"""Writing the revised essay: to its own Word file's likeness, to a new Word file, or as text."""

from collections.abc import Callable, Sequence
from pathlib import Path

from coping_gui.errors import CannotExport
from coping_gui.essay.essay import Essay, Format
from coping_gui.export import docx_writer, plain_text
from coping_gui.export.docx_patcher import patch_docx
from coping_gui.export.revision import ExportOptions, ExportOutcome, RevisedParagraph
from coping_gui.export.save import explained, refuse_target, save_bytes

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
TEXT_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown")

_TextWriter = Callable[[Essay, Sequence[RevisedParagraph]], str]


def export_essay(
    essay: Essay, revised: Sequence[RevisedParagraph], target: Path, options: ExportOptions
) -> ExportOutcome:
    """Write the revised essay to `target`, in the format that its suffix names.

    A Word source is kept as it is but for the changes; text and Markdown become a new Word file. Raises CannotExport,
    with nothing written, for another suffix, for the original itself, for an existing target unless
    `options.overwrite` is set, and when the disk does not take it.
    """
    suffix = target.suffix.lower()
    with explained(target):
        refuse_target(target, original=essay.source, overwrite=options.overwrite)
    if suffix in TEXT_SUFFIXES:
        return _write_text(essay, revised, target, options, plain_text.as_text)
    if suffix in MARKDOWN_SUFFIXES:
        return _write_text(essay, revised, target, options, plain_text.as_markdown)
    if essay.format is Format.DOCX and suffix in WORD_SUFFIXES:
        return patch_docx(essay, revised, target, options)
    if suffix != ".docx":
        raise CannotExport(f"{target.name} cannot be written: COPING writes .docx, .txt and .md files.")
    written = docx_writer.write_essay(essay, revised, options)
    save_bytes(written.data, target, original=essay.source, overwrite=options.overwrite)
    return ExportOutcome(target, (), written.notes)


def _write_text(
    essay: Essay, revised: Sequence[RevisedParagraph], target: Path, options: ExportOptions, writer: _TextWriter
) -> ExportOutcome:
    data = writer(essay, revised).encode("utf-8", "replace")
    save_bytes(data, target, original=essay.source, overwrite=options.overwrite)
    notes: list[str] = []
    if options.tracked:
        notes.append("A text file cannot hold tracked changes: it has the cleaned text only.")
    if options.hints or options.open_findings:
        notes.append("A text file cannot hold comments: the hints and open places are in the report only.")
    return ExportOutcome(target, (), tuple(notes))
