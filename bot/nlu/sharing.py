"""Goes round Rasa: one spaCy pipeline a process.

SpacyNLP stands in Rasa's graph once to provide the pipeline and once to use it, and each loads it from disk: a
second look-up of everything in it. The pipeline is never changed after it is loaded, so both can have the same.
"""

from __future__ import annotations

from functools import lru_cache

from rasa.nlu.utils.spacy_utils import SpacyNLP

from bot.nlu import lemmas

_ = lemmas.FACTORY  # imported so that spaCy knows the pipeline's own component


def share_spacy() -> None:
    """Let every SpacyNLP with the same model name hold the same loaded pipeline."""
    SpacyNLP.load_model = staticmethod(lru_cache(maxsize=2)(SpacyNLP.load_model))
