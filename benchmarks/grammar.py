"""Speed and weight of the grammar engines, side by side in one run.

    python benchmarks/grammar.py [--words 10000] [--weight 100000] [--only harper,local,languagetool,opening]
                                 [--prose DATA/grammar/clean_free.jsonl.xz]

The text is made of the seed essay's paragraphs as the engines see them, their spacing repaired, every copy a little
different so that no memory helps. Compare the rows with each other, not with another machine's: what is compared is
measured in turns, and the median of the ratios counts. Where others use the machine, too, seconds say little; the
server's and the window's processor time does not depend on them. `--prose` adds the local model's speed on edited
prose (records with a "text", one a line).
"""

import argparse
import functools
import json
import lzma
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import language_tool_python

from coping_gui.checks.checker import PARAGRAPHS_A_REQUEST
from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.languagetool_setup import find_installation
from coping_gui.checks.grammar.local.engine import LocalModelEngine
from coping_gui.checks.grammar.rule_table import rule_table
from coping_gui.checks.grammar.server import LanguageToolServer
from coping_gui.checks.spacing.repair import repair_text
from coping_gui.essay.finding import Tier
from coping_gui.paths import resource
from coping_gui.settings import DEFAULTS

SEED = Path(__file__).resolve().parent.parent / "seeds" / "coping-case-study.txt"
ROUNDS = 3
PARTS = ["harper", "local", "languagetool", "opening"]
CHOOSING = 3.0
"""Seconds that somebody takes to choose a file when the window is there."""


@functools.cache
def seed() -> list[str]:
    text = repair_text(SEED.read_text("utf-8"), Tier.LIKELY)
    return [line.strip() for line in text.splitlines() if line.strip()]


def paragraphs(words: int, mark: str) -> list[str]:
    source = seed()
    made: list[str] = []
    while sum(len(p.split()) for p in made) < words:
        made.append(f"{source[len(made) % len(source)]} {mark} {len(made)}.")
    return made


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(url: str, text: str) -> None:
    """One request as small as LanguageTool's protocol allows, with the same rules off."""
    form = {"language": "en-US", "text": text, "disabledRules": ",".join(sorted(rule_table("languagetool").off))}
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{url}/v2/check", urllib.parse.urlencode(form).encode(), timeout=600) as answer:
        answer.read()


def resident(pid: int | None) -> str:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return "unknown"
    return next(f"{int(line.split()[1]) / 1024:.0f} MB" for line in lines if line.startswith("VmRSS"))


def row(what: str, value: str) -> None:
    print(f"{what:76} {value:>12}", flush=True)


def harper_rows(words: int) -> None:
    engine = HarperEngine(patience=60)
    row(
        "Harper: first finding, from nothing",
        f"{timed(lambda: engine.check(['The goverment decided.'], 'en-US')):.2f} s",
    )
    texts = paragraphs(words, "harper")
    row(f"Harper: first pass of {words} words", f"{timed(lambda: engine.check(texts, 'en-US')):.1f} s")
    row("Harper: the same again", f"{timed(lambda: engine.check(texts, 'en-US')):.2f} s")
    engine.close()


