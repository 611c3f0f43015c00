"""The nouns: span, edit, finding, hint, paragraph, section, essay. Frozen, standard library only."""
