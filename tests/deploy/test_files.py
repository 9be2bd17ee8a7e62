"""The files of deploy/ agree with the project and with each other."""

import os
import re
import runpy
import shutil
import subprocess
import tomllib

import pytest

from tests.browser import gateway
from tests.contract.tree import ROOT
from tests.required import needed

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
UNIT = (DEPLOY / "dashboard.service").read_text("utf-8")
NGINX = DEPLOY / "nginx"
policy = runpy.run_path(str(DEPLOY / "policy.py"))["policy"]


def test_the_shipped_policy_allows_the_scripts_of_today():
    assert (NGINX / "policy.conf").read_text("utf-8") == policy(), "make it anew: make policy"


def test_a_site_that_may_frame_a_page_is_named_and_no_other_header_forbids_it():
    allowed = policy(["https://portal.example"])
    assert "frame-ancestors https://portal.example;" in allowed.replace('"', ";")
    assert "X-Frame-Options" not in allowed


def test_the_image_copies_what_there_is_and_runs_as_nobody_special():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = [source for line in copied for source in line.split()]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    ignored = (ROOT / ".dockerignore").read_text("utf-8")
    assert [source for source in sources if f"!{source.split('/')[0]}\n" not in ignored] == []
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["10001:10001"]
    assert DOCKERFILE.index("USER ") < DOCKERFILE.index("ENTRYPOINT")


@pytest.mark.parametrize("said", [DOCKERFILE, UNIT], ids=["image", "service"])
def test_every_script_that_is_called_is_shipped(said):
    called = set(re.findall(r"(deploy/\w+\.(?:sh|py))", said))
    assert called
    assert [name for name in called if not (ROOT / name).is_file()] == []


def test_the_containers_are_read_only_and_nginx_gets_all_its_files():
    services = COMPOSE.split("\nnetworks:\n")[0]
    assert services.count("read_only: true") == services.count("cap_drop: [ALL]") == 2
    mounted = re.findall(r"- \./nginx/(\S+):(\S+):ro", services)
    assert sorted(name for name, _target in mounted) == [
        "container.conf",
        "http.conf",
        "policy.conf",
        "server.conf",
    ]
    assert dict(mounted)["http.conf"] == "/etc/nginx/dashboard/http.conf"


def test_the_base_is_a_python_that_the_project_promises():
    base = re.search(r"ARG BASE=python:(\d)\.(\d+)-slim", DOCKERFILE)
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert base
    assert (promised, 11 <= int(base[2]) <= 13) == (">=3.11,<3.14", True)


@pytest.mark.parametrize("restricted", [False, True])
def test_the_start_verifies_the_record_and_then_the_settings_of_sign_in_where_there_are_any(
    tmp_path, restricted
):
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$2 $3"\n', "utf-8")
    python.chmod(0o755)
    said = {"PATH": os.environ["PATH"], "PYTHON": str(python), "DASHBOARD_STATE": str(tmp_path)}
    roles = {"DASHBOARD_ROLES": ""} if restricted else {}
    told = subprocess.run(
        ["sh", str(DEPLOY / "start.sh")], env=said | roles, capture_output=True, text=True, check=True
    )
    asked = ["data ready", *["utils.sign_in"] * restricted, "streamlit run"]
    assert [line.strip() for line in told.stdout.splitlines()] == asked


def test_the_site_of_the_closed_network_is_one_that_nginx_takes(tmp_path):
    program = needed(gateway.installed(), "nginx", "install it to test the shipped configuration")
    if shutil.which("openssl") is None:
        pytest.skip("No openssl found; a certificate for the test is made with it")
    gateway.copied(tmp_path)
    key, certificate = tmp_path / "dashboard.key", tmp_path / "dashboard.pem"
    subject = ["-subj", "/CN=localhost", "-days", "1", "-keyout", str(key), "-out", str(certificate)]
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        *subject,
    ]
    subprocess.run(command, check=True, capture_output=True)
    site = (NGINX / "closed-network.conf").read_text("utf-8")
    for shipped, here in {
        "/etc/ssl/certs/dashboard.pem": certificate,
        "/etc/ssl/private/dashboard.key": key,
    }.items():
        assert shipped in site
        site = site.replace(shipped, str(here))
    (tmp_path / "site.conf").write_text(site, "utf-8")
    # What Debian's own nginx.conf says around a site.
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/nginx.pid;\nevents {{}}\nhttp {{\ninclude mime.types;\nsendfile on;\ntcp_nopush on;\n"
        f"gzip on;\nssl_protocols TLSv1.2 TLSv1.3;\naccess_log off;\ninclude site.conf;\n}}\n",
        "utf-8",
    )
    told = subprocess.run(
        [program, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, "[emerg]" in told.stderr) == (0, False), told.stderr


def test_the_service_is_one_that_systemd_takes(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("No systemd-analyze found; systemd brings it")
    unit = tmp_path / "dashboard.service"
    unit.write_text(UNIT.replace("WorkingDirectory=/opt/dashboard/app", f"WorkingDirectory={ROOT}"), "utf-8")
    told = subprocess.run(
        [program, "verify", "--man=no", str(unit)], capture_output=True, text=True, timeout=60, check=False
    )
    assert [line for line in told.stderr.splitlines() if "dashboard.service" in line] == []
