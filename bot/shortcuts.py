"""Goes round Rasa: what each message pays for in Rasa 3.6 and no setting or extension point turns off.

Each shortcut does what the original does, sooner; tests compare with and without. They are put in by the assistant and
by `lots train`, so Rasa's own commands run as Rasa wrote them.

- The graph is planned anew by dask, in a thread pool's manner, for every message and every prediction: half a
  millisecond each. Here it is planned once for each set of targets, in the same order of needs.
- Every debug line copies what it would log, deeply, though nobody reads it.
- The class of a stored event is looked for among all subclasses, for each event that is read.
- Whether the domain is empty is found out by making an empty one and comparing, for every message.
- Twelve actions of Rasa's own are made to find out that one is none of them, for every action.
- A message is parsed as if nothing was said before, so that what it means after each of forty topics is computed.
- An action server's reply is checked by a schema that is itself checked first, each time: thirty milliseconds.
- Data of many files is merged by copying every question, deeply, and hashing every copy and every word in it as JSON,
  fifteen times over; and each file is read and checked three times: most of a training with 27,000 questions.
- A model is packed as tightly as gzip can: nine seconds instead of one, for a tenth of its size.
- The domain in a model is checked by a schema at every start, as it was when it was trained: a tenth of a second. And
  the model is unpacked twice, the first time to look at the names in it: half a second with 50,000 questions.
"""

from __future__ import annotations

import contextlib
import tarfile
import types
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import jsonschema
from rasa.core import processor
from rasa.core.actions import action
from rasa.core.actions.action import RemoteAction
from rasa.core.policies import rule_policy
from rasa.core.processor import MessageProcessor
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data import loading
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils import validation
from rasa.utils.endpoints import EndpointConfig
from tarsafe import TarSafe  # type: ignore[import-untyped]

from bot.dialogue.heard import said_backwards, topics_before
from bot.nlu.followups import MAY_BE_BEFORE

_BYTES_AT_ONCE = 1_048_576
Step = tuple[str, GraphNode, tuple[str, ...]]
_plans: WeakKeyDictionary[DaskGraphRunner, dict[tuple[str, ...], list[Step]]] = WeakKeyDictionary()


def install() -> None:
    """Put every shortcut in."""
    for owner, name, _, shortcut in _SHORTCUTS:
        setattr(owner, name, shortcut)


@contextlib.contextmanager
def removed() -> Iterator[None]:
    """Rasa as it was, for comparison."""
    with _replaced((owner, name, original) for owner, name, original, _ in _SHORTCUTS):
        yield


@contextlib.contextmanager
def quick_load() -> Iterator[None]:
    """While a model is loaded: Rasa has checked its domain when it was trained, and what is in it is unpacked once."""
    replaced = (
        (validation, "validate_yaml_schema", lambda *_: None),
        (LocalModelStorage, "_extract_archive_to_directory", staticmethod(_unpack)),
    )
    with _replaced(replaced):
        yield


@contextlib.contextmanager
def shared_examples() -> Iterator[None]:
    """While training: merged data shares its questions with what it was merged from, which nobody uses any more.

    A file is read once, whatever language it is read for, since only other vendors' formats ask; a question is found by
    its text before it is compared whole.
    """
    shared = (
        (Message, "__deepcopy__", lambda self, _: self),
        (Message, "__hash__", lambda self: hash(self.data.get(TEXT))),
        (Token, "fingerprint", lambda self: repr((self.text, self.start, self.end, self.lemma, self.data))),
        (loading, "_load", _read_once(loading._load)),
        (TarSafe, "gzopen", classmethod(partial(vars(tarfile.TarFile)["gzopen"].__func__, compresslevel=1))),
    )
    with _replaced(shared):
        yield


@contextlib.contextmanager
def _replaced(others: Iterable[tuple[Any, str, Any]]) -> Iterator[None]:
    """Each owner's name stands for the other thing, and then for its own again."""
    with contextlib.ExitStack() as stack:
        for owner, name, other in others:
            if name in vars(owner):
                stack.callback(setattr, owner, name, vars(owner)[name])
            else:  # inherited, or new
                stack.callback(delattr, owner, name)
            setattr(owner, name, other)
        yield


