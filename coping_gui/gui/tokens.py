"""The colours of the window, one frozen table per theme; sizes live in the style sheet, in px.

Category colours are kept apart for normal sight and for the three kinds of colour blindness, and stand at least 4.5 : 1
against the page (the tests measure both); each also has a pattern of its own, so colour never carries a meaning alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from coping_gui.essay.finding import Category


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """All colours of one look, as "#rrggbb"."""

    name: str
    dark: bool
    panel: str
    """Behind the panes and bars."""
    canvas: str
    """Around the page."""
    page: str
    """Of the page, of cards and fields."""
    ink: str
    muted: str
    """Of secondary text: still 4.5 : 1 against panel and page."""
    line: str
    """Of hairlines and card borders."""
    outline: str
    """Of borders that must be seen to be used (check boxes, fields): 3 : 1 against panel and page."""
    track: str
    """Of segmented controls and progress bars."""
    scroll: str
    hover: str
    selected: str
    """Behind the current row or card."""
    marked: str
    """Behind the current finding in the text."""
    accent: str
    """Of the primary button and of links."""
    accent_hover: str
    on_accent: str
    focus: str
    """Of the focus ring."""
    good: str
    bad: str
    chosen_line: str
    """Border of what is current; the same as `selected` where the background already tells."""
    category: Mapping[Category, str]
    tint: Mapping[Category, str]
    """Behind a category's chip."""

    def colours(self) -> dict[str, str]:
        """Name → value of every plain colour, for the style sheet."""
        names = (f.name for f in fields(self) if f.name not in ("name", "dark", "category", "tint"))
        return {name: str(getattr(self, name)) for name in names}


def _by_category(spelling: str, grammar: str, spacing: str, style: str) -> Mapping[Category, str]:
    return MappingProxyType(
        {
            Category.SPELLING: spelling,
            Category.GRAMMAR: grammar,
            Category.SPACING: spacing,
            Category.STYLE: style,
        }
    )


LIGHT = Theme(
    name="light",
    dark=False,
    panel="#faf9f7",
    canvas="#f1efeb",
    page="#ffffff",
    ink="#22262b",
    muted="#666c74",
    line="#e3e0da",
    outline="#8b8f95",
    track="#eeece7",
    scroll="#d3cfc7",
    hover="#f1f0ed",
    selected="#e7eef5",
    marked="#d7e6f9",
    accent="#2b5c8a",
    accent_hover="#234c73",
    on_accent="#ffffff",
    focus="#2272e0",
    good="#2f7a55",
    bad="#b3261e",
    chosen_line="#e7eef5",
    category=_by_category("#bd5a05", "#2272e0", "#0b5139", "#7a1070"),
    tint=_by_category("#fbebdd", "#e4edfb", "#e0efe7", "#f4e4f1"),
)

DARK = Theme(
    name="dark",
    dark=True,
    panel="#1c1f23",
    canvas="#16181b",
    page="#212529",
    ink="#e2e4e7",
    muted="#a0a7af",
    line="#2f343a",
    outline="#7d858e",
    track="#2a2f35",
    scroll="#3a4047",
    hover="#262b30",
    selected="#24313f",
    marked="#39424e",
    accent="#8db8e8",
    accent_hover="#a6c9f0",
    on_accent="#16181b",
    focus="#8db8e8",
    good="#63c99a",
    bad="#ff8a80",
    chosen_line="#24313f",
    category=_by_category("#f0702f", "#a9c8f5", "#63e6ae", "#c566e8"),
    tint=_by_category("#43291f", "#1d3347", "#17372e", "#382a40"),
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    dark=True,
    panel="#000000",
    canvas="#000000",
    page="#000000",
    ink="#ffffff",
    muted="#e6e6e6",
    line="#ffffff",
    outline="#ffffff",
    track="#000000",
    scroll="#ffffff",
    hover="#1f1f1f",
    selected="#10305c",
    marked="#10305c",
    accent="#ffe14d",
    accent_hover="#fff0a6",
    on_accent="#000000",
    focus="#ffe14d",
    good="#7dffb5",
    bad="#ff9d94",
    chosen_line="#ffe14d",
    category=_by_category("#f0702f", "#a9c8f5", "#63e6ae", "#c566e8"),
    tint=_by_category("#000000", "#000000", "#000000", "#000000"),
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)})
