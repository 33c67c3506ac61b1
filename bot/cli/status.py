"""The published status: read it, change it, look at the changes, take one back."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table
from rich.text import Text
from ruamel.yaml.comments import CommentedMap

from bot.cli.shell import Now, agreed, app, clock_of, err, out, stop
from bot.facts.changes import told_text
from bot.facts.clock import parse_now
from bot.facts.document import DocumentError
from bot.facts.draft import Draft, listed, written
from bot.facts.files import reason_of
from bot.facts.history import FIRST, ConflictError, History, Version, content_of
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import STATUS, Facts, live_facts, read_facts, records_folder
from bot.facts.records import VMA, read_record
from bot.facts.systems import STATE_WORDS, State, System, long_moment
from bot.facts.told import NO_MORE
from bot.settings import settings

status = typer.Typer(help="Läget i systemen: se det, ändra det, följ ändringarna.", invoke_without_command=True)
app.add_typer(status, name="status")

OWN_SOURCE = "statussida"
WORKS = "Inga kända störningar."
_COLOURS = {
    State.OPERATIONAL: "green",
    State.DEGRADED: "yellow",
    State.PARTIAL: "dark_orange",
    State.MAJOR: "bold red",
    State.MAINTENANCE: "blue",
    State.UNKNOWN: "dim",
}
_MINUTE = "%Y-%m-%dT%H:%M"
_CLOSE = 0.6

SystemName = Annotated[
    str, typer.Argument(metavar="SYSTEM", help="Systemets id eller namn, som lots status visar dem.")
]
Source = Annotated[str | None, typer.Option("--source", help="Källan, ett av namnen under sources i channels.yml.")]
Published = Annotated[
    str | None, typer.Option("--published", help="När det publicerades. Annars källans datum, eller nu.")
]
Words = Annotated[str | None, typer.Option("--text", help="Vad invånarna får veta, i hela meningar.")]
Note = Annotated[str | None, typer.Option("--note", help="Ett tillägg till texten. Tomt tar bort det som finns.")]
Expected = Annotated[
    str | None, typer.Option("--estimate", help="När det beräknas fungera, om det är publicerat. Kräver --source.")
]
StateName = Annotated[
    str, typer.Argument(metavar="LÄGE", help="; ".join(f"{state.value} ({STATE_WORDS[state]})" for state in State))
]


@status.callback()
def show(context: typer.Context, now: Now = None) -> None:
    """Visa läget i varje system."""
    if context.invoked_subcommand:
        return
    clock = clock_of(now)
    fault = _noted()
    try:
        facts = live_facts(settings().incident).get()
    except DocumentError as error:  # nor has the history anything to show
        stop(str(error))
    moment = clock() if clock else datetime.now(STOCKHOLM)
    out.print(_table(facts, moment))
    for announcement in facts.in_force(moment):
        out.print(f"VMA {long_moment(announcement.sent)}: {announcement.text}", style="bold red", markup=False)
    for line in _silent_feeds(facts):
        out.print(line, style="yellow", markup=False)
    if fault:
        stop(f"{fault}\nDet här är det senaste som gick att läsa, och så svarar boten. Ta tillbaka: lots status undo")


@status.command("set")
def set_state(
    system: SystemName,
    state: StateName,
    text: Words = None,
    note: Note = None,
    estimate: Expected = None,
    source: Source = None,
    published: Published = None,
) -> None:
    """Ändra läget i ett system. Boten svarar med det nya inom någon sekund."""
    chosen, system = _state(state), _named(system)
    kept: list[str] = []
    if estimate and not source:
        stop("En beräknad tid behöver en källa. Lägg till --source.")

    def change(entry: CommentedMap, known: Facts) -> None:
        changed = entry["state"] != chosen.value
        entry["state"] = chosen.value
        if text or changed:
            entry["text"] = written(text or (WORKS if chosen is State.OPERATIONAL else NO_MORE))
        if note is not None:
            _put(entry, "note", written(note) if note else None)
        elif changed and entry.get("note"):
            kept.append(str(entry["note"]))
        if estimate or changed:  # an estimate of another state says nothing of this one
            named = CommentedMap(value=written(estimate), source=source) if estimate else None
            _put(entry, "estimate", named)

    _changed(system, f"lots status set {system} {chosen.value}", change, source, published)
    for words in kept:
        out.print(f'Tillägget står kvar: ”{words}” Passar det inte, ta bort det med --note "".', markup=False)


@status.command()
def resolve(system: SystemName, text: Words = None, source: Source = None, published: Published = None) -> None:
    """Tala om att ett system fungerar igen."""
    system = _named(system)

    def change(entry: CommentedMap, known: Facts) -> None:
        entry["state"] = State.OPERATIONAL.value
        entry["text"] = written(text or WORKS)
        for key in ("note", "estimate"):
            _put(entry, key, None)

    _changed(system, f"lots status resolve {system}", change, source, published)


@status.command()
def add(
    system: Annotated[str, typer.Argument(metavar="SYSTEM", help="Ett kort namn: små bokstäver, siffror, _.")],
    state: StateName,
    title: Annotated[str, typer.Option("--title", help="Namnet som invånarna ser.")],
    text: Words = None,
    names: Annotated[str, typer.Option("--names", help="Vad folk kallar det, med komma emellan.")] = "",
    channel: Annotated[
        list[str] | None, typer.Option("--channel", help="Vart man vänder sig. Kan anges flera gånger.")
    ] = None,
    note: Note = None,
    source: Source = None,
    published: Published = None,
) -> None:
    """Lägg till ett system. Boten känner igen namnen direkt, utan träning."""
    chosen = _state(state)
    if not (system.isascii() and system.replace("_", "").isalnum() and system == system.lower()):
        stop(f"”{system}” går inte. Skriv ett kort namn med bokstäverna a–z, siffror och _.")

    def change(data: CommentedMap, known: Facts) -> None:
        if system in data["systems"]:
            stop(f"{system} finns redan. Ändra det med: lots status set {system} {chosen.value}")
        called = [name.strip() for name in names.split(",") if name.strip()]
        named = _source(source, known, None)
        entry = CommentedMap(
            title=written(title),
            state=chosen.value,
            text=written(text or (WORKS if chosen is State.OPERATIONAL else NO_MORE)),
            names=listed(list(dict.fromkeys([title, *called]))),
            published=_published(published, source, known),
            source=named,
            channels=listed(channel or ["kontaktcenter_telefon"]),
        )
        if note:
            entry["note"] = written(note)
        data["systems"][system] = entry
        _date(data, entry)

    _saved(f"lots status add {system}", change)


@status.command()
def history(
    number: Annotated[int | None, typer.Argument(metavar="[NUMMER]", help="Visa ändringen rad för rad.")] = None,
    most: Annotated[int, typer.Option("--most", help="Så många av de senaste.")] = 20,
) -> None:
    """Visa vem som ändrade vad och när, också för hand i filen."""
    _noted()
    versions = _history().versions()
    if number is not None:
        _print_difference(_version(versions, number))
        return
    table = Table("Nr", "När", "Vem", "Hur", "Vad")
    for version in versions[-most:]:
        what = [change.title for change in version.changes] if version.how != FIRST else ["Utgångsläget"]
        at = f"{version.at.astimezone(STOCKHOLM):%Y-%m-%d %H.%M}"
        lines = "\n".join(what or [f"{version.file}, inget som invånarna ser"])
        table.add_row(str(version.number), at, version.who, version.how, Text(lines))
    out.print(table)


@status.command()
def undo(
    number: Annotated[int | None, typer.Argument(metavar="[NUMMER]", help="Ändringen. Annars den senaste.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Fråga inte.")] = False,
) -> None:
    """Ta tillbaka en ändring, och de som kom efter den i samma fil. En trasig fil blir hel igen."""
    fault = _noted()
    kept = _history()
    versions = kept.versions()
    if not versions:
        stop("Det finns inga ändringar att ta tillbaka.")
    if fault and number is None:
        changed = kept.unrecorded()
        # Where one file names what the other lacks, the fault is told of the one that may be as it always was.
        file = next((name for name in changed if fault.path.name not in changed), fault.path.name)
        wanted = next((version.after for version in reversed(versions) if version.file == file), None)
        name = "den trasiga filen"
    else:
        version = _version(versions, number) if number is not None else (kept.standing() or versions)[-1]
        file, wanted, name = version.file, version.before, f"ändring {version.number}"
    if wanted is None:
        stop(f"Före {name} finns ingenting sparat.")
    path = settings().incident / file
    now, then = content_of(path), kept.content(wanted)
    _print_diff(now, then, file)
    if not yes and not agreed("Ska filen bli så här?"):
        stop("Inget är ändrat.")
    try:
        kept.save(file, now, then, f"lots status undo {name}")
    except (ConflictError, DocumentError, OSError) as error:
        stop(_told(error))
    if fault:
        number = kept.versions()[-1].number
        out.print(f"{file} är som när den sist gick att läsa. Det trasiga står i: lots status history {number}")
    else:
        out.print(f"{file} är som före {name}.")


def _changed(
    system: str,
    how: str,
    change: Callable[[CommentedMap, Facts], None],
    source: str | None,
    published: str | None,
) -> None:
    """Change one system that exists, date it and name its source."""

    def change_entry(data: CommentedMap, known: Facts) -> None:
        entry = data["systems"][system]
        entry["source"] = _source(source, known, str(entry["source"]))
        entry["published"] = _published(published, source, known)
        change(entry, known)
        _date(data, entry)

    _saved(how, change_entry)
    facts = read_facts(settings().incident)
    _print_system(facts.status.systems[system], facts)
    if facts.status.systems[system].state is State.OPERATIONAL:
        _print_outdated(system)


def _print_outdated(system: str) -> None:
    from bot.release.outdated import telling_of

    if files := telling_of(system, settings().topics):
        names = ", ".join(path.name for path in files)
        err.print(f"Svar som säger att det inte fungerar: {names}. Läs dem och ändra dem nu.", style="yellow")


def _saved(how: str, change: Callable[[CommentedMap, Facts], None]) -> None:
    try:
        known = read_facts(settings().incident)
        draft = Draft(settings().incident, STATUS)
        change(draft.data, known)
        draft.save(_history(), how)
    except (ConflictError, DocumentError, OSError) as error:
        stop(_told(error))
    out.print("Sparat. Boten svarar med det nya inom någon sekund. Ångra med: lots status undo")


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"Det gick inte att spara ({reason_of(error)}): {error.filename}. Ingenting är ändrat."
    return f"{error}\nIngenting är ändrat."


def _noted() -> DocumentError | None:
    """Record what was changed by hand; returns what is wrong with the files as they are."""
    try:
        _history().note()
        read_facts(settings().incident)
    except DocumentError as error:
        return error
    except OSError as error:
        err.print(f"Historiken går inte att skriva ({reason_of(error)}): {error.filename}", markup=False)
    return None


def _history() -> History:
    return History(settings().incident, settings().variable)


def _version(versions: list[Version], number: int) -> Version:
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        stop(f"Ändring {number} finns inte. Se dem med: lots status history")
    return found


def _state(text: str) -> State:
    """A state by its name, or by the Swedish words for it."""
    wanted = text.strip().lower().replace("-", "_")
    found = next((state for state in State if wanted in (state.value, STATE_WORDS[state])), None)
    if found:
        return found
    known = "\n".join(f"  {state.value:22}{STATE_WORDS[state]}" for state in State)
    return stop(f"”{text}” är inget läge. Välj ett av dem:\n{known}")


def _source(named: str | None, known: Facts, present: str | None) -> str:
    """The source that was named; else the municipality's own status page, which this is told on."""
    sources = known.channels.sources
    chosen = named or (OWN_SOURCE if OWN_SOURCE in sources else present)
    if chosen is None or chosen not in sources:
        listing = "\n".join(f"  {name:22}{source.title}" for name, source in sources.items())
        stop(
            f"Källan ”{chosen or ''}” finns inte. Välj en med --source, eller lägg till den i channels.yml:\n{listing}"
        )
    return chosen


