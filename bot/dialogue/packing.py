"""What one turn added, as the bytes of a row: compressed JSON. Knows nothing of Rasa."""

from __future__ import annotations

import json
import zlib
from typing import Any

Event = dict[str, Any]

# What rows have in common, so that each need not hold it again. Rows name their version: to change this text, add one.
_FIRST = (
    b'[{"event":"action","timestamp":1670000000.0,"metadata":{"model_id":"","assistant_id":"kontaktlots"},"name":'
    b'"action_session_start","policy":null,"confidence":1.0,"action_text":null,"hide_rule_turn":false},{"event":'
    b'"session_started","timestamp":,"name":"action_listen"},{"event":"user","timestamp":,"text":"","parse_data":{'
    b'"intent":{"name":"","confidence":0.},"entities":[{"entity":"system","value":"","start":0,"end":,"extractor":'
    b'"SystemExtractor"}],"text":"","message_id":"","metadata":{"now":"2022-12-05T10:15:00+01:00"},"text_tokens":[[0,'
    b']],"intent_ranking":[{"name":"","confidence":0.0}]},"input_channel":"chat","message_id":"","metadata":{'
    b'"policy":"TopicPolicy","confidence":1.0,"hide_rule_turn":true},{"event":"slot","name":"session_started_metadata"'
    b',"value":null,{"event":"bot","timestamp":,"text":"Ring kontaktcenter p\xc3\xa5 011-15 00 00. Kommer du '
    b'inte fram? Mejla eller bes\xc3\xb6k ","data":{"elements":null,"quick_replies":null,"buttons":['
    b'{"title":"","payload":"/"}],"attachment":null,"image":null,"custom":null},"metadata":{"topic":"","channels":["kontaktcenter_telefon",'
    b'"kontaktcenter_epost","kontaktcenter_besok"],"system":null,"confidence":0.,"utter_action":"utter_"}}]'
)
_SECOND = """{"event":"user_featurization","timestamp":1796049886.9,"use_text_for_featurization":false},\
{"text_tokens":[[0,3],[4,8],[9,12],[13,19],[19,20]],"intent_ranking":[{"name":"systemstatus","confidence":0.9998},\
{"name":"kommunal_tjanst"},{"name":"kontakt_epost"},{"name":"kontakt_telefon"},{"name":"nodra_ej_akut"},\
{"name":"nodra_akut"},{"name":"annat_sprak"},{"name":"integritet"},{"name":"bluff"},{"name":"manniska"},\
{"name":"halsning"},{"name":"utanfor"},{"name":"incident_lage"},{"name":"oppettider"},{"name":"medarbetare_stod"},\
{"name":"felanmalan"},"next_topics":["kontakt_epost","nodra"],"utter_action":"utter_systemstatus",\
"template":"utter_systemstatus","system_titel":"","system_lage":"fungerar inte","system_text":"",\
"system_tid":"Senast känt, ","system_kalla":"Kommunens lägesinformation ",\
"system_alder":"Uppgiften är gammal och kan ha ändrats. ",\
"system_kontakt":"– Kontaktcenter på telefon: {kontaktcenter_telefon}",\
"text":"Det är inget publicerat om det du frågar om. Jag vet alltså inte om det fungerar.\\n\\nFråga \
kontaktcenter på , i vanliga fall vardagar 08.00–16.00. Öppet nu. Stänger 16.00. \
Stängt nu. Öppnar i morgon 08.00. Kommer du inte fram? \
Mejla  eller besök , vardagar 08.30–16.00. Inloggning till  med Bankid fungerar inte. Det är inte publicerat om det \
gäller . Det går inte att mejla dem. Informationen är från . Du kan också  eller besök receptionen på . Gäller det \
kommunen ändå?: fungerar delvis. fungerar inte. fungerar begränsat. \\n\\nSenast känt, . Uppgiften är gammal och kan \
ha ändrats. Källa: Kommunens lägesinformation .\\n\\nBehöver du hjälp?\\n– Kommunens helpdesk för anställda: \\n\
– Kontaktcenter på telefon: """.encode()
_VERSION = b"\x02"
_COMMON = {b"\x01": _FIRST, b"\x02": _SECOND + _FIRST}


def packed(events: list[Event]) -> bytes:
    """The row of `events`."""
    text = json.dumps(events, ensure_ascii=False, separators=(",", ":")).encode()
    packer = zlib.compressobj(level=6, wbits=-15, zdict=_COMMON[_VERSION])
    return _VERSION + packer.compress(text) + packer.flush()


def unpacked(row: bytes) -> list[Event]:
    """The events of a row, of this version or an earlier one; raises ValueError for a later one."""
    if row[:1] not in _COMMON:
        raise ValueError("a row of a newer version of the bot")
    unpacker = zlib.decompressobj(wbits=-15, zdict=_COMMON[row[:1]])
    events: list[Event] = json.loads(unpacker.decompress(row[1:]))
    return events
