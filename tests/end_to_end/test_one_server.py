"""One LanguageTool server for all files of a batch and all workers of a program; none when it is over."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from coping_gui.checks.grammar.languagetool import LanguageToolEngine

pytestmark = [
    pytest.mark.languagetool,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc"),
    pytest.mark.skipif(
        os.environ.get("COPING_REQUIRE_LANGUAGETOOL") != "1" and not LanguageToolEngine().status().available,
        reason="LanguageTool is not set up",
    ),
]

FILES, WORKERS = 6, 3
PROGRAM = """
    import sys
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path
    from coping_gui.batch import Batch
    from coping_gui.checks.checker import Checker
    from coping_gui.checks.grammar import server
    from coping_gui.checks.grammar.engines import engines_for
    from coping_gui.settings import DEFAULTS

    started, popen = [], server._popen

    def counted(command):
        started.append(popen(command))
        return started[-1]

    server._popen = counted
    files, target, workers = sorted(Path(sys.argv[1]).glob("*.txt")), Path(sys.argv[2]), int(sys.argv[3])

    def clean(share):
        checker = Checker(DEFAULTS, engines_for("languagetool"))
        outcomes = Batch(share, target, DEFAULTS, checker).run()
        alive = sum(process.poll() is None for process in started)
        checker.close()
        return outcomes, alive

    with ThreadPoolExecutor(workers) as pool:
        results = list(pool.map(clean, [files[n::workers] for n in range(workers)]))
    for outcomes, alive in results:
        for outcome in outcomes:
            print("file", outcome.ok, outcome.cleaned.notices if outcome.cleaned else outcome.error)
        print("alive", alive)
    print("servers", len(started), *(process.pid for process in started))
"""


def test_six_files_in_three_workers_share_one_server_which_ends_with_the_last(tmp_path):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    target.mkdir()
    for n in range(FILES):
        (source / f"essay{n}.txt").write_text(f"He go to school number {n}.\n", "utf-8")
    command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(source), str(target), str(WORKERS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(tmp_path))
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[1:] for line in lines if line[0] == "file"] == [["True", "()"]] * FILES
    assert [line[1] for line in lines if line[0] == "alive"] == ["1"] * WORKERS
    (servers,) = [line for line in lines if line[0] == "servers"]
    assert servers[1] == "1"
    assert not Path(f"/proc/{servers[2]}").exists()


def _environment(tmp_path):
    """An empty memory: with a full one there would be no server at all."""
    return os.environ | {"COPING_CACHE": str(tmp_path / "cache")}
