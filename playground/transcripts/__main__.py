"""Writes the pages anew."""

import asyncio

from playground.transcripts.pages import write

if __name__ == "__main__":
    asyncio.run(write())
