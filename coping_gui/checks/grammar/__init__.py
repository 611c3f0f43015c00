"""Grammar and spelling engines behind one protocol, and COPING's own rules."""
