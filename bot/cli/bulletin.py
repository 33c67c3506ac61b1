"""From a pasted bulletin to changed facts."""

from __future__ import annotations

import codecs
import contextlib
import json
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.audit import note
from bot.cli.shell import app, err, out, stop
from bot.facts.files import reason_of
from bot.facts.hours import STOCKHOLM, today
from bot.settings import settings

if TYPE_CHECKING:
    from bot.facts.incident import Facts
    from bot.release.bulletin import Origin, Proposal

_IN_NAME = re.compile(r"(20\d{2})-(\d{2})-(\d{2})")
_RTF = b"{\\rtf"
_LONGEST_TITLE = 100
_FOLDER = "bulletins"


@app.command()
def bulletin(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Bulletinen som text eller HTML. Ett - läser stdin.")],
    yes: Annotated[bool, typer.Option("--yes", help="Godkänn alla ändringar utan att fråga.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Ett JSON-objekt per ändring, och ändra ingenting.")] = False,
    day: Annotated[str | None, typer.Option("--date", help="Dagen den gäller, till exempel 2022-12-05.")] = None,
) -> None:
    """Läs en ny bulletin och visa vad som skiljer mot dagens fakta. Du godkänner ändringarna en och en."""
    content = _content(file)
    from bot.facts.document import DocumentError
    from bot.facts.history import ConflictError, History
    from bot.facts.incident import read_facts
    from bot.release.bulletin import apply, proposals
    from bot.swedish.extraction import read_bulletin
    from bot.swedish.markup import plain_text

    folder = settings().incident
    try:
        facts = read_facts(folder)
    except DocumentError as error:
        stop(str(error))
    names = {name: [system.title, *system.names] for name, system in facts.status.systems.items()}
    now = today(datetime.now(STOCKHOLM))
    given = _day(day)
    reference = given or _named_day(file) or now
    read = read_bulletin(plain_text(content), names, reference)
    # A coming day that it names is one that it tells of.
    published = given or (read.published if read.published and read.published <= now else reference)
    if published > now:
        stop(f"{published} har inte varit än. Ange dagen som bulletinen gäller med --date.")
    origin, copy = _origin(file, content, published, read.title, facts, folder)
    found, unknown = proposals(read, facts, origin)
    if as_json:
        for proposal in found:
            sys.stdout.write(json.dumps(proposal.as_json(), ensure_ascii=False) + "\n")
        return
    out.print(f"Bulletinen gäller {published}. Fel dag? Ange rätt med --date.")
    for contact in unknown:
        out.print(f"Hör inte till någon känd kontaktväg: {contact.value} (rad {contact.sentence.line})", markup=False)
    for name, sentence in read.unheard:
        title = facts.status.systems[name].title
        out.print(f"Läs själv vad som sägs om {title} (rad {sentence.line}): ”{sentence.text}”", markup=False)
    if not found:
        out.print("Inget att ändra. Fakta stämmer redan med bulletinen.")
        return
    if yes:
        for proposal in found:
            _show(proposal)
    accepted = found if yes else _asked(found)
    if not accepted:
        out.print("Inget är ändrat.")
        return
    try:
        copy.parent.mkdir(exist_ok=True)
        if not copy.exists():
            copy.write_text(content, encoding="utf-8")
        apply(accepted, folder, History(folder, settings().variable), origin)
    except (ConflictError, DocumentError, OSError) as error:
        stop(f"Inget mer är ändrat: {error}")
    note(settings().variable, "bulletin", file=copy.name, changes=str(len(accepted)))
    out.print(f"{len(accepted)} av {len(found)} ändringar är gjorda. Boten svarar med dem inom några sekunder.")
    out.print("Ångra med: lots status undo")


def _content(file: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        stop(f"Det går inte att läsa {file} ({reason_of(error)}). Kontrollera namnet.")
    content = _decoded(raw)
    if content is None:
        stop(f"{file} är ingen textfil. Spara bulletinen som ren text (.txt) eller HTML.")
    if not content.strip():
        stop("Bulletinen är tom. Klistra in texten i filen och spara den.")
    return content


def _decoded(raw: bytes) -> str | None:
    """The text, as it is saved today or as Windows saves it; None for what is no text, or a word processor's own."""
    if raw.startswith(_RTF):
        return None
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            return None if "\0" in text else text
    return None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        stop(f"”{text}” är inget datum. Skriv som 2022-12-05.")


def _named_day(file: Path) -> date | None:
    match = _IN_NAME.search(file.name)
    return _day(match[0]) if match else None


def _origin(file: Path, content: str, published: date, title: str, facts: Facts, folder: Path) -> tuple[Origin, Path]:
    """The bulletin as a source, known or new, and where its copy lies."""
    from bot.release.bulletin import Origin

    suffix = file.suffix if file.suffix in (".txt", ".html", ".htm") else ".txt"
    taken = {path.name: _decoded(path.read_bytes()) for path in (folder / _FOLDER).glob("*")}
    number, name = 1, f"{published}{suffix}"
    while name in taken and taken[name] != content:
        number += 1
        name = f"{published}-{number}{suffix}"
    copy = folder / _FOLDER / name
    for key, source in facts.channels.sources.items():
        if source.file == f"{_FOLDER}/{name}":
            return Origin(key, published, {}), copy
    key = "bulletin_" + copy.stem.replace("-", "_")
    entry = {
        "title": title[:_LONGEST_TITLE] or f"Bulletin {published}",
        "published": published,
        "file": f"{_FOLDER}/{name}",
        "confirmed": True,
    }
    return Origin(key, published, entry), copy


def _show(proposal: Proposal) -> None:
    out.print(f"\n{proposal.what}", style="bold", markup=False)
    old, new = proposal.shown
    out.print(f"- {old}", style="red", markup=False)
    out.print(f"+ {new}", style="green", markup=False)
    out.print(f"  rad {proposal.sentence.line}: ”{proposal.sentence.text}”", markup=False)


def _asked(found: list[Proposal]) -> list[Proposal]:
    """Those that staff say yes to; when nobody answers, the rest are left."""
    accepted: list[Proposal] = []
    for proposal in found:
        _show(proposal)
        typed = ""
        while typed not in ("j", "ja", "n", "nej"):
            try:
                typed = input("Ändra? (j/n) ").strip().lower()
            except (EOFError, KeyboardInterrupt):
                err.print("\nInget svar. Resten ändras inte.")
                return accepted
        accepted += [proposal] if typed.startswith("j") else []
    return accepted
