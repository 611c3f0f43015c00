"""Builds the folder that runs without Python (dist/coping), checks that it works, and packs it.

python packaging/build.py [--without-java] [--keep-folder-only]    needs: pip install -e '.[package]'
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "coping"
WORK = ROOT / "build" / "pyinstaller"
SUFFIX = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Build, check, pack; returns 0 when the result works."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-java", action="store_true", help="leave the bundled Java out")
    parser.add_argument("--keep-folder-only", action="store_true", help="do not pack the folder")
    chosen = parser.parse_args()
    build(with_java=not chosen.without_java)
    check()
    print(f"{FOLDER}: {size_of(FOLDER) / 1e6:.0f} MB")
    if not chosen.keep_folder_only:
        print(pack())
    return 0


def build(*, with_java: bool) -> None:
    """Run PyInstaller on the recipe beside this file."""
    make_icons()
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(WORK), str(ROOT / "packaging" / "coping.spec")]
    environment = {**os.environ, "COPING_WITH_JAVA": str(int(with_java))}
    subprocess.run(command, cwd=ROOT / "packaging", env=environment, check=True)
    if sys.platform.startswith("linux"):
        for name in ("coping.desktop", "coping.metainfo.xml", "install.sh"):
            shutil.copy2(ROOT / "packaging" / "linux" / name, FOLDER)


def make_icons() -> None:
    """The icon in the form that Windows and macOS want, drawn by Qt from the SVG."""
    suffix = {"win32": ".ico", "darwin": ".icns"}.get(sys.platform)
    if suffix is None:
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QIcon(str(ROOT / "resources" / "icons" / "coping.svg")).pixmap(256, 256).toImage()
    target = WORK / "coping" / f"coping{suffix}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        print(f"Qt cannot write {suffix} files here: the programs keep PyInstaller's icon.")
    del application


def check() -> None:
    """Run both programs from an empty folder, as a user would; raises CalledProcessError when one fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "COPING_"))}
        environment = {**plain, "QT_QPA_PLATFORM": "offscreen", "COPING_DATA": name, "COPING_CONFIG": name}
        essay = folder / "essay.txt"
        essay.write_text("Theproject is good. It succeeded inthe end.\n", "utf-8")
        programs = {
            "coping --help": [FOLDER / f"coping{SUFFIX}", "--help"],
            "coping clean": [FOLDER / f"coping{SUFFIX}", "clean", essay, "--engine", "harper"],
            "coping-gui --version": [FOLDER / f"coping-gui{SUFFIX}", "--version"],
        }
        for title, command in programs.items():
            subprocess.run(command, cwd=folder, env=environment, check=True, timeout=180, stdout=subprocess.DEVNULL)
            print(f"works: {title}")
        if not (folder / "essay.cleaned.docx").stat().st_size:
            raise SystemExit("The frozen program wrote an empty file.")


def size_of(folder: Path) -> int:
    """Bytes of all files, each hard link and symbolic link counted once."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and not f.is_symlink())


def pack() -> str:
    """One archive beside the folder: .zip on Windows, else .tar.xz."""
    form = "zip" if sys.platform == "win32" else "xztar"
    return shutil.make_archive(str(FOLDER), form, FOLDER.parent, FOLDER.name)


if __name__ == "__main__":
    sys.exit(main())
