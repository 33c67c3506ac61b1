"""What the steps of a release share about files: what stands beside a model, and a full disk."""

from __future__ import annotations

NOTES = ".notes.json"
READINGS = ".readings.json"
FULL = "Disken är full. Ta bort något och försök igen. Ingenting är ändrat."
_FULL = ("No space left", "disk is full", "File too large", "Disk quota")


def is_full(error: BaseException | None) -> bool:
    """Whether a full disk is behind `error`."""
    while error is not None:
        if any(sign in str(error) for sign in _FULL):
            return True
        error = error.__cause__ or error.__context__
    return False
