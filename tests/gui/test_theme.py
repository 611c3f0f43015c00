"""The look: readable, told apart without colour sight, and the same everywhere."""

import itertools
import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from coping_gui import paths
from coping_gui.essay.finding import Category
from coping_gui.gui import theme as look
from coping_gui.gui.models import CATEGORIES
from coping_gui.gui.parts import button
from coping_gui.gui.patterns import TILE_HEIGHT, category_tile, draw_pattern
from coping_gui.gui.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    lights = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as someone with this sight sees it."""
    rgb = linear(colour)
    seen = [min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in SIGHTS[sight]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        (lambda t: t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116)(
            sum(m * c for m, c in zip(row, seen, strict=True)) / w
        )
        for row, w in zip(to_xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@every_theme
def test_text_stands_at_least_4_5_to_1_against_what_it_is_written_on(theme: Theme) -> None:
    for ground in (theme.panel, theme.page, theme.hover, theme.selected):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.accent, theme.page) >= 4.5
    assert contrast(theme.good, theme.panel) >= 4.5
    assert contrast(theme.bad, theme.panel) >= 4.5


@every_theme
def test_outlines_of_controls_stand_at_least_3_to_1(theme: Theme) -> None:
    for ground in (theme.panel, theme.page):
        assert contrast(theme.outline, ground) >= 3
        assert contrast(theme.focus, ground) >= 3


@every_theme
@pytest.mark.parametrize("category", list(Category))
def test_a_category_is_readable_on_page_panel_and_its_chip(theme: Theme, category: Category) -> None:
    assert contrast(theme.category[category], theme.page) >= 4.4
    assert contrast(theme.category[category], theme.panel) >= 4.0
    assert contrast(theme.ink, theme.tint[category]) >= 7


@every_theme
@pytest.mark.parametrize("sight", list(SIGHTS))
def test_categories_differ_for_every_colour_sight(theme: Theme, sight: str) -> None:
    seen = [lab(theme.category[c], sight) for c in CATEGORIES]
    least = min(sum((a - b) ** 2 for a, b in zip(p, q, strict=True)) ** 0.5 for p, q in itertools.combinations(seen, 2))
    assert least >= 24


def test_the_style_sheet_template_names_only_known_colours_and_existing_icons() -> None:
    for theme in THEMES.values():
        sheet = look.style_sheet(theme)
        assert "$" not in sheet.split("*/", 1)[1]
        icons = re.findall(r'url\("([^"]+)"\)', sheet)
        assert icons
        for icon in icons:
            assert paths.resource("icons", icon.rsplit("/", 1)[1]).as_posix() == icon


def test_applying_a_theme_gives_palette_style_and_current_theme(qapp: QApplication) -> None:
    assert look.apply_theme(qapp, "dark") is DARK
    assert look.current_theme() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.panel
    assert qapp.style().name() in ("fusion", "") or qapp.styleSheet()
    assert look.apply_theme(qapp, "light") is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.panel


def test_where_the_platform_says_nothing_system_means_light(qapp: QApplication) -> None:
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    assert look.resolve("system") is LIGHT


def test_the_bundled_fonts_are_the_ones_used(qapp: QApplication) -> None:
    assert set(look.load_fonts()) >= {"Source Sans Pro", "Source Serif Pro"}
    assert QFontInfo(look.ui_font()).family() == "Source Sans Pro"
    assert QFontInfo(look.page_font()).family() == "Source Serif Pro"
    assert look.ui_font(12).pixelSize() == 12


def test_fonts_carry_their_licence_and_stay_small() -> None:
    folder = paths.resource("fonts")
    licences = [file.read_text("utf-8") for file in folder.glob("*LICENSE.txt")]
    assert len(licences) == 2
    assert all("SIL Open Font License" in text for text in licences)
    assert sum(file.stat().st_size for file in folder.iterdir()) < 2_000_000


def shape(category: Category, theme: Theme) -> bytes:
    """Where a tile has ink at all, whatever the colour."""
    tile = category_tile(category, theme).toImage().convertToFormat(QImage.Format.Format_Alpha8)
    return bytes(tile.constBits())


def test_patterns_differ_in_shape_not_only_in_colour(qapp: QApplication) -> None:
    assert len({shape(category, LIGHT) for category in Category}) == len(Category)


@pytest.mark.parametrize("category", list(Category))
def test_a_pattern_stays_inside_the_line_it_was_given(qapp: QApplication, category: Category) -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_pattern(painter, category, LIGHT, 10, 50, 8)
    painter.end()
    inked = [(x, y) for x in range(60) for y in range(20) if image.pixelColor(x, y).alpha()]
    assert inked
    assert all(QRectF(10, 8, 40, TILE_HEIGHT).contains(x + 0.5, y + 0.5) for x, y in inked)


@pytest.mark.parametrize("category", list(Category))
def test_a_pattern_repeats_without_a_seam(qapp: QApplication, category: Category) -> None:
    tile = category_tile(category, LIGHT)
    width = round(tile.width() / tile.devicePixelRatio())
    image = QImage(width * 3, TILE_HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_pattern(painter, category, LIGHT, 0, width * 3, 0)
    painter.end()
    first, second = image.copy(0, 0, width, TILE_HEIGHT), image.copy(width, 0, width, TILE_HEIGHT)
    assert first == second


def test_a_label_changes_colour_with_the_theme(qapp: QApplication, qtbot) -> None:
    label = QLabel("Structure")
    qtbot.addWidget(label)
    label.show()
    light = label.grab().toImage()
    look.apply_theme(qapp, "dark")
    assert label.grab().toImage() != light


@pytest.fixture
def platform_wish(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Callable[[Qt.ColorScheme, bool], None]:
    """Makes the platform say what it wants, as a desktop's settings would."""

    def wish(scheme: Qt.ColorScheme, high_contrast: bool) -> None:
        hints = SimpleNamespace(colorScheme=lambda: scheme)
        if high_contrast:
            preference = Qt.ContrastPreference.HighContrast
            hints.accessibility = lambda: SimpleNamespace(contrastPreference=lambda: preference)
        monkeypatch.setattr(look.QGuiApplication, "styleHints", lambda: hints)

    return wish


