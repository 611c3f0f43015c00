"""What one text writes in two ways: spellings, hyphens, capitals, abbreviations, numbers, names, dates, marks."""