def _unpack(archive: str | Path, folder: Path) -> None:
    """Unpack a model; raises tarfile.TarError at what would lie outside the folder, as Rasa's way does."""
    with tarfile.open(archive, mode="r|gz", bufsize=_BYTES_AT_ONCE) as model:
        model.extractall(folder, filter="data")


def _read_once(load: Callable[[str], Any]) -> Callable[..., Any]:
    read = lru_cache(maxsize=None)(load)
    return lambda filename, *_: read(filename)


def _run(
    self: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
) -> dict[str, Any]:
    """Run the nodes that the targets need, each once, after those it needs."""
    wanted = tuple(targets or self._graph_schema.target_names)
    plans = _plans.setdefault(self, {})
    if wanted not in plans:
        plans[wanted] = _plan(self._graph_schema.minimal_graph_schema(list(wanted)), self._instantiated_nodes)
    outputs: dict[str, tuple[str, Any]] = {name: (name, value) for name, value in (inputs or {}).items()}
    for name, node, needs in plans[wanted]:
        outputs[name] = node(*(outputs.get(need, need) for need in needs))
    return dict(outputs[name] for name in wanted)


def _plan(schema: GraphSchema, nodes: dict[str, GraphNode]) -> list[Step]:
    planned: dict[str, Step] = {}

    def plan(name: str) -> None:
        if name in planned or name not in schema.nodes:
            return
        needs = tuple(schema.nodes[name].needs.values())
        for need in needs:
            plan(need)
        planned[name] = (name, nodes[name], needs)

    for name in schema.nodes:
        plan(name)
    return list(planned.values())


def _same(value: Any) -> Any:
    """Instead of a copy, where the copy is only for a log that is not written."""
    return value


_uncopied = types.SimpleNamespace(deepcopy=_same)


def _resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event]:
    if type_name not in _event_classes:
        found: type[Event] = _search(type_name, default)
        if found is default:
            return found
        _event_classes[type_name] = found
    return _event_classes[type_name]


def _is_empty(self: Domain) -> bool:
    if "_known_empty" not in vars(self):
        vars(self)["_known_empty"] = _compared_to_empty(self)
    return bool(vars(self)["_known_empty"])


def _default_actions(action_endpoint: EndpointConfig | None = None) -> list[action.Action]:
    """By the endpoint, which has no hash; it is kept, so that no other ever has its number."""
    number = id(action_endpoint)
    if number not in _own_actions:
        _own_actions[number] = (action_endpoint, _made_actions(action_endpoint))
    return _own_actions[number][1]


def _parse_after(
    self: MessageProcessor, message: Any, tracker: DialogueStateTracker, only_output_properties: bool = True
) -> dict[str, Any]:
    token = MAY_BE_BEFORE.set(topics_before(said_backwards(tracker.events)))
    try:
        return dict(_parse(self, message, tracker, only_output_properties))
    finally:
        MAY_BE_BEFORE.reset(token)


@lru_cache(maxsize=1)
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return jsonschema.validators.validator_for(schema)(schema)


def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    error = jsonschema.exceptions.best_match(_validator().iter_errors(result))
    return True if error is None else bool(_check(self, result))


_event_classes: dict[str, type[Event]] = {}
_search: Callable[..., Any] = Event.resolve_by_type
_compared_to_empty: Callable[..., Any] = Domain.is_empty
_own_actions: dict[int, tuple[EndpointConfig | None, list[action.Action]]] = {}
_made_actions: Callable[..., list[action.Action]] = action.default_actions
_parse: Callable[..., Any] = MessageProcessor._parse_message_with_graph
_check: Callable[..., Any] = RemoteAction._validate_action_result
_SHORTCUTS: tuple[tuple[Any, str, Any, Any], ...] = (
    (DaskGraphRunner, "run", DaskGraphRunner.run, _run),
    (processor, "copy", processor.copy, _uncopied),
    (rule_policy, "copy", rule_policy.copy, _uncopied),
    (Event, "resolve_by_type", staticmethod(Event.resolve_by_type), staticmethod(_resolve_by_type)),
    (Domain, "is_empty", Domain.is_empty, _is_empty),
    (action, "default_actions", action.default_actions, _default_actions),
    (MessageProcessor, "_parse_message_with_graph", _parse, _parse_after),
    (RemoteAction, "_validate_action_result", RemoteAction._validate_action_result, _validate_action_result),
)
