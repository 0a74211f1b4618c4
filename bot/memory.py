"""Memory: what was loaded at the start stays, and need not be searched for garbage again."""

import gc

# Objects that may come and go before the youngest are searched: a batch makes thousands.
YOUNGEST = 20_000


def load() -> None:
    """Before everything is loaded: none of it is garbage, and looking for some costs a tenth."""
    gc.disable()


def settle() -> None:
    """Once everything is loaded. Garbage of later is found as before, only less often: searching
    cost a tenth of what an update that acts costs.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNGEST, 20, 20)
