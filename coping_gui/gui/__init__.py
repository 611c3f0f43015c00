"""The window: the only place, with app.py, that imports PySide6."""
