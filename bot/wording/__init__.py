"""Wording: a notice becomes a call in its reader's language at the moment it is sent.

A renderer looks at the facts once more and hands back None if the notice is no longer true.
"""
