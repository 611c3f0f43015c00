"""COPING's own grammar rules, one per file; checks/registry.py lists them all."""