def edited_prose(path: Path, words: int) -> list[str]:
    """Paragraphs of every fortieth text of a file, until there are as many words."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 5, None, 40)]
    made = [p for text in texts for p in text.split("\n") if p.strip()]
    counts = accumulate(len(p.split()) for p in made)
    return [p for p, count in zip(made, counts, strict=True) if count <= words]


def local_rows(words: int, prose: Path | None) -> None:
    """The local model: the targets are 1.5 s, 10,000 words a second and core, 25 ms, 250 MB and 30 MB."""
    engine = LocalModelEngine(patience=60)
    row("Local model: first finding, from nothing", f"{timed(lambda: engine.check(['He go home.'], 'en-US')):.2f} s")
    row(
        "… the first misspelt word, which builds tables once",
        f"{timed(lambda: engine.check(['The govermint fell.'], 'en-US')):.2f} s",
    )
    local_speed(engine, paragraphs(words, "local"), "a text full of mistakes")
    if prose:
        local_speed(engine, edited_prose(prose, words), "edited prose")
    edits = [f"{paragraphs(1, 'local')[0][:640]} edit {i}" for i in range(20)]
    median = statistics.median(timed(lambda t=t: engine.check([t], "en-US")) for t in edits)
    row(f"Local model: one edited paragraph of {len(edits[0].split())} words, median", f"{1000 * median:.0f} ms")
    row("Local model: its process's resident memory", resident(engine.pid))
    row("Local model: its file", f"{resource('local_model', 'model.onnx').stat().st_size / 1e6:.1f} MB")
    engine.close()


def local_speed(engine: LocalModelEngine, texts: list[str], what: str) -> None:
    """Both readings and all around the network; 40 paragraphs a request, as the checker sends them."""
    before, words = processor_time(engine.pid), sum(len(t.split()) for t in texts)
    requests = [texts[at : at + PARAGRAPHS_A_REQUEST] for at in range(0, len(texts), PARAGRAPHS_A_REQUEST)]
    seconds = timed(lambda: [engine.check(some, "en-US") for some in requests])
    row(f"Local model: first pass of {words} words, {what}", f"{seconds:.1f} s")
    row("… words a second of processor time", f"{words / (processor_time(engine.pid) - before):.0f}")


def processor_time(pid: int | None) -> float:
    """Seconds that a process has used so far, where the system tells."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def languagetool_rows(words: int, weight: int) -> None:
    server = LanguageToolServer()
    engine = LanguageToolEngine(server=server, patience=300)
    row("LanguageTool: start and first finding, from nothing", f"{timed(engine.start):.1f} s")
    engine.check(seed(), "en-US")
    row("… its processor time until the seed essay is checked", f"{processor_time(server.pid):.1f} s")
    engine.check(paragraphs(words, "warm"), "en-US")
    first_pass(engine, server.url(), words)
    edits(engine, server.url())
    engine.check(paragraphs(weight, "weight"), "en-US")
    row(f"server's resident memory after {weight} words more (≤ 550 MB)", resident(server.pid))
    engine.close()
    installation = find_installation()
    if installation:
        size = sum(f.stat().st_size for f in installation.folder.rglob("*") if f.is_file())
        row("on disk, without Java (English alone: ≤ 105 MB)", f"{size / 1e6:.0f} MB")


def first_pass(engine: LanguageToolEngine, url: str, words: int) -> None:
    """In turns: our pass, one bare request, and the package with the server that it starts itself, warmed as ours."""
    with ThePackage() as package:
        for text in paragraphs(words, "warm"):
            package.check(text)
        ours: list[float] = []
        theirs: list[float] = []
        packages: list[float] = []
        for n in range(ROUNDS):
            ours.append(timed(lambda n=n: engine.check(paragraphs(words, f"pass{n}"), "en-US")))
            theirs.append(timed(lambda n=n: bare(url, "\n\n".join(paragraphs(words, f"bare{n}")))))
            packages.append(timed(lambda n=n: [package.check(text) for text in paragraphs(words, f"package{n}")]))
    row(f"LanguageTool: first pass of {words} words", f"{statistics.median(ours):.1f} s")
    row("one bare request of as many words", f"{statistics.median(theirs):.1f} s")
    row("language_tool_python as it comes, paragraph by paragraph", f"{statistics.median(packages):.1f} s")
    aim("first pass against one bare request", middle(ours, theirs), "≤ 1.1 ×")
    aim("first pass against the package", middle(packages, ours), "≥ 3 × faster")


class ThePackage:
    """`LanguageTool("en-US")` with the server that the package starts, of the LanguageTool that is set up."""

    def __enter__(self) -> language_tool_python.LanguageTool:
        installation = find_installation()
        assert installation is not None
        os.environ["LTP_PATH"] = str(installation.folder.parent)
        self._tool = language_tool_python.LanguageTool("en-US")
        return self._tool

    def __exit__(self, *_what: object) -> None:
        self._tool.close()


