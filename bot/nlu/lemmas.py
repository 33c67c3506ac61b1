"""The Swedish spaCy pipeline of the embedded default: tokens and lemmas by look-up.

No trained Swedish pipeline is on the package index; this one needs none and takes microseconds.
`python -m bot.nlu.lemmas FOLDER` writes it where Rasa's SpacyNLP can load it by path.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy


def build(folder: Path) -> None:
    """Write the pipeline to `folder`; needs the package spacy-lookups-data."""
    pipeline = spacy.blank("sv")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    folder.parent.mkdir(parents=True, exist_ok=True)
    pipeline.to_disk(folder)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
