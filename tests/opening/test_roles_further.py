"""Titles, levels and sections in further shapes: what a title says of its section, and where sections begin and end."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role
from coping_gui.opening import roles
from coping_gui.opening.headings import is_caption, levels, look_at
from coping_gui.opening.sections import outlined
from coping_gui.opening.text_reader import essay_from_text

LONG = "The ferry crossed the sound at dawn, and the pilot noted in his log that the wind had turned at last."

ROLES = [
    ("Introductory Remarks", Role.INTRODUCTION),
    ("1. Motivation and Introduction", Role.INTRODUCTION),
    ("Introduction & Aims", Role.INTRODUCTION),
    ("CHAPTER 1: INTRODUCTION", Role.INTRODUCTION),
    ("Closing remarks", Role.CONCLUSION),
    ("VI. Final Thoughts", Role.CONCLUSION),
    ("Conclusions & Next Steps", Role.CONCLUSION),
    ("7.2 Summary and Outlook", Role.CONCLUSION),
    ("In Conclusion", Role.CONCLUSION),
    ("Works Cited:", Role.REFERENCES),
    ("ANNOTATED BIBLIOGRAPHY", Role.REFERENCES),
    ("__Sources__", Role.REFERENCES),
    ("Listofreferences", Role.REFERENCES),
    ("Synopsis", Role.ABSTRACT),
    ("Author summary", Role.ABSTRACT),
    ("Highlights", Role.ABSTRACT),
    ("Dedication", Role.ACKNOWLEDGEMENTS),
    ("Acknowledgments & Funding", Role.ACKNOWLEDGEMENTS),
    ("Table of Contents", Role.FRONT),
    ("Foreword", Role.FRONT),
    ("Appendix", Role.APPENDIX),
    ("Appendix B: Tide tables", Role.APPENDIX),
    ("APPENDICES", Role.APPENDIX),
    ("Annex 3", Role.APPENDIX),
    ("Endnotes", Role.APPENDIX),
    ("Chapter II: Introduction", Role.INTRODUCTION),
    ("II: Conclusion", Role.CONCLUSION),
    ("Sources of the River", None),
    ("Introduction to Sailing", None),
    ("The Summary of a Storm", None),
    ("Appendicitis at Sea", None),
    ("Thanks to the Tide", None),
    ("Methods", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "role"), ROLES)
def test_a_title_says_what_its_section_does(title: str, role: Role | None) -> None:
    assert roles.role_of(title) is role


@settings(deadline=None)
@given(st.sampled_from([t for t, r in ROLES if r is not None]), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_blanks_of_a_title_make_no_difference(title: str, change: Callable[[str], str]) -> None:
    changed = change(title)
    assert roles.key_of(changed) == roles.key_of(title)
    assert roles.role_of(changed) is roles.role_of(title)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("2.1 Tides & Moons", "tidesandmoons"),
        ("Chapter 4 – Tides", "tides"),
        ("Part II. Tides", "tides"),
        ("B) Tides", "tides"),
        ("IV. Tides", "tides"),
        ("**Tides**", "tides"),
        ("Tides of 1911", "tidesof1911"),
        ("Ébb", "ébb"),
        ("Iceland", "iceland"),
        ("Violets", "violets"),
        ("Sectional boats", "sectionalboats"),
        ("…", ""),
    ],
)
def test_a_title_is_compared_by_its_letters_without_numbering(title: str, key: str) -> None:
    assert roles.key_of(title) == key


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Figure 4: The ferry at dawn", True),
        ("Fig. 4. The ferry at dawn", True),
        ("Table S2 | Depths by month", True),
        ("MAP 1 – The sound", True),
        ("Chart 12a. Depths", True),
        ("Figure four shows the ferry", False),
        ("Figures 4 and 5 show the ferry", False),
        ("Tables of depths were printed", False),
        ("Figure 4", False),
        ("In Figure 4: the ferry", False),
    ],
)
def test_captions_begin_with_their_kind_and_number(line: str, caption: bool) -> None:
    assert is_caption(line) is caption


@pytest.mark.parametrize(
    ("looks", "wanted"),
    [
        ([("1 Boats", 0), ("1.1 Sails", 0), ("2 Tides", 0)], [1, 2, 1]),
        ([("Boats", 32), ("Sails", 28), ("Tides", 32)], [1, 2, 1]),
        ([("Boats", 24), ("Sails", 28), ("Masts", 32)], [3, 2, 1]),
        ([("BOATS", 0), ("Sails", 0), ("TIDES", 0)], [1, 2, 1]),
        ([("Introduction", 0), ("Methods", 0), ("The boats", 0), ("Results", 0)], [1, 1, 2, 1]),
        ([("Boats", 28), ("Sails", 28)], [1, 1]),
    ],
)
def test_levels_follow_number_size_or_capitals(looks: list[tuple[str, int]], wanted: list[int]) -> None:
    paragraphs = [p for text, size in looks for p in (Paragraph(text, size=size), Paragraph("It was so. " * 100))]
    found = {i: look_at(paragraphs[i]) for i in range(0, len(paragraphs), 2)}
    assert list(levels(found, paragraphs).values()) == wanted


def layout(text: str, format_: Format = Format.MARKDOWN) -> list[tuple[str, Role, int, int]]:
    return [(s.title, s.role, s.start, s.end) for s in essay_from_text(text, format_).sections]


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["Introduction", "Boats", "Conclusion"], [Role.INTRODUCTION, Role.BODY, Role.CONCLUSION]),
        (["Boats", "Tides", "References"], [Role.BODY, Role.BODY, Role.REFERENCES]),
        (["Summary", "Boats", "Conclusion"], [Role.ABSTRACT, Role.BODY, Role.CONCLUSION]),
        (["Boats", "Tides", "Summary"], [Role.BODY, Role.BODY, Role.CONCLUSION]),
        (["Boats", "Discussion and Conclusion"], [Role.BODY, Role.CONCLUSION]),
        (["Boats", "Discussion and Conclusions", "Conclusion"], [Role.BODY, Role.BODY, Role.CONCLUSION]),
        (["Introduction", "Boats", "Acknowledgements", "Appendix A"],
         [Role.INTRODUCTION, Role.BODY, Role.ACKNOWLEDGEMENTS, Role.APPENDIX]),
    ],
)  # fmt: skip
def test_titled_sections_have_the_roles_of_their_titles(titles: list[str], wanted: list[Role]) -> None:
    text = "\n\n".join(f"## {title}\n\n{LONG}" for title in titles)
    assert [role for _, role, _, _ in layout(text)] == wanted


def test_a_spoken_conclusion_parts_the_last_titled_section() -> None:
    text = f"## Boats\n\n{LONG}\n\n{LONG}\n\nIn conclusion, {LONG}"
    assert layout(text) == [("Boats", Role.BODY, 0, 3), ("", Role.CONCLUSION, 3, 4)]


def test_text_before_the_first_titled_section_introduces_it() -> None:
    found = layout(f"{LONG}\n\n## Boats\n\n{LONG}\n\n## Tides\n\n{LONG}")
    assert [row[1:] for row in found] == [(Role.INTRODUCTION, 0, 1), (Role.BODY, 1, 3), (Role.BODY, 3, 5)]


@pytest.mark.parametrize("count", [2, 3, 5])
def test_untitled_entries_at_the_end_are_the_references(count: int) -> None:
    entries = "\n\n".join(f"Marsh, A. (19{10 + n}). Tides of the sound. Quay Press." for n in range(count))
    found = layout(f"## Boats\n\n{LONG}\n\n{LONG}\n\n{entries}")
    assert found[-1] == ("", Role.REFERENCES, 3, 3 + count)


def test_a_single_entry_at_the_end_is_no_list() -> None:
    found = layout(f"## Boats\n\n{LONG}\n\n{LONG}\n\nMarsh, A. (1911). Tides of the sound. Quay Press.")
    assert [role for _, role, _, _ in found] == [Role.BODY]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("References", Kind.REFERENCE), ("Works cited", Kind.REFERENCE), ("Notes", Kind.NOTE), ("Endnotes", Kind.NOTE)],
)
def test_what_a_list_holds_has_its_kind(title: str, kind: Kind) -> None:
    essay = essay_from_text(f"## Boats\n\n{LONG}\n\n## {title}\n\nMarsh, Tides, 4.\n\nReed, Moons, 5.", Format.MARKDOWN)
    assert [p.kind for p in essay.paragraphs[-2:]] == [kind, kind]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["## Boats", "### Sails", "## References", "## Conclusion", LONG, "Tide."]), max_size=9)
)
def test_outlining_twice_is_outlining_once(lines: list[str]) -> None:
    essay = essay_from_text("\n\n".join(lines), Format.MARKDOWN)
    assert outlined(essay) == essay


def test_an_essay_without_paragraphs_has_no_sections() -> None:
    assert outlined(Essay((), ())).sections == ()
