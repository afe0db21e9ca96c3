"""The script at the top of the checkout: what it refuses, and when it has nothing to do."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[4] / "handrail"
LOCK = "requirements.lock"


@pytest.fixture(scope="module")
def launcher():
    loader = SourceFileLoader("launcher", str(SCRIPT))
    module = module_from_spec(spec_from_loader("launcher", loader))
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.fixture
def venv(launcher, tmp_path):
    """A checkout with a lock and an environment that has Python and nothing else."""
    (tmp_path / LOCK).write_text("django==5.2\n")
    venv = launcher.Venv(tmp_path)
    venv.python.parent.mkdir(parents=True)
    venv.python.symlink_to(sys.executable)
    return venv


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 13), (2, 7, 18)])
def test_an_old_python_is_told_which_is_needed(launcher, version):
    with pytest.raises(launcher.SetUpError, match=r"Python 3\.11 or newer is needed; this is"):
        launcher.refuse_old_python(version)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 2), (3, 14, 0)])
def test_a_new_python_is_taken(launcher, version):
    assert launcher.refuse_old_python(version) is None


def test_a_fresh_environment_has_nothing(venv):
    assert not venv.has(LOCK)


def test_an_environment_with_its_stamp_needs_nothing(venv):
    venv.stamp(LOCK).write_text(venv.wanted_stamp(LOCK))

    assert venv.has(LOCK)
    assert venv.make_ready((LOCK,)) is None


def test_a_changed_lock_is_installed_again(venv):
    venv.stamp(LOCK).write_text(venv.wanted_stamp(LOCK))
    (venv.root / LOCK).write_text("django==5.3\n")

    assert not venv.has(LOCK)


def test_a_moved_checkout_is_installed_again(launcher, venv, tmp_path):
    venv.stamp(LOCK).write_text(venv.wanted_stamp(LOCK))
    moved = tmp_path.rename(tmp_path.with_name("moved"))

    assert not launcher.Venv(moved).has(LOCK)


def test_an_environment_whose_python_went_away_is_not_ready(venv):
    venv.stamp(LOCK).write_text(venv.wanted_stamp(LOCK))
    venv.python.unlink()

    assert not venv.has(LOCK)
    assert not venv.is_sound()


def test_a_python_outside_an_environment_is_not_sound(launcher, venv):
    venv.python.unlink()
    venv.python.symlink_to(Path(sys.base_prefix) / "bin" / "python3")

    assert not venv.is_sound()


def test_a_python_without_ensurepip_is_told_what_to_install(tmp_path):
    without = "import importlib.util as i; i.find_spec = lambda name: None\n"
    load = f"from runpy import run_path; run_path({str(SCRIPT)!r})['refuse_missing_ensurepip']()"
    ended = subprocess.run(
        [sys.executable, "-c", without + load], capture_output=True, text=True, check=False
    )

    assert "apt install python3-venv" in ended.stderr


def test_set_up_says_nothing_on_standard_output(launcher, capfd):
    launcher.run([sys.executable, "-c", "print('progress')"])

    assert capfd.readouterr() == ("", "progress\n")


def test_set_up_is_not_led_elsewhere(launcher, monkeypatch, capfd):
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    launcher.run([sys.executable, "-c", "import os; print(os.environ.get('PIP_TARGET'))"])

    assert capfd.readouterr().err == "None\n"