def test_the_system_s_wish_is_followed_where_it_says_one(platform_wish) -> None:
    platform_wish(Qt.ColorScheme.Dark, False)
    assert look.resolve("system") is DARK
    platform_wish(Qt.ColorScheme.Light, False)
    assert look.resolve("system") is LIGHT
    platform_wish(Qt.ColorScheme.Light, True)
    assert look.resolve("system") is HIGH_CONTRAST
    assert look.resolve("dark") is DARK


def test_a_change_of_the_system_s_scheme_is_followed_at_once(qapp: QApplication, platform_wish) -> None:
    hints = qapp.styleHints()
    look.apply_theme(qapp, "system")
    platform_wish(Qt.ColorScheme.Dark, False)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.current_theme() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.panel


def test_a_chosen_theme_does_not_follow_the_system(qapp: QApplication, platform_wish) -> None:
    hints = qapp.styleHints()
    look.apply_theme(qapp, "light")
    platform_wish(Qt.ColorScheme.Dark, False)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.current_theme() is LIGHT


def colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.fixture
def shown(qtbot) -> Callable[[QWidget], QImage]:
    """Puts a widget on a pane and gives it as the author sees it."""
    pane = QWidget()
    pane.setObjectName("side_panel")
    pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QVBoxLayout(pane)
    qtbot.addWidget(pane)
    pane.resize(200, 60)

    def show(widget: QWidget) -> QImage:
        row.addWidget(widget)
        pane.show()
        pane.activateWindow()
        return widget.grab().toImage()

    return show


@every_theme
def test_an_unticked_box_can_be_seen(qapp: QApplication, shown, qtbot, theme: Theme) -> None:
    look.apply_theme(qapp, theme.name)  # pyright: ignore[reportArgumentType]
    assert theme.outline in colours_of(shown(QCheckBox()))


@every_theme
def test_a_ticked_box_differs_by_more_than_colour(qapp: QApplication, shown, qtbot, theme: Theme) -> None:
    look.apply_theme(qapp, theme.name)  # pyright: ignore[reportArgumentType]
    box = QCheckBox()
    box.setChecked(True)
    colours = colours_of(shown(box))
    assert theme.accent in colours
    assert any(contrast(colour, theme.accent) >= 4.5 for colour in colours - {theme.panel})


@every_theme
@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "link"])
def test_a_button_with_the_focus_shows_it(qapp: QApplication, shown, qtbot, theme: Theme, kind: str) -> None:
    look.apply_theme(qapp, theme.name)  # pyright: ignore[reportArgumentType]
    made = button("Accept", kind, "accept")
    resting = shown(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    focused = made.grab().toImage()
    assert focused != resting
    assert theme.focus in colours_of(focused)


@every_theme
@pytest.mark.parametrize("make", [QLineEdit, QComboBox, QSpinBox])
def test_a_field_with_the_focus_shows_it(qapp: QApplication, shown, qtbot, theme: Theme, make: type[QWidget]) -> None:
    look.apply_theme(qapp, theme.name)  # pyright: ignore[reportArgumentType]
    field = make()
    shown(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    assert theme.focus in colours_of(field.grab().toImage())


@every_theme
def test_a_disabled_button_looks_disabled(qapp: QApplication, shown, qtbot, theme: Theme) -> None:
    look.apply_theme(qapp, theme.name)  # pyright: ignore[reportArgumentType]
    made = button("Export", "primary", "export")
    enabled = shown(made)
    made.setEnabled(False)
    assert made.grab().toImage() != enabled
    assert theme.accent not in colours_of(made.grab().toImage())


def test_tiles_are_drawn_for_the_screen_they_are_shown_on(qapp: QApplication) -> None:
    one, two = category_tile(Category.STYLE, LIGHT, 1), category_tile(Category.STYLE, LIGHT, 2)
    assert two.width() == 2 * one.width()
    assert two.deviceIndependentSize() == one.deviceIndependentSize()
