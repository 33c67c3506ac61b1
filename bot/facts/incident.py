"""The folder `incident/` as a whole: all published facts, live."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.facts.channels import Channels, read_channels
from bot.facts.document import KeyPath, read_document
from bot.facts.store import LiveFiles
from bot.facts.systems import Status, read_status


@dataclass(frozen=True)
class Facts:
    """Everything that is published, from one reading of the folder."""

    channels: Channels
    status: Status


def read_facts(folder: Path) -> Facts:
    """Read the folder once; raises DocumentError, also when one file names what the other lacks."""
    channels = read_channels(folder / "channels.yml")
    path = folder / "status.yml"
    status = read_status(path)
    document = read_document(path)
    named: list[tuple[KeyPath, str]] = [(("source",), status.source)]
    for name, system in status.systems.items():
        named.append((("systems", name, "source"), system.source))
        for index, channel in enumerate(system.channels):
            if channel not in channels.channels:
                keys = ("systems", name, "channels", index)
                raise document.error(keys, f"Kanalen ”{channel}” finns inte i channels.yml. Rätta namnet.")
    for keys_of_source, source in named:
        if source not in channels.sources:
            raise document.error(keys_of_source, f"Källan ”{source}” finns inte i channels.yml. Rätta namnet.")
    return Facts(channels, status)


@lru_cache(maxsize=8)
def live_facts(folder: Path) -> LiveFiles[Facts]:
    """The folder's facts, read again when a file in it changes; one reader a folder and process."""
    return LiveFiles(
        lambda: (folder / "channels.yml", folder / "status.yml"),
        lambda: read_facts(folder),
    )
