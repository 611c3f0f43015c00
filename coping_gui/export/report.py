"""Writing the report of an export: as a page for people, or as JSON for programs (`docs/report.md`)."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coping_gui import __version__
from coping_gui.errors import UsageError
from coping_gui.export.facts import Change, OpenFinding, OpenHint, Report, make_report
from coping_gui.export.report_page import page
from coping_gui.export.save import save_bytes

__all__ = ["SCHEMA", "Change", "OpenFinding", "OpenHint", "Report", "as_json", "make_report", "write_report"]

SCHEMA = "coping-report/1"


def write_report(report: Report, path: Path, *, overwrite: bool = True) -> None:
    """Write the report as a page (.html) or for programs (.json), by the file's suffix.

    Raises UsageError for another suffix, and CannotExport when it cannot be written or would replace the essay.
    """
    suffix = path.suffix.lower()
    if suffix not in (".html", ".htm", ".json"):
        raise UsageError(f"The report {path.name} must end in .html or .json.")
    text = as_json(report) if suffix == ".json" else page(report)
    save_bytes(text.encode("utf-8", "replace"), path, original=report.source, overwrite=overwrite)


def as_json(report: Report) -> str:
    """The report for programs."""
    content: dict[str, Any] = {"schema": SCHEMA, "coping": __version__, **asdict(report), "counts": report.counts}
    content["source"] = str(report.source) if report.source else None
    content["target"] = str(report.target)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
