"""A small copy of the project for each test, trained once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import Project, small_copy


@pytest.fixture(scope="package")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with one model, which the tests copy."""
    project = small_copy(tmp_path_factory.mktemp("small") / "project")
    project.learn("När har ni öppet?", "oppettider")
    project.learn("jag vill nå nodra", "nodra")
    done = project.lots("train")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(trained: Project, tmp_path: Path) -> Project:
    """A copy of the small project to do as one likes with."""
    shutil.copytree(trained.folder, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")
