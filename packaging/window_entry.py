"""Where the frozen `coping-gui` starts."""

import sys

from coping_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
