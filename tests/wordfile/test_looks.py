"""What is read of a Word file to show it as its author knows it: looks, alignment, depth of lists, cells."""

import pytest
from docx_samples import p, r, word

from coping_gui.wordfile.wordfile import WordFile, WordParagraph


def paragraphs(body: str, **parts: str) -> tuple[WordParagraph, ...]:
    return WordFile(word(body, **parts), "essay.docx").paragraphs


def cell(content: str, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{content}</w:tc>'


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("properties", "which"),
    [
        ("<w:b/>", "bold"),
        ('<w:b w:val="1"/><w:i w:val="0"/>', "bold"),
        ("<w:i/>", "italic"),
        ('<w:u w:val="single"/>', "underlined"),
        ("<w:strike/>", "struck"),
        ('<w:vertAlign w:val="subscript"/>', "lowered"),
    ],
)
def test_the_look_of_a_run_is_read(properties: str, which: str) -> None:
    (one,) = paragraphs(p(r("a ") + r("bc", properties) + r("d", properties) + r(" e", '<w:u w:val="none"/>')))
    (look,) = one.looks
    assert (look.start, look.end) == (2, 5)
    assert [name for name in look._fields[2:] if getattr(look, name)] == [which]


def test_looks_come_from_styles_too_and_the_run_has_the_last_word() -> None:
    styles = '<w:style w:type="character" w:styleId="E"><w:rPr><w:i/><w:u w:val="single"/></w:rPr></w:style>'
    styles += (
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>' + r("a", '<w:rStyle w:val="E"/>') + r("b", '<w:b w:val="0"/>')
    (one,) = paragraphs(body + "</w:p>", styles=styles)
    assert [(look.start, look.end, look.bold, look.italic, look.underlined) for look in one.looks] == [
        (0, 1, True, True, True)
    ]
    assert one.alignment == "center"


@pytest.mark.parametrize(
    ("value", "alignment"),
    [("left", ""), ("start", ""), ("center", "center"), ("right", "right"), ("end", "right"), ("both", "justify")],
)
def test_the_alignment_is_read(value: str, alignment: str) -> None:
    (one,) = paragraphs(f'<w:p><w:pPr><w:jc w:val="{value}"/></w:pPr>{r("a")}</w:p>')
    assert one.alignment == alignment


def test_the_cells_of_tables_are_known_with_their_spans_and_widths() -> None:
    first = table(cell(p(r("a")) + p(r("b")), 2), cell(p(r("c"))) + cell(p(r("d"))), widths=(100, 300))
    second = table(cell(p(r("e"))), cell(p(r("f")) + table(cell(p(r("g")))) + p("")))
    found = paragraphs(p(r("text")) + first + p("") + second)
    assert [one.cell and one.cell[:4] for one in found] == [
        None,
        (0, 0, 0, 2),
        (0, 0, 0, 2),
        (0, 1, 0, 1),
        (0, 1, 1, 1),
        None,
        (1, 0, 0, 1),
        (1, 1, 0, 1),
        (1, 1, 0, 1),
        (1, 1, 0, 1),
    ]
    assert found[1].cell is not None
    assert found[1].cell.shares == (100, 300)


def test_short_rows_and_nonsense_in_a_grid_do_no_harm() -> None:
    odd = table(cell(p(r("a")), 3), cell(p(r("b")), 99_999), "", cell(p(r("c"))), widths=(1, 2))
    columns = [one.cell and (one.cell.column, one.cell.columns) for one in paragraphs(odd)]
    assert columns == [(0, 63), (0, 63), (0, 63)]
