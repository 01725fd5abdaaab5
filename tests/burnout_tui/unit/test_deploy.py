"""The files of deploy/ fit the program and the project that they are for."""

import re
import shlex
import shutil
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import click
import pytest
import tomli
import yaml
from tests.support.paths import ROOT
from tests.support.ssh_clients import run

from burnout_tui.commands.serve import OPTIONS, command
from burnout_tui.ssh.config import read_settings
from textual_ssh.reload import READING_SECONDS

DEPLOY = ROOT / "deploy"
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def _copied() -> Iterator[str]:
    """Return the paths that the container's first stage copies out of the project."""
    for line in CONTAINER.splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            yield from shlex.split(line)[1:-1]


def test_files_copied_into_the_container_exist() -> None:
    """Each file and folder that the Containerfile copies exists in the project, and none is the whole project."""
    copied = list(_copied())
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert Path(name) != Path()


def test_the_container_has_what_the_build_needs(tmp_path: Path) -> None:
    """Every file that pyproject.toml and the install command name is copied."""
    for name in _copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    about = tomli.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))
    project, hatch = about["project"], about["tool"]["hatch"]
    needed = [project["readme"], *project["license-files"], hatch["version"]["path"]]
    needed += hatch["build"]["targets"]["wheel"]["packages"]
    needed += ["hatch_build.py"] if "custom" in hatch["build"]["targets"]["wheel"]["hooks"] else []
    needed += re.findall(r" -r (\S+)", CONTAINER)
    needed += [str(film.relative_to(ROOT)) for film in (ROOT / "data").glob("*.toml")]
    for name in needed:
        assert (tmp_path / name).exists(), name


def test_the_container_may_take_as_long_to_stop_as_visitors_have() -> None:
    """The command in the Containerfile gives the host more time than the usual --drain."""
    (seconds,) = re.findall(r"--stop-timeout=([0-9]+)", CONTAINER)
    assert int(seconds) >= read_settings(None, {}).drain + 15


@pytest.mark.parametrize("line", ["ENTRYPOINT", "ExecStart"])
def test_the_commands_are_understood(line: str) -> None:
    """The command lines of the container and of the unit use existing options."""
    if line == "ENTRYPOINT":
        words = re.findall('"([^"]*)"', CONTAINER.partition(f"\n{line} ")[2])
    else:
        words = _unit()["Service"][line].split()
    assert words[0].endswith("/bin/burnout-tui")
    assert words[1] == "serve"
    with click.Context(command) as context:
        command.parse_args(context, words[2:])
    assert context.params["host_key"]


def test_the_unit_waits_for_the_longest_drain() -> None:
    """systemd kills the host no sooner than the longest --drain is over."""
    longest = next(kind.max for name, _, kind, _ in OPTIONS if name == "drain")
    assert int(_unit()["Service"]["TimeoutStopSec"]) >= longest + 15


def test_the_unit_has_limits_and_a_watchdog() -> None:
    """Memory and processes are bounded, and systemd waits for the films and hears from the host often enough."""
    service = _unit()["Service"]
    assert service["MemoryMax"]
    largest = next(kind.max for name, _, kind, _ in OPTIONS if name == "workers")
    assert int(service["TasksMax"]) >= 4 * largest
    assert service["Type"] == "notify"
    assert "AF_UNIX" in service["RestrictAddressFamilies"].split()  # or no message reaches systemd
    assert int(service["WatchdogSec"]) >= 10
    assert int(service["TimeoutStartSec"]) > READING_SECONDS


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    """systemd finds nothing wrong with the unit, and counts it among the safest."""
    text = (DEPLOY / "burnout-tui.service").read_text(encoding="utf-8")
    unit = tmp_path / "burnout-tui.service"
    unit.write_text(text.replace("/opt/burnout-tui/bin/burnout-tui", "/bin/true"), encoding="utf-8")
    checked = run(["systemd-analyze", "verify", "--man=no", str(unit)])
    assert [line for line in (checked.stdout + checked.stderr).splitlines() if unit.name in line] == []
    rated = run(["systemd-analyze", "security", "--offline=true", "--threshold=20", str(unit)])
    assert rated.returncode == 0, rated.stdout[-500:]


def test_the_configuration_can_be_used_as_it_is(tmp_path: Path) -> None:
    """serve.toml has no problems, with what is commented out and without."""
    text = (DEPLOY / "serve.toml").read_text(encoding="utf-8")
    examples = re.sub(r"^# (?=[a-z-]+ = )", "", text, flags=re.MULTILINE)
    assert examples != text
    for version in (text, examples):
        file = tmp_path / "serve.toml"
        file.write_text(version, encoding="utf-8")
        assert read_settings(file, {}).port == 2222


def _unit() -> ConfigParser:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # keys keep their capitals
    unit.read(DEPLOY / "burnout-tui.service", encoding="utf-8")
    return unit


CLUSTER = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))
"""The parts of deploy/kubernetes.yaml."""


@pytest.mark.parametrize("version", ["1.33", "1.37"])
@pytest.mark.parametrize("declared", CLUSTER, ids=lambda declared: declared["kind"])
def test_clusters_accept_what_is_declared(declared: dict[str, object], version: str) -> None:
    """Each part fits the schema that Kubernetes publishes for it, and has no key that it does not know."""
    import kubernetes_validate

    kubernetes_validate.validate(declared, version, strict=True)


def test_a_pod_is_given_options_that_serve_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command accepts the variables and arguments of the pod, whose ports and time to stop fit them."""
    pod = CLUSTER[0]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    given = {variable["name"]: variable["value"] for variable in container["env"] if variable["name"] != "TMPDIR"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    asked = command.make_context("serve", [*container["args"]], auto_envvar_prefix="BURNOUT_TUI").params
    assert {name.removeprefix("BURNOUT_TUI_").lower() for name in given} <= {
        name for name, found in asked.items() if found
    }
    assert pod["terminationGracePeriodSeconds"] >= asked["drain"] + 15
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert ports == {"ssh": read_settings(None, {}).port, "metrics": asked["metrics_port"]}
    assert pod["initContainers"][0]["command"][-1] == asked["host_key"]


def test_the_parts_of_the_cluster_belong_together() -> None:
    """Service, disruption budget and scaling mean the pods of the deployment, and half-full pods make it scale."""
    deployment, service, budget, scaling = CLUSTER
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert labels == service["spec"]["selector"] == budget["spec"]["selector"]["matchLabels"]
    assert scaling["spec"]["scaleTargetRef"]["name"] == deployment["metadata"]["name"]
    pods = scaling["spec"]["metrics"][0]["pods"]
    assert pods["metric"]["name"] == "burnout_tui_visitors"
    environment = deployment["spec"]["template"]["spec"]["containers"][0]["env"]
    most = next(int(each["value"]) for each in environment if each["name"] == "BURNOUT_TUI_MAX_VISITORS")
    assert int(pods["target"]["averageValue"]) <= most / 2