def _published(text: str | None, source: str | None, known: Facts) -> str | date:
    """The time that was given; else that of the source that was named, which is no newer for being typed now."""
    dated = known.channels.sources[source].published if source else None
    if text is None:
        return dated or f"{datetime.now(STOCKHOLM):{_MINUTE}}"
    try:
        moment = parse_now(text)
    except ValueError:
        stop(f"”{text}” är ingen tid. Skriv som 2022-12-05T10:15.")
    if moment > datetime.now(STOCKHOLM):
        stop(f"{text} har inte varit än. Ange när det publicerades.")
    return f"{moment.astimezone(STOCKHOLM):{_MINUTE}}"


def _date(data: CommentedMap, entry: CommentedMap) -> None:
    """The status as a whole is as new as its newest part."""
    if parse_now(str(entry["published"])) >= parse_now(str(data["updated"])):
        # A copy: two places with one object would be written as an anchor and an alias.
        data["updated"], data["source"] = copy(entry["published"]), entry["source"]


def _put(entry: CommentedMap, key: str, value: object) -> None:
    if value is None:
        entry.pop(key, None)
    else:
        entry[key] = value


def _named(typed: str) -> str:
    """The id of the system that is called so: by its id, by its title or by a name that people use."""
    try:
        systems = read_facts(settings().incident).status.systems
    except DocumentError as error:
        stop(_told(error))
    wanted = typed.strip().casefold()
    if wanted in systems:
        return wanted
    called = {name: [each.casefold() for each in (system.title, *system.names)] for name, system in systems.items()}
    exactly = [name for name in systems if wanted in called[name]]
    if len(exactly) == 1:
        return exactly[0]
    partly = [name for name in systems if any(wanted in each for each in (name, *called[name]))]
    near = exactly or partly or difflib.get_close_matches(wanted, systems, n=1, cutoff=_CLOSE)
    meant = f"Menade du {' eller '.join(near)}?" if near else f"De som finns: {', '.join(systems)}."
    return stop(f"Systemet ”{typed}” finns inte. {meant} Så lägger du till ett nytt: lots status add --help")


