"""Small Word files made of the few lines that a test is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
MAIN_TYPES = {
    ".docx": _MAIN_TYPE.format("document.main"),
    ".dotx": _MAIN_TYPE.format("template.main"),
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
_KINDS = {
    "footnotes": ("footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes"),
    "header": ("header", "hdr"),
    "footer": ("footer", "ftr"),
    "styles": ("styles", "styles"),
    "numbering": ("numbering", "numbering"),
    "settings": ("settings", "settings"),
    "comments": ("comments", "comments"),
}


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def members(
    body: str, *, suffix: str = ".docx", main: str = "word/document.xml", **parts: str
) -> dict[str, str | bytes]:
    """The members of a file whose body holds this markup; a keyword such as `footnotes` adds that part."""
    folder = main.rpartition("/")[0]
    overrides = f'<Override PartName="/{main}" ContentType="{MAIN_TYPES[suffix]}"/>'
    links, files = "", {}
    for number, (kind, content) in enumerate(parts.items(), 1):
        name, root = _KINDS[kind]
        overrides += f'<Override PartName="/{folder}/{name}.xml" ContentType="{_MAIN_TYPE.format(name)}"/>'
        links += f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        files[f"{folder}/{name}.xml"] = f"{_HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    root_links = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
    return {
        "[Content_Types].xml": f"{_HEAD}{types}{overrides}</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{root_links}</Relationships>',
        main: f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
        **files,
    }


def word(body: str, **parts: str) -> bytes:
    """A file whose body holds this markup."""
    return zipped(members(body, **parts))


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The text of one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def body(data: bytes) -> str:
    """The markup inside the body, without its section properties and without the namespaces."""
    text = part(data)
    return text.partition("<w:body>")[2].partition("<w:sectPr/>")[0]


def p(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
