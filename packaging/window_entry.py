"""Where the frozen `coping-gui` starts: as Harper's worker when it is its own Python, else as the window."""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run what was asked for and return its exit code."""
    freeze_support()
    from coping_gui.checks.grammar.harper_worker import worker_from
    from coping_gui.checks.grammar.local.worker import worker_from as model_worker_from

    if worker_from(sys.argv[1:]) or model_worker_from(sys.argv[1:]):
        return 0
    from coping_gui.app import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
