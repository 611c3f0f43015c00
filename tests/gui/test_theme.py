"""The look: readable, told apart without colour sight, and the same everywhere."""

import itertools
import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from coping_gui import paths
from coping_gui.essay.finding import Category
from coping_gui.gui import theme as look
from coping_gui.gui.models import CATEGORIES
from coping_gui.gui.patterns import TILE_HEIGHT, category_tile, draw_pattern
from coping_gui.gui.tokens import DARK, LIGHT, THEMES, Theme

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