def _table(facts: Facts, now: datetime) -> Table:
    table = Table(
        Column("System", width=21),
        Column("Läge", width=10),
        "Text och källa",
        Column("Sedan", width=12),
        show_lines=True,
    )
    for name, system in facts.status.systems.items():
        stale = facts.status.is_stale(system.published, now)
        since = Text(long_moment(system.published))
        since.append("\nsenast känt" if stale else "\nfärsk", style="yellow" if stale else "green")
        told = Text(told_text(system))
        told.append(f"\nKälla: {facts.channels.sources[system.source].title}", style="dim")
        title = Text(name, style="bold").append(f"\n{system.title}", style="not bold dim")
        state = Text(STATE_WORDS[system.state], style=_COLOURS[system.state])
        table.add_row(title, state, told, since)
    return table


def _silent_feeds(facts: Facts) -> Iterator[str]:
    """The feeds whose last attempt failed, with the reason."""
    status = facts.status
    feeds = {name: (feed.title, feed.url) for name, feed in status.feeds.items()}
    if status.vma:
        feeds[VMA] = ("VMA", status.vma.url)
    for name, (title, url) in feeds.items():
        record = read_record(records_folder(), name, url)
        if record and record.error:
            last = (
                f"senast {long_moment(record.fetched.astimezone(STOCKHOLM))}" if record.fetched else "har aldrig svarat"
            )
            yield f"{title} går inte att hämta ({last}): {record.error}. Adress: {url}"


def _print_system(system: System, facts: Facts) -> None:
    source = facts.channels.sources[system.source].title
    out.print(f"{system.title}: {STATE_WORDS[system.state]}. {system.text}", style=_COLOURS[system.state], markup=False)
    out.print(f"{long_moment(system.published)}. Källa: {source}.", markup=False)


def _print_difference(version: Version) -> None:
    kept = _history()
    out.print(f"Ändring {version.number}, {version.who}, {version.how}: {version.file}", markup=False)
    try:
        before = kept.content(version.before) if version.before else b""
        _print_diff(before, kept.content(version.after), version.file)
    except OSError as error:
        stop(f"Innehållet finns inte kvar: {error.filename}")


def _print_diff(before: bytes, after: bytes, file: str) -> None:
    old, new = (content.decode("utf-8-sig", errors="replace").splitlines() for content in (before, after))
    for line in difflib.unified_diff(old, new, f"{Path(file).name} före", f"{Path(file).name} efter", lineterm="", n=2):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
        out.print(Text(line, style=colour))
