"""Makes the pictures of the window for the README: the real window, the real checks, the seed essay.

python -P benchmarks/screenshots.py [--folder docs] [--essay seeds/coping-case-study.txt] [--only window_light_1280,…]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE = 120.0
"""Seconds that the checks may take, LanguageTool's start among them."""


@dataclass(frozen=True)
class Shot:
    name: str
    theme: str
    width: int
    height: int
    show: str = "popover"
    """popover, export, welcome, or a dialog: accept_all, statistics, compare, compare_over, hidden, settings, help."""
    scale: str = "1"


SHOTS = (
    Shot("window_light_1280", "light", 1280, 800),
    Shot("window_dark_1280", "dark", 1280, 800),
    Shot("window_light_1920", "light", 1920, 1080),
    Shot("window_dark_1920", "dark", 1920, 1080),
    Shot("window_export_light_1280", "light", 1280, 800, "export"),
    Shot("window_contrast_1280", "high-contrast", 1280, 800),
    Shot("window_light_1024", "light", 1024, 700),
    Shot("window_light_200_percent", "light", 1280, 800, scale="2"),
    Shot("window_accept_all_1280", "light", 1280, 800, "accept_all"),
    Shot("window_welcome_1280", "light", 1280, 800, "welcome"),
    Shot("dialog_accept_all_contrast", "high-contrast", 1280, 800, "accept_all"),
    Shot("dialog_statistics", "light", 1280, 800, "statistics"),
    Shot("dialog_statistics_dark", "dark", 1280, 800, "statistics"),
    Shot("dialog_compare", "light", 1280, 800, "compare"),
    Shot("dialog_compare_dark", "dark", 1280, 800, "compare"),
    Shot("dialog_compare_contrast", "high-contrast", 1280, 800, "compare_over"),
    Shot("dialog_compare_over", "light", 1280, 800, "compare_over"),
    Shot("dialog_hidden", "light", 1280, 800, "hidden"),
    Shot("dialog_settings", "light", 1280, 800, "settings"),
    Shot("dialog_help", "light", 1280, 800, "help"),
    Shot("dialog_print", "light", 1280, 800, "print"),
)
IN_README = 5
"""The first ones are made unless others are named."""


def main() -> int:
    chosen = _arguments()
    if chosen.one is not None:
        return make(next(shot for shot in SHOTS if shot.name == chosen.one), chosen.folder, chosen.essay)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for name in chosen.only:
        shot = next(shot for shot in SHOTS if shot.name == name)
        with tempfile.TemporaryDirectory() as private:  # settings and decisions of nobody; LanguageTool as it is set up
            environment = {**os.environ, "COPING_CONFIG": private, "QT_SCALE_FACTOR": shot.scale}
            given = [sys.executable, "-P", __file__, "--one", name, "--folder", str(chosen.folder)]
            subprocess.run([*given, "--essay", str(chosen.essay)], check=True, env=environment)
        print(chosen.folder / f"{name}.png")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=Path("docs"))
    parser.add_argument("--essay", type=Path, default=Path("seeds/coping-case-study.txt"))
    parser.add_argument("--only", type=lambda t: t.split(","), default=[shot.name for shot in SHOTS[:IN_README]])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


def make(shot: Shot, folder: Path, essay: Path) -> int:
    """One picture, in a process of its own."""
    from PySide6.QtWidgets import QApplication

    from coping_gui import settings
    from coping_gui.app import make_window
    from coping_gui.gui.theme import apply_theme
    from coping_gui.review.decisions import Decisions

    app = QApplication([])
    apply_theme(app, shot.theme)  # pyright: ignore[reportArgumentType]
    window = make_window(settings.DEFAULTS)
    window.services.decisions = Decisions()
    window.services.may_set_up = False
    window.files.ask_to_leave = lambda _text: False
    window.resize(shot.width, shot.height)
    window.show()
    if shot.show != "welcome":
        window.begin(essay)
        _until(
            app,
            lambda: bool(window.review.rows()) and window.checks.service.idle() and bool(window.parts.outline.cards()),
        )
        _pump(app, 0.3)
        _stage(window, shot.show)
    _pump(app, 0.6)
    _until(app, lambda: window.checks.service.idle() and not window.services.background.busy())
    _pump(app, 0.6)
    picture = window.grab()
    dialog = window.statistics.dialog or window.dialogs.dialog
    if dialog is not None:
        picture = dialog.grab()
    picture.save(str(folder / f"{shot.name}.png"))
    print(f"{len(window.review.rows())} findings by {', '.join(window.checks.engine_names())}", file=sys.stderr)
    window.close()
    return 0


def _stage(window: object, show: str) -> None:
    from PySide6.QtWidgets import QAbstractButton

    review, wiring = window.review, window.wiring  # pyright: ignore
    grammar = [row for row in review.rows() if row.finding.category.value == "grammar"]
    row = (grammar or review.rows())[0]
    review.go_to(row.id)
    if show == "popover":
        wiring.show_suggestions()
    elif show == "accept_all":
        window.accepting.accept_all(review.rows()[0].finding.category)  # pyright: ignore
    elif show in ("statistics", "settings", "help", "print"):
        window.actions_[show].trigger()  # pyright: ignore
    elif show in ("compare", "compare_over"):
        for spacing in [r for r in review.rows() if r.finding.category.value == "spacing"][:31]:
            window.fixes.accept(spacing.id)  # pyright: ignore
        window.comparing.show_comparison()  # pyright: ignore
        if show == "compare_over":
            window.dialogs.dialog.findChild(QAbstractButton, "compare_over").click()  # pyright: ignore
    elif show == "hidden":
        window.decisions.ignore(row.id)  # pyright: ignore
        window.decisions.ignore_everywhere(review.rows()[0].id)  # pyright: ignore
        window.choices.show_hidden()  # pyright: ignore
    elif show == "export":
        for spacing in [r for r in review.rows() if r.finding.category.value == "spacing"][:31]:
            window.fixes.accept(spacing.id)  # pyright: ignore
        window.parts.side.show_export()  # pyright: ignore
        window.parts.view.verticalScrollBar().setValue(0)  # pyright: ignore


def _until(app: object, state: object) -> None:
    end = time.monotonic() + PATIENCE
    while not state() and time.monotonic() < end:  # pyright: ignore
        _pump(app, 0.05)


def _pump(app: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()  # pyright: ignore
        time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main())
