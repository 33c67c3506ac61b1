"""What the components that learn have in common: each keeps what it learnt as pickles among the model's resources."""

from __future__ import annotations

import pickle
from typing import Any, ClassVar, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

_Component = TypeVar("_Component", bound="LearningComponent")


class LearningComponent(GraphComponent):
    """A component whose learnt parts lie in `files`, in the order in which its constructor takes them.

    Models of earlier versions may lack those that are `newer`; the component does without.
    """

    files: ClassVar[tuple[str, ...]]
    newer: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource, *parts: Any) -> None:
        """`parts` are what was learnt; none before the training."""
        self._config = config
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls: type[_Component],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _Component:
        """A component that has yet to be trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls: type[_Component],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> _Component:
        """The trained component; raises ValueError or OSError when a part of the stored model is missing."""
        try:
            with model_storage.read_from(resource) as folder:
                kept = [name for name in cls.files if name not in cls.newer or (folder / name).exists()]
                stored = [(folder / name).read_bytes() for name in kept]
        except ValueError:  # nothing is stored of the component
            if cls.newer < set(cls.files):
                raise
            stored = []
        # As safe as Rasa's own models.
        return cls(config, model_storage, resource, *(pickle.loads(part) for part in stored))  # noqa: S301

    def _kept(self, *parts: Any) -> Resource:
        """Store what was learnt; returns where."""
        with self._storage.write_to(self._resource) as folder:
            for name, part in zip(self.files, parts, strict=True):
                (folder / name).write_bytes(pickle.dumps(part, pickle.HIGHEST_PROTOCOL))
        return self._resource
