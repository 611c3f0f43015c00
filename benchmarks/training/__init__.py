"""How the local grammar model is made: text → noise → training → thresholds → int8 → report, each a program.

See README.md in this folder.
"""
