"""Hold the image and its services against the product: what they name exists."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import yaml

from dealershipai.bootstrap import beside, pythons
from dealershipai.settings import env
from tests.contracts.source import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
GUIDE = (ROOT / "docs/deploying.md").read_text("utf-8")
OURS = {name: each for name, each in SERVICES.items() if "build" in each}


def copied() -> list[str]:
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [word for line in lines for word in shlex.split(line)[:-1]]


def test_the_image_copies_what_exists_and_what_is_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for path in copied():
        assert (ROOT / path).exists(), path
        assert {f"!{path}", f"!{path.split('/')[0]}/"} & set(ignored), path


def test_the_image_holds_every_folder_of_the_product() -> None:
    packages = {"dealershipai/", "aiv/", "dashboard/", "chatbot/", "templates/", "static/"}
    assert packages <= set(copied())
    assert "tests/" not in copied()


def test_the_image_runs_a_python_that_the_product_supports() -> None:
    version = re.search(r"PYTHON=(\d+)\.(\d+)", DOCKERFILE)
    assert version is not None
    assert pythons.is_supported((int(version[1]), int(version[2])))


def test_the_image_is_run_by_nobody_special() -> None:
    users = re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE)
    assert users == ["app"]
    assert DOCKERFILE.index("USER app") < DOCKERFILE.index("\nCMD")


def test_nothing_secret_stands_in_the_image_or_its_services() -> None:
    words = DOCKERFILE + (ROOT / "compose.yaml").read_text("utf-8")
    assert not re.search(r"(?i)(secret_key|api_key|password)\s*[:=]\s*(?!\$\{)\w", words)


def test_the_services_set_what_the_product_reads() -> None:
    for name, service in OURS.items():
        assert set(service["environment"]) <= env.names, name


def test_what_a_file_of_services_wants_to_know_stands_in_the_guide() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text("utf-8")))
    assert [name for name in sorted(asked) if f"`{name}" not in GUIDE] == []


def test_the_workers_take_the_same_queues_as_those_of_one_machine() -> None:
    def queues(command: list[str] | tuple[str, ...]) -> str:
        return command[command.index("--queues") + 1]

    here = {queues(command) for command in beside.COMMANDS if "--queues" in command}
    there = {
        queues(each["command"]) for each in OURS.values() if "--queues" in each.get("command", ())
    }
    assert here == there


def test_whatever_needs_the_tables_waits_for_them() -> None:
    for name in OURS.keys() - {"migrate"}:
        assert OURS[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_only_pages_are_published_and_only_to_this_machine() -> None:
    published = {name: each["ports"] for name, each in SERVICES.items() if "ports" in each}
    assert published.keys() == {"web", "web-next"}
    assert all(port.startswith("127.0.0.1:") for ports in published.values() for port in ports)


def test_every_command_of_the_services_is_one_that_is_there() -> None:
    start = json.loads(re.findall(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)[-1])
    commands = [start, *(each["command"] for each in OURS.values() if "command" in each)]
    assert {command[0] for command in commands} == {".venv/bin/python", ".venv/bin/celery"}
    assert {command[2] for command in commands if "manage.py" in command} == {"up", "migrate"}
