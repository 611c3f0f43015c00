"""`python -m coping_gui.cli` is the same as `coping`."""

from coping_gui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
