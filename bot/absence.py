"""Goes round Rasa: TensorFlow is not imported when nothing in `config.yml` computes with it.

Rasa 3.6 imports TensorFlow with its first module, whatever the pipeline: ten seconds and several hundred
megabytes on a small machine. Its modules only need the names to exist while they are imported. With a component
that does compute with TensorFlow, nothing here is used. `rasa` itself is left as it is; only `lots` starts light.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from abc import ABCMeta
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

_ABSENT = ("tensorflow", "tensorflow_addons", "tensorflow_text", "tensorflow_hub", "keras")
_COMPUTING = ("DIETClassifier", "ResponseSelector", "TEDPolicy", "ConveRTFeaturizer", "LanguageModelFeaturizer")


def leave_out_tensorflow(config: Path) -> bool:
    """Stand in for TensorFlow from now on, when `config` has no use for it; returns whether it does so."""
    if "tensorflow" in sys.modules or not config.exists():
        return False
    text = config.read_text(encoding="utf-8", errors="replace")
    if any(component in text for component in _COMPUTING):
        return False
    sys.meta_path.insert(0, _Finder())
    return True


class _Names(ABCMeta):
    """Makes every attribute of a stand-in a stand-in."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn


class _StandIn(metaclass=_Names):
    """A name that can be subclassed, used as a type, or wrapped round a function or class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, wrapped: Any = None, *args: Any, **kwargs: Any) -> Any:
        return wrapped

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn()


class _Module(ModuleType):
    __path__ = []  # noqa: RUF012 - a package, as the import system wants it
    __version__ = "2.12.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in _ABSENT:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""
