"""Property tests try the same examples each time; `--hypothesis-profile=search` looks for new ones."""

import os

from hypothesis import settings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Threads of linear algebra wait for each other: on a busy machine a test of two seconds took eighty."""

settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")
