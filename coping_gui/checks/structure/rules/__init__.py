"""One structural rule a file; `registry.py` lists them all."""
