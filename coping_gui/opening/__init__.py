"""Step 1: a file or pasted text becomes an Essay."""
