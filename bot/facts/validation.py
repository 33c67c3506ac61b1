"""From a YAML document to a checked model, with errors that point at the line."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, Extra, ValidationError

from bot.facts.document import Document

Model = TypeVar("Model", bound=BaseModel)

_REMEDIES = {
    "value_error.missing": "saknas. Lägg till det.",
    "value_error.extra": "är ett okänt ord här. Rätta stavningen eller ta bort det.",
    "type_error.enum": "har ett värde som inte finns. Välj ett av värdena som står överst i filen.",
    "value_error.const": "har ett värde som inte finns. Välj ett av värdena som står överst i filen.",
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
        raise document.error((), "Filen är tom eller har fel form. Hämta tillbaka den förra versionen.")
    try:
        return model.parse_obj(document.data)
    except ValidationError as error:
        # A misspelt key is both unknown and missed; what is misspelt is what to mend.
        first = min(error.errors(), key=lambda fault: fault["type"] != "value_error.extra")
        keys = first["loc"]
        remedy = _REMEDIES.get(first["type"]) or f"stämmer inte: {first['msg']}"
        if first["type"].startswith(_WEB_ADDRESS):
            remedy = "ska vara en webbadress som https://www.example.se."
        raise document.error(keys, f"”{'.'.join(map(str, keys))}” {remedy}") from error
