"""`python -m coping_gui` opens the window."""

import sys

from coping_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
