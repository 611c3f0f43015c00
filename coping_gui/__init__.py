"""COPING: a desktop essay-revision assistant."""

__version__ = "0.1.0"
