"""The local server in a process that ends with its parent, for trials in which bots come and go.

A webhook that was not there is tried again after two seconds at most. Telegram waits longer and
longer, up to a minute: a trial would mostly wait with it, and learn nothing more.
"""

from bench.nursery import ends_with_its_parent
from bot import cli
from playground.telegram.http import courier

DELAYS = (0.0, 0.5, 1.0, 2.0)

if __name__ == "__main__":
    ends_with_its_parent()
    courier.DELAYS = DELAYS
    cli.main()
