"""The process that the local model runs in, so that its work holds up nothing and its memory ends with it.

One JSON line in, one JSON line out: {"texts", "words"} gives for each text {"shown", "others", "doubts", "rate"}:
corrections as [start, end, new, kind, chance, [others]], doubtful words as [start, end, chance]. The process ends when
its input does.
"""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

FROZEN_FLAG = "--local-model-worker"
"""A frozen program is its own Python: started with this flag it is to be a worker, see `worker_from`."""


def worker_from(arguments: Sequence[str]) -> bool:
    """Be a worker until standard input ends when the arguments ask for one; returns whether they did."""
    if list(arguments[:1]) != [FROZEN_FLAG]:
        return False
    main()
    return True


def main() -> None:
    """Answer lines from standard input until it ends."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    model: Any = None
    with open(0, "rb", closefd=False) as lines:  # a program without console has no sys.stdin, and yet this pipe
        for line in lines:
            request = json.loads(line)
            if model is None:
                from coping_gui.checks.grammar.local.model import LocalModel

                model = LocalModel(dictionary=request["words"])
            readings = model.read(request["texts"])
            output.write(json.dumps([_answer(reading) for reading in readings]) + "\n")
            output.flush()


def _answer(reading: Any) -> dict[str, Any]:
    return {
        "shown": [_row(c) for c in reading.shown],
        "others": [_row(c) for c in reading.others],
        "doubts": [[span.start, span.end, round(chance, 4)] for span, chance in reading.doubts],
        "rate": round(reading.rate, 4),
    }


def _row(correction: Any) -> list[Any]:
    c = correction
    return [c.span.start, c.span.end, c.new, c.kind, round(c.chance, 4), list(c.others)]


if __name__ == "__main__":
    sys.exit(main())
