"""Settings come from the data folder and from described names; secrets are made once and private."""

from __future__ import annotations

import ast
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from handrail.database.provision import Login
from handrail.site import settings as ours

SOURCE = Path(ours.__file__).read_text(encoding="utf-8")
LOGIN = Login(host="127.0.0.1", port=5432, database="handrail", user="handrail_web", password="p")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_every_setting_is_described_and_named_as_ours():
    assert {"HANDRAIL_DATA", "HANDRAIL_HOSTS", "HANDRAIL_HTTPS"} <= ours.SETTINGS.keys()
    assert all(name.startswith("HANDRAIL_") for name in ours.SETTINGS)
    assert all(meaning.endswith(".") for _, meaning in ours.SETTINGS.values())


def test_the_environment_is_read_through_one_function_only():
    reads = [node for node in ast.walk(ast.parse(SOURCE)) if _reads_the_environment(node)]

    assert len(reads) == 1


def _reads_the_environment(node):
    return isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}


def test_the_session_key_is_made_once_and_for_its_owner_only(tmp_path):
    file = tmp_path / "session.key"
    made = ours._secret_key(file)

    assert ours._secret_key(file) == made
    assert mode(file) == 0o600
    assert len(made) >= 50


def test_without_a_data_folder_nothing_is_written(tmp_path):
    nowhere = tmp_path / "not there" / "session.key"

    assert ours._secret_key(nowhere) != ours._secret_key(nowhere)
    assert not nowhere.parent.exists()


def test_uploads_go_to_a_folder_that_only_this_account_enters(tmp_path):
    folder = ours._private_folder(tmp_path / "uploads")

    assert mode(folder) == 0o700
    assert ours._private_folder(tmp_path / "no" / "uploads") == tmp_path / "no" / "uploads"
    assert not (tmp_path / "no").exists()


def test_uploads_never_touch_a_shared_folder():
    assert Path(settings.FILE_UPLOAD_TEMP_DIR).is_relative_to(settings.DATA)


@pytest.mark.parametrize(("pool", "kept"), [(True, True), (False, False)])
def test_only_the_web_role_keeps_a_pool(pool, kept):
    made = ours.database_of(replace(LOGIN), pool=pool)

    assert ("pool" in made["OPTIONS"]) is kept
    assert (made["USER"], made["NAME"]) == ("handrail_web", "handrail")


def test_without_a_database_the_settings_still_load():
    assert ours.database_of(None)["USER"] == ""


def test_sessions_end_with_the_browser_and_cookies_are_closed_to_scripts_and_other_sites():
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_bugs_are_never_shown():
    assert not settings.DEBUG


def test_the_web_runs_as_the_web_role_and_never_as_the_owner(cluster):
    assert settings.DATABASES["default"]["USER"] == "handrail_web"
    assert settings.DATABASES["owner"]["USER"] == "handrail_owner"
    assert settings.DATABASES["sequencer"]["USER"] == "handrail_sequencer"
