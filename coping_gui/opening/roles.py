"""What a section does, told by its title alone.

Titles are compared without numbering, marks, blanks and case, so that lost blanks ("Literaturereview") and Markdown
emphasis make no difference. The reference titles follow APA, MLA and Chicago usage.
"""

import re
from functools import lru_cache

from coping_gui.essay.essay import Role

_TITLES: dict[Role, str] = {
    Role.ABSTRACT: "abstract|executive summary|author summary|synopsis|summary of findings|highlights",
    Role.INTRODUCTION: "introduction|intro|introductory remarks|general introduction|introduction and background"
    "|background and introduction|introduction and aims|introduction and motivation|motivation and introduction",
    Role.CONCLUSION: "conclusion|conclusions|concluding remarks|concluding thoughts|final remarks|closing remarks"
    "|final thoughts|summary|summary and conclusion|summary and conclusions|conclusion and summary"
    "|conclusions and future work|conclusion and future work|conclusions and outlook|conclusion and outlook"
    "|conclusions and perspectives|conclusion and perspectives|conclusions and future directions"
    "|conclusion and future directions|conclusion and recommendations|conclusions and recommendations"
    "|summary and outlook|summary and future work|in conclusion|conclusions and further work"
    "|conclusion and further work|conclusion and next steps|conclusions and next steps|conclusion and discussion"
    "|conclusions and discussion",
    Role.REFERENCES: "reference|references|reference list|references list|list of references|bibliography|works cited"
    "|work cited|literature cited|literature|cited works|sources|references cited|selected bibliography|annotated"
    " bibliography"
    "|references and notes|notes and references|cited literature|works consulted",
    Role.ACKNOWLEDGEMENTS: "acknowledgement|acknowledgements|acknowledgment|acknowledgments|thanks|dedication"
    "|funding and acknowledgements|acknowledgements and funding|acknowledgments and funding",
    Role.FRONT: "contents|table of contents|list of figures|list of tables|preface|foreword|keywords",
    Role.APPENDIX: "supporting information|supplementary material|supplementary materials|supplementary information"
    "|supporting materials|supplementary data|annex|annexes|further reading"
    "|recommended reading|suggested reading|notes|endnotes|end notes|footnotes",
}
NOTES = ("notes", "endnotes", "footnotes")
"""Keys of the titles under which notes are listed."""
_BODY = (
    "background|results/discussion"
    "|methods|method|methodology|materials and methods|material and methods|methods and materials|results"
    "|discussion|results and discussion|findings|analysis|literature review|review of literature|related work"
    "|case study|limitations|recommendations|future work|data|theory|theoretical framework|experiments|evaluation"
    "|implementation|experimental procedures|experimental section|participants|procedure|overview|objectives|aims"
    "|research questions|discussion and conclusion|discussion and conclusions|ethics statement|funding|keywords"
)
_ROLE_BY_KEY = {re.sub(r"\W", "", t): role for role, titles in _TITLES.items() for t in titles.split("|")}
_KNOWN = frozenset(_ROLE_BY_KEY) | {re.sub(r"\W", "", t) for t in _BODY.split("|")}

_NUMBER = re.compile(
    r"^\s*(?:(?:chapter|section|part)\s+)?"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVXLC]{1,6}(?=[.):\s])|[A-Z](?=[.)]))[.):]?\s*[-–—]?\s*)(?=\S)",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"^\W*(?:appendix|appendices|annexe?)(?:\s*[A-Z0-9IVX]{1,4})?(?:\W|$)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def key_of(title: str) -> str:
    """The title's letters and digits in lower case, its numbering left out."""
    bare = title.replace("&", " and ")
    bare = _NUMBER.sub("", bare, count=1) if not _letters(bare).startswith(("introduction", "conclusion")) else bare
    return _letters(bare)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def role_of(title: str) -> Role | None:
    """The role that a title names, or None when it says nothing (an ordinary body section)."""
    if _APPENDIX.match(title):
        return Role.APPENDIX
    return _ROLE_BY_KEY.get(key_of(title))


def is_known(title: str) -> bool:
    """Whether it is one of the titles that academic sections usually have ("Methods", "References", "Appendix B")."""
    return key_of(title) in _KNOWN or bool(_APPENDIX.match(title))
