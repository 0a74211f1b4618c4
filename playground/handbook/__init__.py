"""The handbook's talks and pictures, and transcripts: lived through with the real bot in a county,
and written down. `python -m playground.handbook` writes them anew; a test compares them.
"""
