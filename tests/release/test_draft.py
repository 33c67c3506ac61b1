"""`lots draft`: the draft in the browser, for those who have its address."""

from __future__ import annotations

import re

import httpx

from tests.conftest import free_port
from tests.project import Project

_SECONDS = 10


def test_draft_is_for_those_who_have_its_address_until_it_ends(project: Project) -> None:
    process = project.begin("draft", "--port", str(free_port()), "--hours", str(_SECONDS / 3600))
    assert process.stdout is not None
    address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
    site, _, secret = address.rpartition("/")
    with httpx.Client(base_url=site, follow_redirects=True, timeout=20) as stranger:
        for path in ("/", "/widget.js", "/healthz", "/chat/session", f"/{secret[:-1]}"):
            assert stranger.get(path).status_code == 404
        assert stranger.post("/chat/session").status_code == 404
    with httpx.Client(base_url=site, follow_redirects=True, timeout=20) as writer:
        page = writer.get(f"/{secret}")
        assert "Utkast. Det här är inte publicerat" in page.text
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
        assert writer.get("/widget.js").headers["cache-control"] == "no-store"
        assert writer.post("/chat/session").status_code == 201
    process.communicate(timeout=60)

    assert len(secret) >= 32
    assert process.returncode == 0
    assert not (project.folder / "var/conversations.db").exists()
