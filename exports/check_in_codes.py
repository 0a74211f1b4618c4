"""Check-in codes: a link as a picture that a telephone reads from a screen across the room."""

import io

import segno

MODULE, QUIET = 12, 4
"""Pixels of one square, and squares of the light edge that readers need."""


def check_in_code(link: str) -> bytes:
    """A PNG."""
    content = io.BytesIO()
    code = segno.make_qr(link, error="m", boost_error=False)
    code.save(content, kind="png", scale=MODULE, border=QUIET)
    return content.getvalue()
