"""Where the frozen `coping` starts: as Harper's worker when it is its own Python, else as the command line."""

import json
import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run what was asked for and return its exit code."""
    freeze_support()
    from coping_gui.checks.grammar import harper_worker
    from coping_gui.checks.grammar.harper import FROZEN_FLAG

    if sys.argv[1:2] == [FROZEN_FLAG]:
        harper_worker.main(json.loads(sys.argv[2]))
        return 0
    from coping_gui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
