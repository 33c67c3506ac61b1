"""From a YAML document to a checked model, with errors that point at the line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, Extra, ValidationError

from bot.facts.document import Document

Model = TypeVar("Model", bound=BaseModel)

_MISSING, _UNKNOWN = "value_error.missing", "value_error.extra"
# Where pydantic keeps what may stand there.
_CHOICES = {"type_error.enum": "enum_values", "value_error.const": "permitted"}
_REMEDIES = {
    _MISSING: "saknas. Lägg till det.",
    _UNKNOWN: "är ett okänt ord här. Rätta stavningen eller ta bort det.",
    "value_error.date": "ska vara ett datum som 2022-12-05.",
    "value_error.datetime": "ska vara en tid som 2022-12-05T10:15.",
    "type_error.list": "ska vara en lista: [ett, två].",
    "type_error.dict": "ska ha rader under sig, med indrag.",
    "type_error.str": "ska vara text. Sätt citattecken runt värdet.",
    "type_error.none.not_allowed": "är tomt. Fyll i det.",
    "type_error.integer": "ska vara ett heltal.",
    "type_error.bool": "ska vara true eller false.",
    "value_error.list.min_items": "är tomt. Skriv minst ett värde.",
    "value_error.number.not_gt": "är för litet. Skriv ett större tal.",
}
_WEB_ADDRESS = "value_error.url"


class Strict(BaseModel):
    """A model that refuses words it does not know, so that a misspelt key is found."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid
        allow_mutation = False
        smart_union = True


def validate(document: Document, model: type[Model]) -> Model:
    """The document as `model`; raises DocumentError at the first fault, with its line."""
    if not isinstance(document.data, dict):
        raise document.error((), "Filen är tom eller har fel form. Ta tillbaka den: lots status undo")
    try:
        return model.parse_obj(document.data)
    except ValidationError as error:
        # A misspelt key is both unknown and missed; what is misspelt is what to mend.
        first = min(error.errors(), key=lambda fault: fault["type"] != _UNKNOWN)
        keys = first["loc"]
        raise document.error(keys, f"”{'.'.join(map(str, keys))}” {_remedy(first, error.errors())}") from error


def _remedy(first: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> str:
    kind = first["type"]
    if kind.startswith(_WEB_ADDRESS):
        return "ska vara en webbadress som https://www.example.se."
    if kind in _CHOICES:
        allowed = ", ".join(getattr(value, "value", str(value)) for value in first["ctx"][_CHOICES[kind]])
        return f"har ett värde som inte finns. Välj ett av: {allowed}."
    missed = [
        fault["loc"][-1] for fault in faults if fault["type"] == _MISSING and fault["loc"][:-1] == first["loc"][:-1]
    ]
    if kind == _UNKNOWN and missed:
        return f"är ett okänt ord här. Skriv {missed[0]} i stället."
    return _REMEDIES.get(kind) or f"stämmer inte: {first['msg']}"
