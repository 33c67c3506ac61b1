"""From an edit to the live bot, through the real commands, on a copy of the project."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
from pathlib import Path

import httpx
import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from structlog.testing import capture_logs

from bot import audit
from bot.assistant import Answer, Assistant
from bot.dialogue.journal import Journal
from bot.publications import Publication, PublicationError, read_publications, write_publications
from bot.release.publish import publish, wait_for_servers, withdraw
from bot.running import Presence, Running, servers
from bot.web.swap import Follower
from tests.project import Project
from tests.serving import LOTS

# Words that no topic knows.
QUESTION = "kvackeli kvackelum"
MESSAGES = 3000
AT_ONCE = 8
TURNS = 5


def live(project: Project) -> str | None:
    step = read_publications(project.models).live
    return step.model if step else None


def teach(project: Project) -> None:
    project.learn(QUESTION, "oppettider")
    project.learn(f"{QUESTION} då", "oppettider")


def models(project: Project) -> list[str]:
    return sorted(path.name for path in project.models.glob("*.tar.gz"))


def test_publish_asks_tells_what_changes_and_can_be_taken_back(project: Project) -> None:
    (first,) = models(project)
    teach(project)
    words = project.folder / "data/nlu/kontakt_epost.yml"
    done = project.lots("publish", typed="n\n")
    assert done.returncode == 1
    assert "Publicera? [j/N]" in done.stderr
    assert f"”{QUESTION}”: " in done.stdout
    assert live(project) == first
    words.write_text(words.read_text(encoding="utf-8").replace("Mejla kommunens", "Skriv till kommunens"), "utf-8")

    done = project.lots("publish", "--yes", "--why", "Backen öppnar")
    taken_back = project.lots("rollback", "--why", "Fel backe")
    listed = project.lots("history").stdout.splitlines()

    assert "  +Skriv till kommunens" in done.stdout
    assert "  -Mejla kommunens" in done.stdout
    assert "Ingen server körs" in done.stdout
    assert taken_back.returncode == 0
    assert live(project) == first
    assert [line.lstrip("● ").split("  ")[1].split(" ")[0] for line in listed] == [
        "tillbakatagen",
        "publicerad",
        "från",
    ]
    assert "Fel backe" in listed[0]
    assert "Backen öppnar" in listed[1]
    audit = (project.folder / "var/audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["what"] for line in audit] == ["publish", "rollback"]


def test_what_residents_asked_is_compared_and_stands_nowhere_beside_the_models(project: Project) -> None:
    (first,) = models(project)
    asked = f"jag heter Greta och undrar {QUESTION}"
    ask_before(project, asked)
    beside = [project.models / f"{name}.readings.json" for name in (first, "20221205-borttagen.tar.gz")]
    for path in beside:  # as earlier versions kept them
        path.write_text(json.dumps({"mark": "x", "topics": {asked: "kontakt"}, "talks": {}}), encoding="utf-8")
    teach(project)

    done = project.lots("publish", "--yes")

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"”{asked}”: " in done.stdout
    assert len(list(project.models.glob("*.readings.json"))) == 2
    assert not beside[1].exists()
    assert [path.name for path in project.models.glob("*.json") if "Greta" in path.read_text(encoding="utf-8")] == []


def test_what_a_draft_loses_is_refused_in_plain_words(project: Project) -> None:
    first = live(project) or models(project)[0]
    for question in ("När har ni öppet i dag?", "hur dags öppnar ni?", "när öppnar ni", "hur dags har ni öppet i dag"):
        project.learn(question, "kontakt_besok")
    with (project.folder / "tests/safety/emergencies.jsonl").open("a", encoding="utf-8") as cases:
        cases.write('{"text": "tack", "topic": "nodlage"}\n')

    done = project.lots("publish", "--yes")

    assert done.returncode == 1
    assert "1 nödlägen får inte svaret ”ring 112”." in done.stdout
    assert "”tack” hamnar i " in done.stdout
    assert "blir sämre: 0 rätt av 2 provfrågor, mot 2 nu." in done.stdout
    assert "”hur dags öppnar ni?” hamnar i " in done.stdout
    assert "ur kontakt_besok.yml" in done.stdout
    assert live(project) == first


def test_faults_of_the_data_are_refused_before_training(project: Project) -> None:
    path = project.folder / "data/nlu/tack.yml"
    path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")

    done = project.lots("publish", "--yes")

    assert done.returncode == 1
    assert "data/nlu/tack.yml:" in done.stdout
    assert len(models(project)) == 1


async def test_swap_under_traffic_loses_nothing_and_a_damaged_model_is_refused(project: Project) -> None:
    with project.serving() as address:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            tokens = [await begin(client) for _ in range(2)]
            assert await ask(client, tokens[0], "jag vill nå nodra") == "nodra"
            before = await ask(client, tokens[1], QUESTION)
            teach(project)
            publishing = project.begin("publish", "--yes")
            answered = await asyncio.gather(
                *(talk(client, MESSAGES // AT_ONCE, publishing) for _ in range(AT_ONCE)),
            )
            output = (await asyncio.to_thread(publishing.communicate))[0]

            assert publishing.returncode == 0, output
            assert "Den bot som körs svarar nu med den." in output
            assert before != "oppettider"
            assert await ask(client, tokens[1], QUESTION) == "oppettider"
            assert await ask(client, tokens[0], "ja") == "nodra_akut"
            assert sum(answered) >= MESSAGES

            taken_back = await asyncio.to_thread(project.lots, "rollback")
            assert taken_back.returncode == 0, taken_back.stderr
            # In a new conversation: after an answer about opening hours the same words may be about them.
            assert await ask(client, await begin(client), QUESTION) == before

            damage(project, read_publications(project.models).steps[1])
            await asyncio.to_thread(project.wait_for, lambda: "model.refused" in project.log())
            assert await ask(client, await begin(client), QUESTION) == before
            assert await ask(client, await begin(client), "När har ni öppet?") == "oppettider"

    again = project.lots("ask", "--json", "När har ni öppet?")
    assert json.loads(again.stdout)["topic"] == "oppettider"
    assert "är skadad" in again.stderr


def test_model_that_was_refused_once_may_be_published_again(project: Project) -> None:
    model, variable = project.models / models(project)[0], project.folder / "var"
    before = project.models / "before.tar.gz"
    before.write_bytes(b"")
    live = publish(project.models, variable, before, "", {}, None)
    reasons = [MemoryError("tillfälligt")]

    def load(path: Path) -> Assistant:
        if reasons:
            raise reasons.pop()
        return Assistant.load(path, keep=False)

    follower = Follower(Assistant.load(model, keep=False), load, project.models, variable, live.sha256)

    def look() -> None:
        asyncio.run(follower.look())

    refused = publish(project.models, variable, model, "", {}, live)
    with pytest.raises(PublicationError, match="tillfälligt"):
        wait_for_servers(variable, refused, look)
    withdraw(project.models, variable, refused, "tillfälligt")

    again = publish(project.models, variable, model, "", {}, live)

    assert wait_for_servers(variable, again, look) == 1
    follower.end()


def test_publication_that_the_audit_cannot_take_is_made_all_the_same(tmp_path: Path) -> None:
    model, variable = tmp_path / "ny.tar.gz", tmp_path / "var"
    model.write_bytes(b"")
    (variable / audit.FILE).mkdir(parents=True)

    with capture_logs() as told:
        step = publish(tmp_path, variable, model, "", {}, None)

    assert read_publications(tmp_path).live == step
    assert told[0]["reason"].endswith("det är en mapp, inte en fil")


def test_publications_that_cannot_be_read_leave_the_server_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models/live.json").write_text("{", encoding="utf-8")

    def load(_: Path) -> Assistant:
        raise AssertionError("nothing was published")

    served = Assistant(Agent(), InMemoryTrackerStore(domain=None))
    follower = Follower(served, load, tmp_path / "models", tmp_path / "var", "live")
    asyncio.run(follower.look())

    assert [running.sha256 for running in servers(tmp_path / "var")] == ["live"]
    follower.end()


def test_only_a_rollback_that_does_not_arrive_advises_another(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (tmp_path / "config.yml").touch()  # else the shell believes itself elsewhere
    project.models.mkdir()
    live = None
    for name in ("old", "new"):
        model = project.models / f"{name}.tar.gz"
        model.write_text(name, encoding="utf-8")
        live = publish(project.models, tmp_path / "var", model, "", {}, live)
    assert live is not None
    presence = Presence(tmp_path / "var")
    presence.tell(Running("something else"))

    with pytest.raises(PublicationError, match="Servern har inte bytt modell") as untaken:
        wait_for_servers(tmp_path / "var", live, seconds=0)
    rolling = project.begin("rollback")
    project.wait_for(lambda: read_publications(project.models).live != live)
    back = read_publications(project.models).live
    assert back is not None
    presence.tell(Running(live.sha256, back.at, "skadad"))
    output = rolling.communicate()[0]
    presence.end()

    assert "lots rollback" not in str(untaken.value)
    assert rolling.returncode == 1
    assert "skadad\nold.tar.gz är ändå den som gäller. Gå ett steg till bakåt med: lots rollback" in output


def test_killed_publish_leaves_the_old_whole_and_editors_wait_for_each_other(project: Project) -> None:
    first = models(project)[0]
    teach(project)
    training = until(project, "Tränar")
    other = project.lots("publish", "--yes")
    kill(training)
    assert live(project) == first
    assert models(project) == [first]
    trying = until(project, "Provar")
    kill(trying)
    assert live(project) == first

    done = project.lots("publish", "--yes")

    assert other.returncode == 1
    assert "publicerar redan. Vänta tills det är klart" in other.stderr
    assert done.returncode == 0, done.stderr
    assert live(project) == models(project)[-1] != first
    assert not list(project.models.glob(".draft*"))


def test_full_disk_is_told_and_loses_nothing(project: Project) -> None:
    first = models(project)[0]
    teach(project)
    most = (project.models / first).stat().st_size // 2

    done = subprocess.run(
        [LOTS, "publish", "--yes"], cwd=project.folder, capture_output=True, text=True, timeout=240, check=False,
        env=project.environment(), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip

    assert done.returncode == 1
    assert "Disken är full." in done.stderr
    assert "Traceback" not in done.stderr
    assert live(project) == first
    assert models(project) == [first]


def test_replay_shows_what_differs(project: Project, tmp_path: Path) -> None:
    story = tmp_path / "test_fel.yml"
    saved = (project.folder / "tests/conversations/test_nodra.yml").read_text(encoding="utf-8")
    story.write_text(saved.replace("intent: oppettider", "intent: tack"), encoding="utf-8")

    done = project.lots("replay", "tests/conversations/test_nodra.yml", "tests/held_back/conversations.yml", str(story))

    assert done.returncode == 1
    assert (
        f"{story}, öppet: ”När har ni öppet?” skulle ge tack, action_hours; gav oppettider, action_hours" in done.stdout
    )
    assert "1 av 3 samtal skiljer sig." in done.stderr


def ask_before(project: Project, text: str) -> None:
    """Have the journal hold a message."""
    journal = Journal(f"sqlite:///{project.folder / 'var/journal.db'}", "secret")
    journal.note("c", Answer(text, "kontakt", 0.9, None, [], 1.0, (), "m"), typed=True)
    journal.close()


def until(project: Project, sign: str) -> subprocess.Popen[str]:
    """A publication that has come to the step `sign`."""
    publishing = project.begin("publish", "--yes")
    assert publishing.stdout is not None
    assert any(sign in line for line in publishing.stdout)
    return publishing


def kill(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def damage(project: Project, step: Publication) -> None:
    """Publish a model of which half is written."""
    path = project.models / step.model
    path.write_bytes(path.read_bytes()[:100_000])
    found = read_publications(project.models)
    write_publications(project.models, found.and_then(step, found.answers))


async def begin(client: httpx.AsyncClient) -> str:
    return str((await client.post("/chat/session")).json()["token"])


async def ask(client: httpx.AsyncClient, token: str, text: str) -> str:
    response = await client.post("/chat/message", json={"text": text}, headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 200, response.text
    assert response.json()["replies"][0]["text"]
    return str(response.json()["topic"])


async def talk(client: httpx.AsyncClient, least: int, publishing: subprocess.Popen[str]) -> int:
    """Ask `least` questions, and on until the publication is over, in short conversations; how many were answered."""
    count = 0
    while count < least or publishing.poll() is None:
        token = await begin(client)
        for _ in range(TURNS):
            assert await ask(client, token, "När har ni öppet?") == "oppettider"
        count += TURNS
    return count
