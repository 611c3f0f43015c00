"""Speed and weight of the grammar engines, side by side in one run.

    python benchmarks/grammar.py [--words 10000]

The text is made of the seed essay's paragraphs, every copy a little different so that no memory helps. Compare the
rows with each other, not with another machine's.
"""

import argparse
import statistics
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import language_tool_python

from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.rule_table import rule_table
from coping_gui.checks.grammar.server import LanguageToolServer

SEED = Path(__file__).resolve().parent.parent / "seeds" / "coping-case-study.txt"


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
    print(f"{what:62} {value:>12}", flush=True)


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


def languagetool_rows(words: int) -> None:
    server = LanguageToolServer()
    engine = LanguageToolEngine(server=server, patience=300)
    row("LanguageTool: start and first finding, from nothing", f"{timed(engine.start):.1f} s")
    engine.check(paragraphs(words, "warm"), "en-US")
    url = server.url()
    row(
        f"LanguageTool: one bare request of {words} words",
        f"{timed(lambda: bare(url, chr(10).join(paragraphs(words, 'bare')))):.1f} s",
    )
    row(
        f"LanguageTool: first pass of {words} words",
        f"{timed(lambda: engine.check(paragraphs(words, 'pass'), 'en-US')):.1f} s",
    )
    package = language_tool_python.LanguageTool("en-US", remote_server=url)
    each = paragraphs(words, "package")
    row("language_tool_python as it comes, on this server", f"{timed(lambda: [package.check(p) for p in each]):.1f} s")
    edits = [f"{SEED.read_text('utf-8').splitlines()[0][:500]} edit {i}" for i in range(40)]
    ours = statistics.median(timed(lambda t=t: engine.check([t], "en-US")) for t in edits[:20])
    theirs = statistics.median(timed(lambda t=t: bare(url, t)) for t in edits[20:])
    row("one edited paragraph, median: ours / bare request", f"{1000 * ours:.0f} / {1000 * theirs:.0f} ms")
    row("server's resident memory now", resident(server.pid))
    engine.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_000)
    words = parser.parse_args().words
    harper_rows(words)
    languagetool_rows(words)


if __name__ == "__main__":
    main()
