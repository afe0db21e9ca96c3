"""The one door: refusals leave their entry and nothing else, acts nest, openings are told first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection

from handrail.acts.actions import VERBS, action, consult
from handrail.acts.context import reading
from handrail.acts.tests.doing import a_second_peter
from handrail.acts.tests.playing import acts, broken, changed, entries, picture
from handrail.disclosures import actions as disclosures
from handrail.errors import InputError, NotFoundError, RefusedError
from handrail.ledger.errors import InvalidEntryError
from handrail.members.actions import TokenIssued, issue_token, oneself
from handrail.members.models import Token
from handrail.policy.engine import Entity, engine
from handrail.rehearsal.thin_path import ThinPath

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}


@pytest.fixture
def verbs():
    """Lets a test make verbs of its own, and takes them away again."""
    kept = dict(VERBS)
    yield VERBS
    VERBS.clear()
    VERBS.update(kept)


@pytest.fixture
def offered(cast):
    return ThinPath(cast, cast.at).until("offered")


def accepting(path, by, **changes):
    said = {"has_accepted_uses": True} | changes
    return disclosures.accept(path.disclosure_id, by=by, at=path.at, **said)


def asking(path, by):
    return disclosures.query(
        path.disclosure_id, by=by, at=path.at, remark_id=path.id("remark"), text="How long?"
    )


def untrained(actor):
    return replace(actor, trained_until=actor.today - timedelta(days=1))


REFUSALS = {
    "out of scope": (
        "disclosure.accept", lambda path: accepting(path, path.by("grace")),
        NotFoundError, ["not_found"], [],
    ),
    "by no policy that permits": (
        "disclosure.query", lambda path: asking(path, path.by("david")),
        RefusedError, ["not_permitted"], [],
    ),
    "by a policy that forbids": (
        "disclosure.accept", lambda path: accepting(path, path.by("carys")),
        RefusedError, ["three_people_needed"], ["recipient-is-a-third-person"],
    ),
    "without training": (
        "disclosure.accept", lambda path: accepting(path, untrained(path.by("peter"))),
        RefusedError, ["training_expired"], ["content-needs-training"],
    ),
    "by a rule": (
        "disclosure.accept",
        lambda path: accepting(path, path.by("peter"), has_accepted_uses=False),
        RefusedError, ["terms_not_accepted"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", REFUSALS)
def test_a_refusal_leaves_its_entry_with_its_reasons_and_nothing_else(superuser, offered, why):
    verb, attempt, error, reasons, policies = REFUSALS[why]
    before = picture(superuser)

    with pytest.raises(error):
        attempt(offered)
    entry = entries(superuser)[-1]
    assert changed(before, picture(superuser)) == REFUSED_ONLY
    assert (entry["act"], entry["processing"]) == (f"{verb}.refused", "refusal")
    assert (entry["reasons"], entry["policies"]) == (reasons, policies)
    assert (entry["object"], entry["recipients"], entry["commitments"]) == ("", [], [])


def test_what_cannot_be_used_is_no_act(cast, superuser):
    path = ThinPath(cast, cast.at)
    taken = replace(a_second_peter(path), email=cast.emails["peter"].upper())
    before = picture(superuser)

    with pytest.raises(InputError):
        VERBS["member.add"]("registry", by=cast.administrator, at=cast.at, member=taken)
    assert changed(before, picture(superuser)) == set()


def test_a_refusal_that_cannot_be_told_is_told_as_a_failure_of_the_ledger(superuser, offered):
    before = picture(superuser)

    with broken(superuser, "ledger_entry"), pytest.raises(DatabaseError):
        accepting(offered, offered.by("carys"))
    assert changed(before, picture(superuser)) == set()


def a_token(path, name, what="inner"):
    return issue_token(
        "oneself",
        by=path.by(name),
        at=path.at,
        token_id=path.id(what),
        token=f"handrail_{what}",
    )


def an_act_with_another_in_it(verbs, *, inner, after=None):
    """`token.issue` once more, which first does something else."""

    @action("token.issue", on=oneself)
    def outer(row, *, by, at, about):
        """Issue nothing, around something."""
        inner()
        if after:
            raise after
        return TokenIssued(about=about)

    return outer


def test_nested_acts_each_leave_their_entry(superuser, verbs, offered):
    told = len(acts(superuser))
    outer = an_act_with_another_in_it(verbs, inner=lambda: a_token(offered, "peter"))
    outer("oneself", by=offered.by("peter"), at=offered.at, about=offered.id("outer"))

    assert acts(superuser)[told:] == ["token.issued", "token.issued"]
    assert len({entry["object"] for entry in entries(superuser)[told:]}) == 2


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (RefusedError("issue token", ("not_permitted",)), "token.issue.refused"),
        (NotFoundError(), "token.issue.refused"),
        (ZeroDivisionError(), "token.issue.failed"),
    ],
)
def test_what_was_done_within_an_act_falls_with_it(superuser, verbs, offered, after, left):
    outer = an_act_with_another_in_it(verbs, inner=lambda: a_token(offered, "peter"), after=after)
    before, told = picture(superuser), len(acts(superuser))

    with pytest.raises(type(after)):
        outer("oneself", by=offered.by("peter"), at=offered.at, about=offered.id("outer"))
    assert changed(before, picture(superuser)) == REFUSED_ONLY
    assert acts(superuser)[told:] == [left]


def test_an_act_falls_with_what_is_refused_within_it(superuser, verbs, offered):
    outer = an_act_with_another_in_it(
        verbs, inner=lambda: accepting(offered, offered.by("peter"), has_accepted_uses=False)
    )
    before = picture(superuser)

    with pytest.raises(RefusedError):
        outer("oneself", by=offered.by("peter"), at=offered.at, about=offered.id("outer"))
    assert changed(before, picture(superuser)) == REFUSED_ONLY
    assert entries(superuser)[-1]["reasons"] == ["terms_not_accepted"]


def test_nobody_acts_within_the_act_of_somebody_else(superuser, verbs, offered):
    outer = an_act_with_another_in_it(verbs, inner=lambda: a_token(offered, "grace"))

    with pytest.raises(RuntimeError, match="durable"):
        outer("oneself", by=offered.by("peter"), at=offered.at, about=offered.id("outer"))
    assert acts(superuser)[-1] == "token.issue.failed"


def test_a_refused_act_within_another_leaves_no_row_behind_though_the_other_goes_on(
    superuser, verbs, offered
):
    @action("token.issue", on=oneself)
    def half_done(row, *, by, at):
        """Write something, and then be refused."""
        a_token_row(offered).save(force_insert=True)
        raise RefusedError("issue token", ("not_permitted",))

    def careless():
        with pytest.raises(RefusedError):
            half_done("oneself", by=offered.by("peter"), at=offered.at)

    outer = an_act_with_another_in_it(verbs, inner=careless)
    before = picture(superuser)
    outer("oneself", by=offered.by("peter"), at=offered.at, about=offered.id("outer"))
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def a_token_row(path):
    peter = path.by("peter")
    return Token(
        id=path.id("half done"),
        member_id=peter.member_id,
        organisation_id=peter.organisation_id,
        hashed=b"half done",
        label="",
        made_at=path.at,
        expires_at=path.at,
    )


def opening(path, name, purpose="do_the_ask"):
    return disclosures.open_disclosure(
        path.disclosure_id, by=path.by(name), at=path.at, purpose=purpose
    )


def test_opening_leaves_an_entry_with_who_what_and_why(cast, superuser):
    path = ThinPath(cast, cast.at).until("accepted")
    before = picture(superuser)
    opening(path, "peter")

    entry = entries(superuser)[-1]
    assert changed(before, picture(superuser)) == {*REFUSED_ONLY, "acts_handle"}
    assert (entry["act"], entry["processing"]) == ("disclosure.opened", "consultation")
    assert (entry["actor"], entry["purpose"]) == (str(cast.members["peter"]), "do_the_ask")
    assert entry["policies"] == ["acceptor-opens"]


class Readable:
    """Something that an inspector may read."""

    id, person_id = UUID(int=7), None

    def as_entity(self):
        return Entity("Log", "log")


@pytest.fixture
def reads(verbs):
    """`ledger.read` once more, which notes that something was read."""
    opened = []

    @consult("ledger.read", on=lambda _reference, *, seen_by: Readable())
    def read(row, *, by, at):
        """Note that something was read."""
        opened.append(row)

    return read, opened


def test_an_opening_that_cannot_be_told_opens_nothing(cast, superuser, reads):
    read, opened = reads

    with broken(superuser, "ledger_entry"), pytest.raises(DatabaseError):
        read("log", by=cast.actor("imran"), at=cast.at, purpose="supervise")
    assert opened == []
    read("log", by=cast.actor("imran"), at=cast.at, purpose="supervise")
    assert len(opened) == 1


def test_an_opening_that_is_refused_opens_nothing(cast, superuser, reads):
    read, opened = reads

    with pytest.raises(RefusedError):
        read("log", by=cast.actor("peter"), at=cast.at, purpose="supervise")
    assert opened == []
    assert acts(superuser)[-1] == "ledger.read.refused"


def test_nothing_is_opened_within_an_act(superuser, verbs, offered, reads):
    read, opened = reads
    imran = offered.by("imran")
    outer = an_act_with_another_in_it(
        verbs, inner=lambda: read("log", by=imran, at=offered.at, purpose="supervise")
    )

    with pytest.raises(RuntimeError, match="durable"):
        outer("oneself", by=imran, at=offered.at, about=offered.id("outer"))
    assert opened == []


@pytest.mark.parametrize("purpose", ["curiosity", "", "Because Ada Lovelace asked"])
def test_nothing_is_opened_for_a_reason_that_is_not_on_the_list(cast, superuser, purpose):
    path = ThinPath(cast, cast.at).until("accepted")
    before = picture(superuser)

    with pytest.raises(InputError):
        opening(path, "peter", purpose)
    assert changed(before, picture(superuser)) == set()


def test_a_refused_opening_leaves_its_entry_and_its_reason_for_asking(cast, superuser):
    path = ThinPath(cast, cast.at).until("accepted")

    with pytest.raises(RefusedError):
        opening(path, "david", "check_quality")
    entry = entries(superuser)[-1]
    assert (entry["act"], entry["object"]) == ("disclosure.open.refused", "")
    assert entry["purpose"] == "check_quality"


def test_the_digest_on_an_entry_names_the_policies_that_decided(cast, superuser):
    assert {entry["rule"] for entry in entries(superuser)} == {engine().digest}


def test_a_reading_writes_nothing(cast):
    with pytest.raises(DatabaseError, match="read-only"), reading(cast.actor("peter")):
        a_token_row(ThinPath(cast, cast.at)).save(force_insert=True)


def test_the_context_is_made_of_references_only(cast):
    injected = replace(cast.actor("peter"), member_id="' OR true; --")

    with pytest.raises((TypeError, InvalidEntryError)), reading(injected):
        pass


def test_the_context_ends_with_its_transaction(cast):
    with reading(cast.actor("peter")):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('handrail.member', true)")
        assert cursor.fetchone()[0] in ("", None)
