"""What LibreOffice makes of Word files: their text as it stands, or with all tracked changes accepted or rejected."""

import html
import os
import re
import shutil
import signal
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path

OFFICE = os.environ.get("COPING_OFFICE") or shutil.which("soffice")
"""The program that is asked: the system's own, or the one that the environment variable COPING_OFFICE names."""

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BLANKS = {_TEXT + "s": " ", _TEXT + "tab": " ", _TEXT + "line-break": " "}
_NO_TEXT = {_TEXT + "tracked-changes", _TEXT + "note-citation", _OFFICE + "annotation", _OFFICE + "binary-data"}
_CHANGING = re.compile(r"date|time|file-name|-count$|duration|cycles|page-number|variable|sequence")
"""Fields that LibreOffice fills anew each time that it reads a file."""

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
%s
</script:module>
"""
_PROGRAM = """
Function Named(key As String, value As Variant) As com.sun.star.beans.PropertyValue
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = key
  one.Value = value
  Named = one
End Function

Sub Main(jobs As String)
  Dim number As Integer, job As String, parts As Variant
  number = FreeFile
  Open jobs For Input As #number
  Do While Not Eof(number)
    Line Input #number, job
    parts = Split(job, Chr(9))
    If UBound(parts) = 2 Then One(parts(0), parts(1), parts(2))
  Loop
  Close #number
  StarDesktop.terminate()
End Sub

Sub One(source As String, command As String, target As String)
  On Error Goto Failed
  Dim document As Object, dispatcher As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Named("Hidden", True), _
    Named("MacroExecutionMode", 0), Named("UpdateDocMode", 0)))
  If IsNull(document) Then Exit Sub
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  End If
  document.storeToURL(target, Array(Named("FilterName", "OpenDocument Text Flat XML")))
  document.close(True)
Failed:
End Sub
"""
COMMANDS = {"as it is": "", "accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}


def version() -> str:
    """Which LibreOffice is asked."""
    asked = subprocess.run([str(OFFICE), "--version"], check=False, capture_output=True, text=True, timeout=60)
    return asked.stdout.strip()


def texts(files: Mapping[str, tuple[bytes, str]], folder: Path, timeout: int = 110) -> dict[str, list[str] | None]:
    """The paragraphs of each file, given as (bytes, key of COMMANDS); None for what LibreOffice does not open."""
    jobs: dict[Path, str] = {}
    for at, (name, (data, command)) in enumerate(files.items()):
        source = folder / f"{at}{Path(name).suffix or '.docx'}"
        source.write_bytes(data)
        target = folder / f"{at}.fodt"
        jobs[target] = f"{source.as_uri()}\t{COMMANDS[command]}\t{target.as_uri()}"
    _do(jobs, folder, timeout)
    return {name: paragraphs(target) for name, target in zip(files, jobs, strict=True)}


def _do(jobs: Mapping[Path, str], folder: Path, timeout: int) -> None:
    """Do the jobs; where LibreOffice dies of a file, those behind it are tried again without it."""
    waiting = list(jobs)
    while waiting:
        lines = [jobs[target] for target in waiting]
        (folder / "jobs.txt").write_text("\n".join(lines) + "\n", encoding="ascii")
        _run(folder, timeout)
        done = [at for at, target in enumerate(waiting) if target.is_file()]
        waiting = waiting[max(done, default=-1) + 2 :]


def _run(folder: Path, timeout: int) -> None:
    profile = folder / "profile"
    start = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.is_file():  # the first start makes the profile, with an empty module
        _start([*start, "--terminate_after_init"], timeout)
        module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(_MACRO % html.escape(_PROGRAM), encoding="utf-8")
    macro = f'macro:///Standard.Module1.Main("{folder / "jobs.txt"}")'
    _start([*start, macro], timeout)


def _start(command: list[str], timeout: int) -> None:
    """Run it; what takes longer than `timeout` seconds is ended with all that it has started."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def paragraphs(path: Path) -> list[str] | None:
    """The paragraphs of a flat OpenDocument text with its notes, text boxes, headers and footers; None without one."""
    if not path.is_file():
        return None
    root = ElementTree.fromstring(path.read_bytes())
    found: list[str] = []
    for part in (f"{_OFFICE}body", f"{_OFFICE}master-styles"):
        element = root.find(part)
        if element is not None:
            _collect(element, found)
    return found


def _collect(element: ElementTree.Element, found: list[str]) -> None:
    for one in element:
        if one.tag in _NO_TEXT:
            continue
        if one.tag in (_TEXT + "p", _TEXT + "h"):
            inner: list[str] = []
            text = _line(one, inner)
            found.append(" ".join(text.split()))
            found.extend(inner)
        else:
            _collect(one, found)


def _line(element: ElementTree.Element, inner: list[str]) -> str:
    """The text of one paragraph; the paragraphs of notes and boxes in it go to `inner`."""
    pieces = [element.text or ""]
    for one in element:
        if one.tag in _BLANKS:
            pieces.append(_BLANKS[one.tag])
        elif one.tag.startswith(_TEXT) and _CHANGING.search(one.tag):
            pieces.append("#")
        elif one.tag in _NO_TEXT:
            pass
        elif one.tag == _TEXT + "note-body" or one.find(f".//{_TEXT}p") is not None:
            holder: list[str] = []
            _collect_one(one, holder)
            inner.extend(holder)
        else:
            pieces.append(_line(one, inner))
        pieces.append(one.tail or "")
    return "".join(pieces)


def _collect_one(element: ElementTree.Element, found: list[str]) -> None:
    wrapper = ElementTree.Element("one")
    wrapper.append(element)
    _collect(wrapper, found)
