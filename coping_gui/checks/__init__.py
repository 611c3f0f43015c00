"""Step 2: an Essay gets its findings and hints."""
