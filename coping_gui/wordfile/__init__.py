"""A Word file as bytes, parts and text: knows WordprocessingML, nothing of essays."""
