"""Goes round Rasa: packages that nothing configured here has use for are not imported.

Rasa 3.6 imports TensorFlow, and the client of every channel, broker and database that it knows, with its first
modules, whatever is configured: ten seconds and several hundred megabytes on a small machine. Its modules only need
the names to exist while they are imported. A package that the configuration names is imported as ever. `rasa` itself
is left as it is; only `lots` starts light.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import re
import sys
from abc import ABCMeta
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import _distutils_hack  # type: ignore[import-untyped]

_COMPUTING = r"DIETClassifier|ResponseSelector|TEDPolicy|ConveRTFeaturizer|LanguageModelFeaturizer"
# Questions and pictures of the commands of `rasa` itself; the projects, templates and packages of the command `spacy`;
# stack traces in colours, help in Markdown, the command `httpx`.
_NEVER = r"(?!)"
_ADDRESS = r"(?m)^[^#\n]*\burl:"
# What in the configuration needs a package; everything else is never used by a bot with our channel and store.
_NEEDED_BY = {
    **dict.fromkeys(
        ("tensorflow", "tensorflow_addons", "tensorflow_text", "tensorflow_hub", "keras", "h5py"), _COMPUTING
    ),
    **dict.fromkeys(("rasa.utils.tensorflow.model_data", "rasa.utils.tensorflow.data_generator"), _COMPUTING),
    **dict.fromkeys(("boto3", "botocore"), r"(?i)dynamo|\baws\b|\bs3\b"),
    "pymongo": r"(?i)mongo",
    "google.auth": r"(?i)hangouts",
    "aiogram": r"(?i)telegram",
    "slack_sdk": r"(?i)slack",
    "webexteamssdk": r"(?i)webex",
    "twilio": r"(?i)twilio",
    "fbmessenger": r"(?i)facebook",
    "mattermostwrapper": r"(?i)mattermost",
    "rocketchat_API": r"(?i)rocketchat",
    **dict.fromkeys(("socketio", "engineio"), r"(?i)socketio"),
    **dict.fromkeys(("pika", "aio_pika", "aiormq"), r"(?i)pika"),
    "confluent_kafka": r"(?i)kafka",
    "apscheduler": r"(?i)remind|\bmodels:",
    **dict.fromkeys(("questionary", "prompt_toolkit", "rasa.utils.plotting"), _NEVER),
    **dict.fromkeys(("weasel", "spacy.cli.init_config", "spacy.cli.project", "packaging.requirements"), _NEVER),
    **dict.fromkeys(("rich.traceback", "markdown_it", "httpx._main"), _NEVER),
    "redis": r"(?i)redis",
    "aiohttp": _ADDRESS,
    "requests": r"(?i)duckling|hangouts|mattermost|botframework",
    "jwt": r"(?i)botframework|RasaChat|\brasa:",
}
# Imported when they are first used: training has use for them, answering has none.
_LATER = {"dask", "randomname"}
_ERRORS = ("Error", "Exception", "Failure")


def start_light(config: Path = Path("config.yml")) -> None:
    """What a command, or a process beside it, does before it imports anything else."""
    leave_out_unused(config)
    from bot.quiet import hush  # its logger would bring what is left out

    hush()


def leave_out_unused(config: Path) -> bool:
    """Stand in from now on for what `config`, and the endpoints and credentials in use, have no use for.

    Returns whether TensorFlow, the heaviest, is left out. What is imported already stays.
    """
    if not config.exists():
        return False
    endpoints = Path(os.environ.get("LOTS_ENDPOINTS") or config.with_name("endpoints.yml"))
    files = (config, endpoints, config.with_name("credentials.yml"))
    parts = [file.read_text(encoding="utf-8", errors="replace") for file in files if file.exists()]
    text = "\n".join([*parts, os.environ.get("LOTS_REDIS", "")])
    absent = {name for name, need in _NEEDED_BY.items() if name not in sys.modules and not re.search(need, text)}
    sys.meta_path.insert(0, _Finder(absent))
    # Sanic takes one function of distutils; setuptools would put its own in Python's place, and itself with it.
    _distutils_hack.remove_shim()
    return "tensorflow" in absent


class _Names(ABCMeta):
    """Makes every attribute of a stand-in a stand-in."""

    def __getattr__(cls, name: str) -> Any:
        return _stand_in(name)


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


class _StandInError(Exception, metaclass=_Names):
    """A name that can stand after `except`: Python looks at it first when something else was raised."""


class _Module(ModuleType):
    __path__ = []  # noqa: RUF012 - a package, as the import system wants it
    __version__ = "2.12.0"

    def __getattr__(self, name: str) -> Any:
        return _stand_in(name)


def _stand_in(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _StandInError if name.endswith(_ERRORS) else _StandIn


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, absent: set[str]) -> None:
        self._absent = absent

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in _LATER:
            return _lazy(fullname)
        if not any(fullname == name or fullname.startswith(f"{name}.") for name in self._absent):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def _lazy(name: str) -> importlib.machinery.ModuleSpec | None:
    spec = importlib.machinery.PathFinder.find_spec(name)
    if spec is not None and spec.loader is not None:
        spec.loader = importlib.util.LazyLoader(spec.loader)
    return spec
