"""What every test stands on: one hypothesis profile for all machines, and two real databases."""

from hypothesis import settings

from tests.databases import (
    address,
    empty_address,
    postgresql_address,
    postgresql_server,
    sqlite,
    sqlite_template,
    storage,
)

__all__ = [
    "address",
    "empty_address",
    "postgresql_address",
    "postgresql_server",
    "sqlite",
    "sqlite_template",
    "storage",
]

# No deadline: a shared machine is sometimes slow, and slowness is measured by `bench`.
# `derandomize`: the suite says the same of the same code; the soaks look for what is new.
# `print_blob`: a failure seen in CI can be repeated here.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")
