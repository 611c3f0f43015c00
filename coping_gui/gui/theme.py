"""The look of the window: palette, style sheet and fonts, from one table of colours per theme.

Qt's own colour scheme switch does nothing on some platforms, so palette and style sheet are set here, on Fusion,
everywhere alike; with "system" the look follows the platform where the platform says what it wants.
"""

import logging
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from coping_gui import paths
from coping_gui.gui.patterns import TILE_HEIGHT, category_tile, draw_pattern
from coping_gui.gui.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme
from coping_gui.settings import ThemeChoice

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "THEMES",
    "TILE_HEIGHT",
    "Theme",
    "apply_theme",
    "category_tile",
    "current_theme",
    "draw_pattern",
    "load_fonts",
    "page_font",
    "resolve",
    "ui_font",
]

UI_FAMILY = "Source Sans Pro"
PAGE_FAMILY = "Source Serif Pro"
UI_PIXELS = 14
PAGE_PIXELS = 18
TOP_BAR_HEIGHT = 52
STATUS_BAR_HEIGHT = 30

_log = logging.getLogger(__name__)


class _Look:
    """What was applied last; one per process, as QApplication is."""

    theme: Theme = LIGHT
    choice: ThemeChoice = "system"
    follows_system: bool = False


def current_theme() -> Theme:
    """The theme that was applied last; widgets that paint read it in paintEvent and repaint on PaletteChange."""
    return _Look.theme


def resolve(choice: ThemeChoice) -> Theme:
    """The table that a choice stands for; "system" is light where the platform does not say what it wants."""
    if choice != "system":
        return THEMES[choice]
    if _wants_high_contrast():
        return HIGH_CONTRAST
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _wants_high_contrast() -> bool:
    """What the platform says; Qt before 6.10 cannot be asked."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def apply_theme(app: QApplication, choice: ThemeChoice = "system") -> Theme:
    """Give the whole application the look of `choice` and return its table; call it again to switch.

    With "system" a later change of the system's scheme is followed by itself.
    """
    load_fonts()
    _Look.choice = choice
    _follow_system(app)
    return _apply(app, resolve(choice))


def _apply(app: QApplication, theme: Theme) -> Theme:
    sheet = style_sheet(theme)
    if _Look.theme is theme and app.styleSheet() == sheet:
        return theme  # every step below would look at each widget again
    _Look.theme = theme
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(ui_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet)
    return theme


def _follow_system(app: QApplication) -> None:
    if _Look.follows_system:
        return
    _Look.follows_system = True

    def wish_changed(_wish: object) -> None:
        if _Look.choice == "system":
            _apply(app, resolve("system"))

    hints = app.styleHints()
    hints.colorSchemeChanged.connect(wish_changed)
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(wish_changed)


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once, and return their families; a font that fails is logged and left out."""
    families: list[str] = []
    for file in sorted(paths.resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            _log.warning("The font %s could not be loaded.", file)
        else:
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def ui_font(pixels: int = UI_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of panes, bars and dialogs; falls back to the platform's sans serif."""
    return _font(UI_FAMILY, QFont.StyleHint.SansSerif, pixels, weight)


def page_font(pixels: int = PAGE_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the essay's page; falls back to the platform's serif."""
    return _font(PAGE_FAMILY, QFont.StyleHint.Serif, pixels, weight)


def _font(family: str, hint: QFont.StyleHint, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setStyleHint(hint)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.page,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.page,
        role.ButtonText: theme.ink,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.page,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.page,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.outline,
        role.Shadow: theme.canvas,
    }.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.track))
    return made


@cache
def _template() -> Template:
    return Template(paths.resource("gui", "style.qss").read_text("utf-8"))


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole application; raises KeyError when the template names an unknown colour."""
    icons = paths.resource("icons").as_posix()
    shade = "dark" if theme.dark else "light"
    on_accent = "light" if not theme.dark else "dark"
    return _template().substitute(theme.colours(), icons=icons, shade=shade, on_accent_icon=on_accent)
