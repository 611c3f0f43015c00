"""COPING's own grammar engine: a small model, trained on generated mistakes, that finds what rules cannot."""
