"""Speed and weight of the grammar engines, side by side in one run.

    python benchmarks/grammar.py [--words 10000] [--weight 100000] [--prose DATA/grammar/clean_free.jsonl.xz]

The text is made of the seed essay's paragraphs, every copy a little different so that no memory helps. Compare the
rows with each other, not with another machine's. The last rows say whether the aims are met. `--prose` adds the local
model's speed on edited prose (records with a "text", one a line).
"""

import argparse
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
from collections.abc import Callable
from itertools import accumulate, islice
from pathlib import Path

import language_tool_python

from coping_gui.checks.checker import PARAGRAPHS_A_REQUEST, Checker
from coping_gui.checks.grammar.engines import engines_for
from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.languagetool_setup import find_installation
from coping_gui.checks.grammar.local.engine import LocalModelEngine
from coping_gui.checks.grammar.rule_table import rule_table
from coping_gui.checks.grammar.server import LanguageToolServer
from coping_gui.opening.reader import open_essay
from coping_gui.paths import resource
from coping_gui.settings import DEFAULTS

SEED = Path(__file__).resolve().parent.parent / "seeds" / "coping-case-study.txt"


ROUNDS = 3


def paragraphs(words: int, mark: str) -> list[str]:
    source = [line.strip() for line in SEED.read_text("utf-8").splitlines() if line.strip()]
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
    engine.check(paragraphs(words, "warm"), "en-US")
    url = server.url()
    passes: list[float] = []
    bares: list[float] = []
    for n in range(ROUNDS):  # in turns: what else the machine does falls on both
        passes.append(timed(lambda n=n: engine.check(paragraphs(words, f"pass{n}"), "en-US")))
        bares.append(timed(lambda n=n: bare(url, "\n\n".join(paragraphs(words, f"bare{n}")))))
    ours, theirs = statistics.median(passes), statistics.median(bares)
    row(f"LanguageTool: first pass of {words} words", f"{ours:.1f} s")
    row("one bare request of as many words", f"{theirs:.1f} s")
    package = language_tool_python.LanguageTool("en-US", remote_server=url)
    each = paragraphs(words, "package")
    slow = timed(lambda: [package.check(p) for p in each])
    row("language_tool_python as it comes, on this server", f"{slow:.1f} s")
    edits = [f"{SEED.read_text('utf-8').splitlines()[0][:500]} edit {i}" for i in range(80)]
    edit = statistics.median(timed(lambda t=t: engine.check([t], "en-US")) for t in edits[::2])
    bare_edit = statistics.median(timed(lambda t=t: bare(url, t)) for t in edits[1::2])
    row("one edited paragraph, median: ours / bare request", f"{1000 * edit:.0f} / {1000 * bare_edit:.0f} ms")
    engine.check(paragraphs(weight, "weight"), "en-US")
    aim("first pass against one bare request", ours / theirs, "≤ 1.1 ×")
    aim("first pass against the package, paragraph by paragraph", slow / ours, "≥ 3 × faster")
    aim("edited paragraph against the bare request", edit / bare_edit, "≤ 1.2 ×")
    opening_rows()
    row(f"server's resident memory after {weight} words more (≤ 550 MB)", resident(server.pid))
    engine.close()
    installation = find_installation()
    if installation:
        size = sum(f.stat().st_size for f in installation.folder.rglob("*") if f.is_file())
        row("on disk, without Java (English alone: ≤ 105 MB)", f"{size / 1e6:.0f} MB")


def aim(what: str, ratio: float, wanted: str) -> None:
    row(f"{what} ({wanted})", f"{ratio:.2f} ×")


def opening_rows() -> None:
    """The seed essay in a fresh program with empty memory: a child process, its imports not counted."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--open"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | {"COPING_CACHE": folder}
        )
    first, last = done.stdout.split()[-2:]
    row("opening the seed essay, cold: first marks (≤ 0.5 s)", f"{float(first):.2f} s")
    row("opening the seed essay, cold: all marks (≤ 6 s)", f"{float(last):.1f} s")


def open_seed() -> None:
    """Print seconds until the first spacing findings, and until every engine has answered."""
    start = time.perf_counter()
    essay = open_essay(SEED)
    checker = Checker(DEFAULTS, engines_for("auto"))
    profile = checker.profile([p.text for p in essay.paragraphs])
    for paragraph in essay.paragraphs:
        if checker.spacing(paragraph, profile):
            print(f"{time.perf_counter() - start:.2f}")
            break
    checker.check(essay)
    print(f"{time.perf_counter() - start:.2f}")
    checker.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--weight", type=int, default=100_000, help="words before the server is weighed")
    parser.add_argument("--prose", type=Path, help="a .jsonl.xz file of edited prose")
    parser.add_argument("--open", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.open:
        open_seed()
        return
    harper_rows(arguments.words)
    local_rows(arguments.words, arguments.prose)
    languagetool_rows(arguments.words, arguments.weight)


if __name__ == "__main__":
    main()
