from __future__ import annotations

import pytest

from bot.swedish.refusals import (
    is_at_computer,
    is_work_password,
    names_network,
    names_papers,
    names_tablet,
    names_tool,
    refusal,
    refuses_contact_centre,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("nej inte IST, vi kör Skola24", ("ist", "vi kor skola24")),
        (
            "nej jag menade min planeringsapp, inte lösen. den är tom",
            ("losen", "nej jag menade min planeringsapp . den ar tom"),
        ),
        ("nej inte i mobilen jag sitter vid datorn", ("mobilen", "jag sitter vid datorn")),
        ("det var inte banken det var jobbet", ("banken", "det var jobbet")),
        ("IST fungerar inte, ska vi vänta", None),
        ("jag kommer inte in i Vitec", None),
        ("inte Vitec", None),
        ("Vitec fungerar inte, inte IST heller", None),
        ("det är inte så bråttom", None),
    ],
)
def test_refusal_has_what_is_refused_and_the_rest(text: str, parts: tuple[str, str] | None) -> None:
    assert refusal(text) == parts


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("nej inte kontaktcenter, jag menade rekryteraren", True),
        ("inte kommunens kontaktcenter, jag är ju anställd", True),
        ("nej inte växeln", True),
        ("hittar inte till kontaktcentret", False),
        ("kontaktcenter svarar inte", False),
        ("inte kontaktcenters adress utan numret", False),
    ],
)
def test_contact_centre_is_refused(text: str, refuses: bool) -> None:
    assert refuses_contact_centre(text) is refuses


@pytest.mark.parametrize(
    ("text", "at_work"),
    [
        ("det var inte banken, det var jobblösenordet", True),
        ("lösenordet till jobbet, inte bankens", True),
        ("jag har glömt jobblösenordet", False),
        ("inte banken, jag gav dem min kod", False),
    ],
)
def test_password_of_work(text: str, at_work: bool) -> None:
    assert is_work_password(text) is at_work


def test_things_are_named() -> None:
    assert names_network("det är trådlöst nät")
    assert names_network("wifi på skolan")
    assert not names_network("vad trevligt och nätt")
    assert names_tablet("läsplattan vi tar med")
    assert not names_tablet("det är platt")
    assert names_papers("hur får jag handlingarna")
    assert not names_papers("jag söker en handläggare")
    assert names_tool("min planeringsapp")
    assert not names_tool("det är min chef")
    assert is_at_computer("jag sitter vid datorn på kontoret")
    assert not is_at_computer("datorn är trasig")
