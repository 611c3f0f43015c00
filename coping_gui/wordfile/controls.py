"""Content controls (ECMA-376 part 1, 17.5.2) whose content is not the author's to change."""

from coping_gui.wordfile.names import CHECKBOX, DATA_BINDING_2012, Element, Names, is_on

_LOCKS = ("contentLocked", "sdtContentLocked")

IS_LOCKED = "it stands in a locked content control"
IS_BOUND = "it stands in a content control that Word fills from the document's data"
IS_CHOSEN = "it stands in a content control for a date, a list, a box or a source"
IS_PLACEHOLDER = "it is the placeholder text of a content control"


def why_locked(control: Element, names: Names) -> str:
    """Why the text in this `w:sdt` must not be changed; empty when the author may type there."""
    properties = control.find(names.sdt_pr)
    if properties is None:
        return ""
    lock = properties.find(names.lock)
    if lock is not None and lock.get(names.val) in _LOCKS:
        return IS_LOCKED
    if properties.find(names.data_binding) is not None or properties.find(DATA_BINDING_2012) is not None:
        return IS_BOUND
    if is_on(properties.find(names.showing_plc_hdr), names):
        return IS_PLACEHOLDER
    chosen = (names.date, names.drop_down_list, names.combo_box, names.picture, names.citation, names.bibliography)
    return IS_CHOSEN if any(properties.find(tag) is not None for tag in (*chosen, CHECKBOX)) else ""
