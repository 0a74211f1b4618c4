"""The table of methods: every public function of the modules named here is one.

To add a method, write a function with its name (`send_dice` for sendDice) that takes a `Call` and
returns the JSON result, in the module of its meaning. Everything that is not in the table is
answered like a method that Telegram does not know.
"""

from __future__ import annotations

from inspect import isfunction
from typing import TYPE_CHECKING

from playground.telegram.methods import (
    about_me,
    chats,
    copying,
    editing,
    files,
    links,
    media,
    members,
    pins,
    polls,
    reacting,
    receiving,
    sending,
    topics,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from playground.telegram.requests.call import Call

MODULES = (
    about_me,
    receiving,
    sending,
    media,
    copying,
    polls,
    editing,
    reacting,
    chats,
    members,
    links,
    pins,
    topics,
    files,
)
FORMER_NAMES = {
    "kickchatmember": "banchatmember",
    "getchatmemberscount": "getchatmembercount",
}


def _methods_of(module: ModuleType) -> dict[str, Callable[[Call], object]]:
    return {
        name.replace("_", ""): function
        for name, function in vars(module).items()
        if isfunction(function) and function.__module__ == module.__name__ and name[0] != "_"
    }


METHODS: dict[str, Callable[[Call], object]] = {}
for _module in MODULES:
    METHODS |= _methods_of(_module)
METHODS |= {former: METHODS[now] for former, now in FORMER_NAMES.items()}
