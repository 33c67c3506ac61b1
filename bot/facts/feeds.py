"""Addresses in `status.yml` where others tell their status."""

from __future__ import annotations

from pydantic import HttpUrl, PositiveInt, validator

from bot.facts.validation import Strict

NATION = "00"
WHOLE_PAGE = "*"
_COUNTY_SIGNS = 2
_MUNICIPALITY_SIGNS = 4
_DEFAULT_PATIENCE = PositiveInt(15)


class Feed(Strict):
    """A page in Statuspage's shape that somebody else keeps.

    `systems` names, for each of our systems, the id or name of their component, or `*` for their page as a whole.
    """

    title: str
    url: HttpUrl
    unknown_after_minutes: PositiveInt = _DEFAULT_PATIENCE
    systems: dict[str, str]


class VmaFeed(Strict):
    """The national feed of important public announcements (VMA), and the municipality whose count."""

    url: HttpUrl
    area: str
    unknown_after_minutes: PositiveInt = _DEFAULT_PATIENCE

    @validator("area")
    def _code(cls, area: str) -> str:  # noqa: N805
        if not (area.isdecimal() and len(area) == _MUNICIPALITY_SIGNS):
            raise ValueError('skriv kommunens kod med fyra siffror inom citattecken: "0581"')
        return area

    def concerns(self, code: str) -> bool:
        """Whether an announcement for the area `code` is for us: the nation, the county, the municipality, a part."""
        return code in (NATION, self.area[:_COUNTY_SIGNS]) or code.startswith(self.area)
