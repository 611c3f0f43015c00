"""Step 3: the author decides: accept, ignore, undo."""
