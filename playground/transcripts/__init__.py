"""Conversations that the real bot had in the town, written down for the handbook.

`python -m playground.transcripts` writes the pages anew; a test compares them with what is said.
"""
