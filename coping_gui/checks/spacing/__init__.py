"""Repair of lost, stray and doubled blanks."""
