"""What LibreOffice reads in the Word files that COPING writes (skipped where LibreOffice is not installed)."""

import shutil
import subprocess
from pathlib import Path

import pytest

from coping_gui.essay.essay import Essay
from coping_gui.export.alignment import unchanged
from coping_gui.export.docx_writer import build_docx, write_essay
from coping_gui.export.plain_text import as_text
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.opening.reader import open_essay

OFFICE = shutil.which("soffice")
BULLETS = ("•", "–", "◦")
SEEDS = Path(__file__).parents[2] / "seeds"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def words_in_libreoffice(files: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The words of each Word file as LibreOffice writes them to a text file, list labels included."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run(
        [*command, *(str(folder / f"{name}.docx") for name in files)], check=True, capture_output=True, timeout=110
    )
    return {name: (folder / f"{name}.txt").read_text("utf-8-sig").split() for name in files}


def words_of(essay: Essay, revised: list[RevisedParagraph] | None = None) -> list[str]:
    return as_text(essay, revised or unchanged(essay)).split()


def test_libreoffice_shows_the_words_that_the_author_wrote(markdown_essay: Essay, tmp_path: Path) -> None:
    essays = {path.stem: open_essay(path) for path in sorted((SEEDS / "clean").iterdir())}
    essays["markdown"] = markdown_essay
    revised = [RevisedParagraph(p.text.replace("a", "o"), i) for i, p in enumerate(markdown_essay.paragraphs)]
    files = {name: build_docx(essay) for name, essay in essays.items()}
    files["changed"] = write_essay(markdown_essay, revised, ExportOptions()).data
    seen = words_in_libreoffice(files, tmp_path)
    expected = {name: words_of(essay) for name, essay in essays.items()}
    expected["changed"] = words_of(markdown_essay, revised)
    for name, words in expected.items():
        assert [w for w in seen[name] if w not in BULLETS] == [w for w in words if w not in BULLETS], name
