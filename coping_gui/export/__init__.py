"""Step 4: the cleaned file and its report."""
