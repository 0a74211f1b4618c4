"""Delivery: what waits in the outbox is sent, at the pace Telegram allows, and marked.

`pacing` knows when the next message may go, `hand` which of those that are held goes first,
`taking` fills the hand, `sending` makes one call, `marking` writes down what came of it, `receipts`
hands Telegram's answer to whoever waits for it, `delivery` is the loop around them, which `resting`
stops until there is something to do. Delivery is at least once: a process
that is killed between an answer and its mark sends once more, except what must not be doubled.
"""

from bot.delivery.delivery import Delivery

__all__ = ["Delivery"]
