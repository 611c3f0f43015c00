"""Property tests try the same examples each time; `--hypothesis-profile=search` looks for new ones."""

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")
