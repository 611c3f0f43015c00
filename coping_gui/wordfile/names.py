"""The names of WordprocessingML (ECMA-376 part 1), in its transitional and its strict namespaces."""

from dataclasses import dataclass, fields
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ALTERNATE_CONTENT = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{COMPATIBILITY}}}Choice"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
FORMULAS = frozenset(f"{{{uri}}}{name}" for uri in MATH for name in ("oMath", "oMathPara"))
CHECKBOX = f"{{{WORD_2010}}}checkbox"
DATA_BINDING_2012 = f"{{{WORD_2012}}}dataBinding"

OBJECT = "￼"
"""Stands for what is not text: an image, an object, a formula, a symbol."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The qualified names of one namespace; a field `fld_char` holds the name of the element `w:fldChar`."""

    abstract_num: str
    abstract_num_id: str
    alt_chunk: str
    annotation_ref: str
    author: str
    b: str
    based_on: str
    bdo: str
    bdr: str
    body: str
    bookmark_end: str
    bookmark_start: str
    br: str
    citation: str
    bibliography: str
    combo_box: str
    comment: str
    comment_range_end: str
    comment_range_start: str
    comment_reference: str
    cr: str
    custom_xml: str
    data_binding: str
    date: str
    day_long: str
    day_short: str
    default: str
    del_: str
    del_text: str
    dir: str
    doc_defaults: str
    document_protection: str
    drawing: str
    drop_down_list: str
    dstrike: str
    edit: str
    enforcement: str
    endnote: str
    endnote_reference: str
    fld_char: str
    fld_char_type: str
    fld_simple: str
    footnote: str
    footnote_reference: str
    highlight: str
    hyperlink: str
    id: str
    ilvl: str
    initials: str
    ins: str
    instr: str
    instr_text: str
    is_lgl: str
    i: str
    jc: str
    lang: str
    lock: str
    lvl: str
    lvl_override: str
    lvl_restart: str
    lvl_text: str
    month_long: str
    month_short: str
    move_from: str
    move_to: str
    name: str
    no_break_hyphen: str
    no_proof: str
    num: str
    num_fmt: str
    num_id: str
    num_pr: str
    num_style_link: str
    object: str
    outline_lvl: str
    p: str
    p_pr: str
    p_pr_change: str
    p_style: str
    perm_end: str
    perm_start: str
    pg_num: str
    pict: str
    picture: str
    proof_err: str
    proof_state: str
    ptab: str
    r: str
    r_pr: str
    r_pr_change: str
    r_style: str
    rt: str
    ruby: str
    ruby_base: str
    sdt: str
    sdt_content: str
    sdt_pr: str
    sect_pr: str
    shd: str
    showing_plc_hdr: str
    smart_tag: str
    smart_tag_pr: str
    soft_hyphen: str
    start: str
    start_override: str
    strike: str
    style: str
    style_id: str
    style_link: str
    sub_doc: str
    sym: str
    t: str
    sz: str
    tab: str
    tbl: str
    tc: str
    tr: str
    track_revisions: str
    txbx_content: str
    type: str
    u: str
    val: str
    vert_align: str
    vanish: str
    write_protection: str
    year_long: str
    year_short: str
    bidi: str
    grid_before: str
    grid_col: str
    grid_span: str
    tbl_grid: str
    tc_pr: str
    tr_pr: str
    w: str

    @property
    def shows_on_blanks(self) -> tuple[str, ...]:
        """Run properties that can be seen even on white space."""
        return self.u, self.strike, self.dstrike, self.highlight, self.shd, self.bdr


def _local(field: str) -> str:
    head, *rest = field.rstrip("_").split("_")
    return head + "".join(part.capitalize() for part in rest)


@cache
def names_under(namespace: str) -> Names:
    """The names under `namespace`, which a part's root element gives."""
    return Names(**{field.name: f"{{{namespace}}}{_local(field.name)}" for field in fields(Names)})


def names_of(root: Element) -> Names:
    """The names that the part with this root element uses."""
    namespace = etree.QName(root).namespace
    return names_under(STRICT if namespace == STRICT else TRANSITIONAL)


def is_on(element: Element | None, names: Names) -> bool:
    """Whether a switch such as `w:b` is there and not set to off."""
    return element is not None and element.get(names.val, "true") not in ("0", "false", "off", "none")
