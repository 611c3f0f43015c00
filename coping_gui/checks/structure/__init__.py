"""Structural hints, one file each, and citations."""