def edits(engine: LanguageToolEngine, url: str) -> None:
    """A paragraph of the seed edited again and again, ours and bare in turns."""
    ours: list[float] = []
    theirs: list[float] = []
    for n in range(60):
        ours.append(timed(lambda n=n: engine.check([f"{seed()[1][:640]} edit {n}"], "en-US")))
        theirs.append(timed(lambda n=n: bare(url, f"{seed()[1][:640]} bare {n}")))
    both = f"{1000 * statistics.median(ours):.0f} / {1000 * statistics.median(theirs):.0f} ms"
    row("one edited paragraph, median: ours / bare request", both)
    aim("edited paragraph against the bare request", middle(ours, theirs), "≤ 1.2 ×")


def middle(these: Sequence[float], those: Sequence[float]) -> float:
    """The median of the ratios of neighbours."""
    return statistics.median(a / b for a, b in zip(these, those, strict=True))


def aim(what: str, ratio: float, wanted: str) -> None:
    row(f"{what} ({wanted})", f"{ratio:.2f} ×")


def opening_rows() -> None:
    """The seed essay in a fresh program with empty memory: a child process with a window that nobody sees."""
    for what, seconds in (("in a window that is there", CHOOSING), ("named on the command line", 0.0)):
        runs = [_opened(seconds) for _ in range(ROUNDS)]
        for name, wanted in (("first", " (≤ 0.5 s)"), ("harper", ""), ("all", " (≤ 6 s)")):
            marks = {"first": "first marks", "harper": "Harper's first marks", "all": "all marks"}[name]
            median = statistics.median(run[name] for run in runs)
            row(f"the seed essay, cold, {what}: {marks}{wanted if seconds else ''}", f"{median:.2f} s")


def _opened(choosing: float) -> dict[str, float]:
    installation = find_installation()
    with tempfile.TemporaryDirectory() as folder:
        own = dict.fromkeys(("COPING_DATA", "COPING_CONFIG", "COPING_CACHE", "COPING_STATE"), folder)
        own |= {"QT_QPA_PLATFORM": "offscreen", "LTP_PATH": str(installation.folder.parent) if installation else ""}
        command = [sys.executable, __file__, "--open", str(choosing)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | own)
    return json.loads(done.stdout.splitlines()[-1])


def open_seed(choosing: float) -> None:
    """Print the seconds from the wish to open the essay until its first marks, Harper's, and until all is checked."""
    from PySide6.QtWidgets import QApplication

    from coping_gui.app import SWITCH_INTERVAL, make_window
    from coping_gui.gui.theme import apply_theme

    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QApplication([])
    apply_theme(app, "light")
    window = make_window(DEFAULTS)
    window.show()
    app.processEvents()
    if choosing:
        window.begin(None)
        wait(app, lambda: False, choosing)
    start = time.perf_counter()
    seen: dict[str, float] = {}

    def look(_pieces: object) -> None:
        session = window.review.session
        for piece in session.pieces if session else ():
            names = {"first": bool(piece.open), "harper": bool(session and session.found_by(piece, "harper"))}
            for name, there in names.items():
                if there:
                    seen.setdefault(name, time.perf_counter() - start)

    window.checks.service.findings_changed.connect(look)
    window.begin(SEED) if not choosing else window.files.open(SEED)
    wait(
        app, lambda: bool(seen) and "languagetool" in window.checks.engine_names() and window.checks.service.idle(), 300
    )
    seen["all"] = time.perf_counter() - start
    print(json.dumps(seen))
    window.files.ask_to_leave = lambda _text: False
    window.close()


def wait(app: Any, state: Callable[[], bool], seconds: float) -> None:
    end = time.perf_counter() + seconds
    while not state() and time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--weight", type=int, default=100_000, help="words before the server is weighed")
    parser.add_argument("--prose", type=Path, help="a .jsonl.xz file of edited prose")
    parser.add_argument("--only", type=lambda text: text.split(","), default=PARTS)
    parser.add_argument("--open", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.open is not None:
        open_seed(arguments.open)
        return
    if "harper" in arguments.only:
        harper_rows(arguments.words)
    if "local" in arguments.only:
        local_rows(arguments.words, arguments.prose)
    if "languagetool" in arguments.only:
        languagetool_rows(arguments.words, arguments.weight)
    if "opening" in arguments.only:
        opening_rows()


if __name__ == "__main__":
    main()
