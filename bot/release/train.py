"""Training, with little said and nothing hidden when it fails."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path


class TrainingError(Exception):
    """Training that failed; its text is Swedish and holds Rasa's reason."""


def train(out: Path) -> Path:
    """Train from `config.yml`, `domain.yml` and `data/` into the folder `out`; returns the model file.

    Raises TrainingError; OSError when the disk does not take it.
    """
    from rasa.model_training import train as rasa_train

    from bot.shortcuts import shared_examples

    noise = io.StringIO()
    try:
        with contextlib.redirect_stdout(noise), contextlib.redirect_stderr(noise), shared_examples():
            result = rasa_train("domain.yml", "config.yml", ["data"], output=str(out))
    except OSError:
        raise
    except (Exception, SystemExit) as error:
        raise TrainingError(f"Träningen misslyckades: {error}. Kör: lots check") from error
    if result.code != 0 or not result.model:
        raise TrainingError(f"Träningen misslyckades. Kör: lots check\n{noise.getvalue()[-2000:]}")
    return Path(result.model)
