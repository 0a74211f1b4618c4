"""Imports aiogram in a quarter of the time: a model is built when it is used, not on import.

Import this before anything that imports aiogram, in the function that starts the bot:

    from bot import quick_aiogram
    from bot.app import run

    quick_aiogram.warm_up()

`import aiogram` ends by calling `model_rebuild` on each of its 400 types: most of its time and
memory goes into models that a bot never meets. Here these calls are skipped. What they find out
about a model's fields is cheap and is found out at once; its validator and serializer are dear and
are made when somebody first asks for them. So nothing but the moment differs.

This leans on the inside of pydantic. Therefore it is done for tested versions only, pydantic is
left as it was, and if anything is not as expected aiogram is imported as ever: `is_quick` tells.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from threading import RLock
from typing import Any

from pydantic import BaseModel

Model = type[BaseModel]
Names = Mapping[str, Any]

TESTED = {"aiogram": "3.31.", "pydantic": "2.13."}
# What a model gets when it is built.
MADE_LATE = ("__pydantic_validator__", "__pydantic_serializer__", "__signature__")

_building = RLock()
_being_built: set[Model] = set()


def is_quick() -> bool:
    """False: aiogram was there before, a version is not a tested one, or something went wrong."""
    return _quick


def warm_up(*also: Model) -> None:
    """Build what a bot that talks needs, and `also`, so that the first real update is not slow.

    Takes about 0.12 s and 7 MiB; without it the first update would take 0.07 s and the first answer
    to it 0.01 s. After a plain import everything is built, and there is nothing to do.
    """
    from aiogram import methods, types

    # Parts come before the whole, which then takes them as they are.
    needed: tuple[Model, ...] = (
        *(types.InlineKeyboardButton, types.InlineKeyboardMarkup),
        *(types.KeyboardButton, types.ReplyKeyboardMarkup, types.ReplyKeyboardRemove),
        *(types.ForceReply, types.LinkPreviewOptions, types.ReplyParameters),
        *(types.Message, types.CallbackQuery, types.Update),
        *(methods.SendMessage, methods.EditMessageText, methods.EditMessageReplyMarkup),
        *(methods.AnswerCallbackQuery, methods.DeleteMessage),
    )
    for model in (*needed, *also):
        _ = model.__pydantic_validator__


def _import_quickly() -> bool:
    if "aiogram" in sys.modules or not _tested():
        return False
    try:
        with _rebuilds_skipped() as skipped:
            import aiogram  # noqa: F401 - to import it is all that this module is for
        _put_off(skipped)
    except Exception:  # noqa: BLE001 - whatever it was, the plain import may still work
        _forget_aiogram()
        return False
    return True


def _tested() -> bool:
    try:
        return all(version(name).startswith(tested) for name, tested in TESTED.items())
    except ImportError:  # no such package
        return False


@contextmanager
def _rebuilds_skipped() -> Iterator[dict[Model, Names]]:
    """Meanwhile `model_rebuild` only notes the types of aiogram; other models are built as ever."""
    original = vars(BaseModel)["model_rebuild"]
    skipped: dict[Model, Names] = {}

    def note(
        model: Model,
        /,
        *,
        _types_namespace: Names | None = None,
        _parent_namespace_depth: int = 2,
        **options: bool,
    ) -> bool | None:
        if _types_namespace is not None and model.__module__.startswith("aiogram.types."):
            skipped[model] = _types_namespace
            return None
        built: bool | None = original.__func__(
            model,
            _types_namespace=_types_namespace,
            # So many frames up pydantic looks for names; this function is one more.
            _parent_namespace_depth=_parent_namespace_depth + 1,
            **options,
        )
        return built

    type.__setattr__(BaseModel, "model_rebuild", classmethod(note))
    try:
        yield skipped
    finally:
        type.__setattr__(BaseModel, "model_rebuild", original)


def _put_off(skipped: dict[Model, Names]) -> None:
    """Finish the fields of every model that is not built yet; the rest waits for its first use.

    The methods that mention a skipped type are among these models: they could not be built either.
    """
    (names,) = {id(names): names for names in skipped.values()}.values()
    waiting = {model for model in _models_of_aiogram() if not model.__pydantic_complete__}
    finished = [(model, *_finished_fields(model, names)) for model in waiting]
    for model, fields, extra in finished:
        model.__pydantic_fields__, model.__pydantic_extra_info__ = fields, extra
        for name in MADE_LATE:
            type.__setattr__(model, name, _OnFirstUse(model, name, names))


def _finished_fields(model: Model, names: Names) -> tuple[Any, Any]:
    """Fields with every annotation resolved, as `model_rebuild` resolves them before all else."""
    from pydantic._internal import _config, _fields, _generics, _namespace_utils

    return _fields.rebuild_model_fields(
        model,
        config_wrapper=_config.ConfigWrapper(model.model_config, check=False),
        ns_resolver=_namespace_utils.NsResolver(parent_namespace=names),
        typevars_map=_generics.get_model_typevars_map(model),
    )


class _OnFirstUse:
    """Holds the place of something that is made late; whoever asks for it gets the real thing.

    Pydantic has place-holders of its own. But its serializers, in Rust, stumble over them where a
    field is `Any`; two threads can build the same model; and names are looked up in the caller.
    """

    __slots__ = ("_before", "_model", "_name", "_names")

    def __init__(self, model: Model, name: str, names: Names) -> None:
        self._model, self._name, self._names = model, name, names
        self._before = vars(model).get(name)

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        with _building:
            if self._model in _being_built:
                return self._before  # it is pydantic that asks, to clear away what was there
            self._build()
        return getattr(self._model if instance is None else instance, self._name)

    def _build(self) -> None:
        _being_built.add(self._model)
        try:
            self._model.model_rebuild(_types_namespace=self._names)
        finally:
            _being_built.discard(self._model)


def _models_of_aiogram() -> Iterator[Model]:
    return (model for model in _below(BaseModel) if model.__module__.startswith("aiogram."))


def _below(model: Model) -> Iterator[Model]:
    for child in model.__subclasses__():
        yield child
        yield from _below(child)


def _forget_aiogram() -> None:
    """As if nothing had been tried: the next import starts anew."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "aiogram"]:
        del sys.modules[name]


_quick = _import_quickly()
