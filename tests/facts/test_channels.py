from pathlib import Path

import pytest

from bot.facts.channels import Kind, as_json, read_channels
from bot.facts.document import DocumentError
from tests.conftest import ROOT

CHANNELS = ROOT / "incident/channels.yml"


def test_every_channel_of_the_contract_is_there() -> None:
    wanted = {
        "kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok", "nodra_telefon_akut",
        "driftstod_telefon", "helpdesk", "chef", "digital_brevlada", "webb_fragor_svar", "webb_samlad_info", "sos_112",
    }  # fmt: skip

    assert wanted <= set(read_channels(CHANNELS).channels)


def test_phone_number_can_be_dialled() -> None:
    assert read_channels(CHANNELS).channels["kontaktcenter_telefon"].href == "tel:011150000"


def test_nodra_has_no_email() -> None:
    emails = [name for name, channel in read_channels(CHANNELS).channels.items() if channel.kind is Kind.EMAIL]

    assert emails == ["kontaktcenter_epost"]


def test_nodras_number_is_not_confirmed() -> None:
    told = {channel["id"]: channel["confirmed"] for channel in as_json(read_channels(CHANNELS))}

    assert (told["nodra_telefon_akut"], told["kontaktcenter_telefon"]) == (False, True)


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("kind: email", "kind: mail", "inte finns"),
        ("value: 011-21 09 20", "value: elvaan", "inget telefonnummer"),
        ("value: 011-21 09 20", "value: 011-21 0", "inget telefonnummer"),
        ("    value: Trädgårdsgatan 21", "    valu: Trädgårdsgatan 21", "okänt ord"),
        ('value: "24/7"', "value: alltid", "inga öppettider"),
        ("value: norrkoping.kommun@norrkoping.se", "value: norrkoping.kommun(at)norrkoping.se", "ingen e-postadress"),
    ],
)
def test_fault_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, what: str) -> None:
    path = tmp_path / "channels.yml"
    text = CHANNELS.read_text(encoding="utf-8")
    assert right in text
    broken = text.replace(right, wrong)
    path.write_text(broken, encoding="utf-8")

    with pytest.raises(DocumentError, match=what) as caught:
        read_channels(path)

    assert wrong in broken.splitlines()[caught.value.line - 1]


@pytest.mark.parametrize("needed", ["sos_112", "kontaktcenter_telefon", "information_11313"])
def test_channel_that_the_bot_itself_names_must_be_there(tmp_path: Path, needed: str) -> None:
    path = tmp_path / "channels.yml"
    path.write_text(CHANNELS.read_text(encoding="utf-8").replace(f"  {needed}:", f"  {needed}x:"), encoding="utf-8")

    with pytest.raises(DocumentError, match=f"{needed} saknas"):
        read_channels(path)


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ('value: "112"', 'value: "113"', "nödnumret"),
        ("value: norrkoping.kommun@norrkoping.se", "value: kundservice@nodra.se", "dem mejlar ingen"),
    ],
)
def test_what_would_cost_residents_dearly_is_refused(tmp_path: Path, right: str, wrong: str, what: str) -> None:
    path = tmp_path / "channels.yml"
    text = CHANNELS.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")

    with pytest.raises(DocumentError, match=what):
        read_channels(path)


def test_number_that_begins_with_a_zero_stays_as_it_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "channels.yml"
    text = CHANNELS.read_text(encoding="utf-8")
    path.write_text(text.replace("value: 011-21 09 20", "value: 011210920"), encoding="utf-8")

    assert read_channels(path).channels["driftstod_telefon"].value == "011210920"


def test_unknown_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "channels.yml"
    text = CHANNELS.read_text(encoding="utf-8")
    path.write_text(text.replace("source: nodra_policy", "source: nodra"), encoding="utf-8")

    with pytest.raises(DocumentError, match="nodra"):
        read_channels(path)
