"""Counts of online activity, and what is needed to count each thing once."""
