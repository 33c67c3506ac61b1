from pathlib import Path

import pytest

from bot.facts.channels import Kind, as_json, channels_of
from bot.facts.document import DocumentError, read_document
from tests.conftest import ROOT, edit

CHANNELS = ROOT / "incident/channels.yml"


@pytest.fixture
def channels(incident: Path) -> Path:
    """A copy of `channels.yml` that a test may break."""
    return incident / "channels.yml"


def test_every_channel_of_the_contract_is_there() -> None:
    wanted = {
        "kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok", "nodra_telefon_akut",
        "driftstod_telefon", "helpdesk", "chef", "digital_brevlada", "webb_fragor_svar", "webb_samlad_info", "sos_112",
    }  # fmt: skip

    assert wanted <= set(channels_of(read_document(CHANNELS)).channels)


def test_phone_number_can_be_dialled() -> None:
    assert channels_of(read_document(CHANNELS)).channels["kontaktcenter_telefon"].href == "tel:011150000"


def test_number_with_its_country_can_be_dialled(channels: Path) -> None:
    edit(channels, "value: 011-15 00 00", "value: +46 11-15 00 00")

    assert channels_of(read_document(channels)).channels["kontaktcenter_telefon"].href == "tel:+4611150000"


def test_nodra_has_no_email() -> None:
    emails = [
        name for name, channel in channels_of(read_document(CHANNELS)).channels.items() if channel.kind is Kind.EMAIL
    ]

    assert emails == ["kontaktcenter_epost"]


def test_nodras_number_is_not_confirmed() -> None:
    told = {channel["id"]: channel["confirmed"] for channel in as_json(channels_of(read_document(CHANNELS)))}

    assert (told["nodra_telefon_akut"], told["kontaktcenter_telefon"]) == (False, True)


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("kind: email", "kind: mail", "Välj ett av: phone, email, visit"),
        ("value: 011-21 09 20", "value: elvaan", "inget telefonnummer"),
        ("value: 011-21 09 20", "value: 011-21 0", "inget telefonnummer"),
        ("    value: Trädgårdsgatan 21", "    valu: Trädgårdsgatan 21", "Skriv value i stället"),
        ("source: nodra_policy", "source: nodra", "Välj en av dem under sources: bulletin"),
        ('value: "24/7"', "value: alltid", "inga öppettider"),
        ("value: norrkoping.kommun@norrkoping.se", "value: norrkoping.kommun(at)norrkoping.se", "ingen e-postadress"),
    ],
)
def test_fault_is_told_with_its_line(channels: Path, right: str, wrong: str, what: str) -> None:
    edit(channels, right, wrong)

    with pytest.raises(DocumentError, match=what) as caught:
        channels_of(read_document(channels))

    assert wrong in channels.read_text(encoding="utf-8").splitlines()[caught.value.line - 1]


@pytest.mark.parametrize("needed", ["sos_112", "kontaktcenter_telefon", "information_11313"])
def test_channel_that_the_bot_itself_names_must_be_there(channels: Path, needed: str) -> None:
    edit(channels, f"  {needed}:", f"  {needed}x:")

    with pytest.raises(DocumentError, match=f"{needed} saknas"):
        channels_of(read_document(channels))


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ('value: "112"', 'value: "113"', "nödnumret"),
        ("value: norrkoping.kommun@norrkoping.se", "value: kundservice@nodra.se", "dem mejlar ingen"),
    ],
)
def test_what_would_cost_residents_dearly_is_refused(channels: Path, right: str, wrong: str, what: str) -> None:
    edit(channels, right, wrong)

    with pytest.raises(DocumentError, match=what):
        channels_of(read_document(channels))


def test_number_that_begins_with_a_zero_stays_as_it_is_typed(channels: Path) -> None:
    edit(channels, "value: 011-21 09 20", "value: 011210920")

    assert channels_of(read_document(channels)).channels["driftstod_telefon"].value == "011210920"


def test_dash_of_a_street_address_stays(channels: Path) -> None:
    edit(channels, "value: Trädgårdsgatan 21", "value: Trädgårdsgatan 21\N{EN DASH}23")

    assert channels_of(read_document(channels)).channels["kontaktcenter_besok"].value.endswith("21\N{EN DASH}23")


def test_number_pasted_from_a_word_processor_is_a_number(channels: Path) -> None:
    edit(channels, "value: 011-21 09 20", "value: 011\N{EN DASH}21\N{NO-BREAK SPACE}09\N{NO-BREAK SPACE}20")

    assert channels_of(read_document(channels)).channels["driftstod_telefon"].value == "011-21 09 20"
