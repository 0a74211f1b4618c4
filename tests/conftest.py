"""What every test stands on: one hypothesis profile for all machines, and two real databases."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import settings

from bench.processes import Nursery
from tests.databases import (
    address,
    empty_address,
    lasting_address,
    own_server,
    postgresql_address,
    postgresql_server,
    sqlite,
    sqlite_template,
    storage,
)

__all__ = [
    "address",
    "empty_address",
    "lasting_address",
    "own_server",
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


WAITING = ("tests/e2e/", "tests/processes/")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of several testers the first gets those tests that wait for processes more than they compute,
    and meanwhile leaves the cores to the others, who then take what it has not come to.
    """
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.nodeid.startswith(WAITING))


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """A warm parent for all bots that live in processes of their own."""
    with Nursery(tmp_path_factory.mktemp("bots") / "bots.log") as warm:
        yield warm


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """A test that sets up the program's logs leaves none of it to the next one."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, logging.raiseExceptions
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook, logging.raiseExceptions = hooks
    if root.handlers != handlers:
        root.handlers[:] = handlers
        root.setLevel(level)
        logging.captureWarnings(capture=False)
    structlog.reset_defaults()
