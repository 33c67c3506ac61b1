"""Two workers behind a real nginx, with a real PostgreSQL and Redis, as `deploy/` sets them up."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import LOTS, Bot, Postgres, Program, Redis, free_port, listens, shared_endpoints, until

SITE = Path("deploy/nginx.conf")
LIMIT = 40


@dataclass
class Site:
    """The whole site; `url` is nginx's, over TLS with a certificate of its own."""

    url: str
    certificate: Path
    folder: Path
    nginx: Program
    postgres: Postgres
    redis: Redis
    workers: list[Bot]
    environment: dict[str, str]


@pytest.fixture(scope="session")
def site(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres(folder / "postgres"))
        redis = stack.enter_context(Redis(folder / "redis"))
        environment = {
            "LOTS_ENDPOINTS": str(shared_endpoints(folder, postgres, redis)),
            "LOTS_REDIS": redis.url,
            "LOTS_VARIABLE": str(folder / "var"),
            "LOTS_PROXIES": "1",
            "LOTS_SESSION_MESSAGES_PER_MINUTE": str(LIMIT),
            "POSTGRESQL_POOL_SIZE": "8",
            "POSTGRESQL_MAX_OVERFLOW": "0",
        }
        workers = [
            stack.enter_context(Bot(model, folder / f"worker{number}", environment, wait=False)) for number in (1, 2)
        ]
        for worker in workers:
            worker.wait()
        url, certificate, nginx = start_nginx(stack, folder, [worker.port for worker in workers], "2000")
        fallback = folder / "fallback"
        subprocess.run([LOTS, "fallback", str(fallback)], check=True, capture_output=True)
        yield Site(url, certificate, folder, nginx, postgres, redis, workers, environment)


def start_nginx(
    stack: ExitStack, folder: Path, workers: list[int], rate: str, realip: str | None = None
) -> tuple[str, Path, Program]:
    """nginx before the `workers`' ports with `deploy/nginx.conf`; `rate` requests a second and address.

    `realip` names a header whose address nginx takes for the client's.
    """
    configured, port, certificate = nginx_files(folder, workers, rate, realip)
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert program, "apt-get install nginx"
    command = [program, "-c", str(configured), "-p", str(folder), "-e", str(folder / "nginx-error.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True, text=True)
    nginx = stack.enter_context(Program([*command, "-g", "daemon off;"], folder / "nginx.log"))
    until(lambda: listens(port))
    return f"https://127.0.0.1:{port}", certificate, nginx


def nginx_files(folder: Path, workers: list[int], rate: str, realip: str | None) -> tuple[Path, int, Path]:
    """`deploy/nginx.conf` with other ports and folders; returns the main file, the TLS port and the certificate."""
    port, plain = free_port(), free_port()
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    text = SITE.read_text(encoding="utf-8")
    for old, new in {
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;",
        "/etc/letsencrypt/live/bot.example.se/fullchain.pem": str(certificate),
        "/etc/letsencrypt/live/bot.example.se/privkey.pem": str(key),
        "/var/lib/nginx/kontaktlots": str(folder / "cache"),
        "/var/log/nginx/kontaktlots.log": str(folder / "access.log"),
        "/var/lib/kontaktlots/fallback": str(folder / "fallback"),
        "    server 127.0.0.1:8081 max_fails=1 fail_timeout=3s;\n": "",
        "    server 127.0.0.1:8082 max_fails=1 fail_timeout=3s;": "".join(
            f"server 127.0.0.1:{worker} max_fails=1 fail_timeout=3s;\n" for worker in workers
        ),
        "bot.example.se": "127.0.0.1",
        "rate=20r/s": f"rate={rate}r/s",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    main = folder / "nginx.conf"
    user = "" if os.getuid() else "user root;"
    clients = f"set_real_ip_from 127.0.0.1; real_ip_header {realip};" if realip else ""
    main.write_text(
        f"{user}\npid {folder}/nginx.pid;\nworker_processes 1;\nevents {{ worker_connections 4096; }}\n"
        f"http {{ include /etc/nginx/mime.types; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"{clients} include {folder}/site.conf; }}\n",
        encoding="utf-8",
    )
    return main, port, certificate
