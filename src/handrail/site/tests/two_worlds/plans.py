"""For each actor two worlds that differ only in what that actor may not know.

World A comes first and is the poorer one: every reference that exists in it exists in B as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handrail.rehearsal.thin_path import STATEMENT, ThinPath
from handrail.site.tests.two_worlds.world import (
    AT_SOUTHGATE,
    AT_THE_CLINIC,
    IN_THE_NORTH,
    NORTH,
    THEIRS,
    World,
)

Story = Callable[[World], None]
SOMEBODY_ELSE = {
    "forename": "Yusra",
    "surname": "Otherwise",
    "date_of_birth": date(1951, 2, 3),
    "address": "1 Other Street",
    "postcode": "ZZ9 9ZZ",
    "concern": "Another concern altogether.",
    "adjustments": "An interpreter.",
}


@dataclass(frozen=True)
class Plan:
    """Who looks, at which two worlds, and whether the crawler may also do what the actor may do."""

    name: str
    actor: str
    a: Story
    b: Story
    acts: bool = True


def nothing(_world: World) -> None:
    """Everybody is there, and nothing has happened."""


def newcomers(world: World) -> None:
    """Others take part, take up posts and agree."""
    world.organisation("school", "Hidden Academy", kind="education", area=NORTH)
    for name, post in (("gwen", "nurse_lead"), ("sara", "southern_lead"), ("ivan", "inspecting")):
        world.member(name, post)
    world.cast.agreement("clinic again", between=["police", "clinic"])


def worked_on(world: World, path: ThinPath) -> None:
    """A case with all that those who work on it say and do."""
    world.asked(path)
    world.contributed(path)
    world.released(path)
    world.assessed(path)
    world.finished(path, is_done=True)


def elsewhere(world: World) -> None:
    """Another originator and another council of the area, with people and cases of their own."""
    world.path("else1", **AT_SOUTHGATE)
    world.path("else2", "cleared", **AT_SOUTHGATE)
    world.not_now(world.path("else3", **AT_SOUTHGATE))
    world.path("else4", "placed", **AT_SOUTHGATE)
    world.path("else5", "submitted", **AT_SOUTHGATE)
    world.said("query", world.path("else6", "offered", **AT_SOUTHGATE))
    worked_on(world, world.path("else7", "action_agreed", **AT_SOUTHGATE))
    world.path("else8", "action_proposed", **AT_SOUTHGATE)
    world.endangered(world.path("else14", **AT_SOUTHGATE))
    mended = world.path("else15", "accepted", **AT_SOUTHGATE)
    world.met_safely(mended)
    world.mended(mended, "report_error", "correct", "recall")
    world.withdrawn(world.path("else16", **AT_SOUTHGATE))
    world.met_safely(world.path("else17", **AT_SOUTHGATE), is_stated=False)
    # the same reference and the same person as in the batch that the crawler sends
    world.stopped(world.path("else23", "action_agreed", **AT_SOUTHGATE))
    world.told(world.path("else24", "accepted", **AT_SOUTHGATE), words="Shares a phone.")
    same = {"reference": "SYN-L-0101", "forename": "Amina", "surname": "Farrow"}
    same["date_of_birth"] = date(1994, 3, 4)
    world.path("else9", **AT_SOUTHGATE, changes=same)
    world.path("else10", **AT_SOUTHGATE, changes=same | {"reference": "SYN-L-0109"})
    world.spent("sam", "ines")


def another_area(world: World) -> None:
    """The same in another area, with another coordinator."""
    world.path("north1", **IN_THE_NORTH)
    world.not_now(world.path("north2", **IN_THE_NORTH))
    world.path("north3", "placed", **IN_THE_NORTH)
    world.path("north4", "offered", **IN_THE_NORTH)
    north5 = world.path("north5", "action_agreed", **IN_THE_NORTH)
    worked_on(world, north5)
    world.met(north5, "northern_chairing", "noel")
    world.reviewed(north5)
    world.ended(north5)
    world.path("north6", "action_proposed", **IN_THE_NORTH)
    world.endangered(world.path("north9", **IN_THE_NORTH))
    world.told(world.path("north10", "accepted", **IN_THE_NORTH))
    mended = world.path("north20", "accepted", **IN_THE_NORTH)
    world.met_safely(mended)
    world.mended(mended, "correct", "recall")
    world.met_safely(world.path("north21", **IN_THE_NORTH), is_stated=False)
    same = {"forename": "Amina", "surname": "Farrow", "date_of_birth": date(1994, 3, 4)}
    for name in ("north7", "north8"):
        world.path(name, **IN_THE_NORTH, changes=same)
    world.spent("neil")


def everything_elsewhere(world: World) -> None:
    """All that neither the police, the council nor the clinic of London may know."""
    newcomers(world)
    elsewhere(world)
    another_area(world)


def kept_back(world: World) -> None:
    """People who are not told yet, elsewhere; a reviewer would see that it was asked."""
    world.not_yet(world.path("later1", "accepted", **AT_SOUTHGATE))
    world.not_yet(world.path("later2", "accepted", **IN_THE_NORTH), is_agreed=True)


def nominated(world: World) -> None:
    """The police nominate; more the nominating officer never learns (R32)."""
    for name in ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"):
        world.path(name)


def nominated_and_more(world: World) -> None:
    """The same nominations: screened, paused, offered, declined, accepted, supported, refused."""
    world.path("p1", "cleared")
    world.not_now(world.path("p2"))
    world.path("p3", "submitted")
    world.path("p4", "offered")
    world.said("decline", world.path("p5", "offered"))
    world.contributed(world.path("p6", "accepted"))
    worked_on(world, world.path("p7", "action_agreed"))
    refused = world.path("p8", "action_agreed")
    world.finished(refused, is_done=False)
    world.said("give_back", refused)
    world.closed(refused, "declined_support")
    everything_elsewhere(world)
    kept_back(world)


def approved(world: World) -> None:
    """What waits for the disclosure officer, and what went out on his word."""
    world.path("p1", "submitted")
    world.said("query", world.path("p2", "offered"))
    for name in ("p3", "p4", "p5", "p6", "p7"):
        world.path(name, "approved")
    world.path("p8", "placed")
    world.met_safely(world.path("p9", "approved"), is_stated=False)
    world.mended(world.path("p10", "approved"), "recall")
    world.mended(world.path("p11", "approved"), "correct")
    world.called(world.path("m1", "approved"))


def approved_and_more(world: World) -> None:
    """The same, with what became of it and a draft that nobody submitted."""
    world.path("p1", "submitted")
    world.said("query", world.path("p2", "offered"))
    world.path("p3", "offered")
    world.said("decline", world.path("p4", "offered"))
    world.contributed(world.path("p5", "accepted"))
    worked_on(world, world.path("p6", "action_agreed"))
    refused = world.path("p7", "action_agreed")
    world.finished(refused, is_done=False)
    world.path("p8", "drafted")
    world.met_safely(world.path("p9", "accepted"), is_stated=False)
    world.mended(world.path("p10", "accepted"), "recall", "confirm_recall")
    world.mended(world.path("p11", "accepted"), "correct", "confirm_correction")
    world.met(world.path("m1", "approved"))
    everything_elsewhere(world)


def coordinated(world: World) -> None:
    """A coordinator's day: every step of a case in the area."""
    world.path("p1")
    world.path("p2", "cleared")
    world.path("p3", "placed")
    world.path("p4", "drafted")
    world.path("p5", "approved")
    world.path("p6", "offered")
    world.path("p7", "action_proposed")
    helped = world.path("p8", "action_agreed")
    world.asked(helped)
    world.contributed(helped)
    world.assessed(helped)
    world.met_safely(helped)
    world.mended(helped, "correct")
    world.mended(world.path("p11", "accepted"), "recall")
    world.met(helped)
    world.reviewed(helped)
    past = world.path("m2", "action_agreed")
    world.finished(past, is_done=True)
    world.ended(past)
    born_on = world.path("p9").nomination().date_of_birth
    world.path("p10", changes={"forename": "Forep9", "date_of_birth": born_on})


def coordinated_and_more(world: World) -> None:
    """The same, and another area beside it."""
    coordinated(world)
    another_area(world)
    world.not_yet(world.path("later2", "accepted", **IN_THE_NORTH), is_agreed=True)
    world.member("nina", "northern_lead")


def offered(world: World) -> None:
    """A partner is asked about somebody."""
    world.path("p1", "offered")
    world.said("query", world.path("p2", "offered"))


def offered_about_others(world: World) -> None:
    """The same offers about other people, for other reasons: before accepting they look alike."""
    text = "Has lost touch with everybody and sees no doctor."
    statement = {"statements": (STATEMENT, STATEMENT)}
    world.path("p1", "offered", changes=SOMEBODY_ELSE | statement, text=text)
    another = SOMEBODY_ELSE | {"forename": "Zed", "date_of_birth": date(1949, 5, 6)}
    world.said("query", world.path("p2", "offered", changes=another, text=text))
    everything_elsewhere(world)


def supported(world: World) -> None:
    """A partner is asked, has accepted, has proposed, and delivers."""
    world.path("p1", "offered")
    world.said("query", world.path("p2", "offered"))
    world.asked(world.path("p3", "accepted"))
    kept = world.path("p4", "action_proposed")
    world.contributed(kept)
    world.assessed(kept)
    let_go = world.path("p5", "action_agreed")
    world.contributed(let_go)
    world.released(let_go)
    world.not_yet(world.path("p6", "accepted"), is_agreed=True)
    world.spoken(world.path("p7", "told"))
    world.met_safely(let_go)
    world.mended(world.path("p16", "accepted"), "report_error", "correct")
    world.mended(world.path("p17", "accepted"), "recall")


def supported_and_more(world: World) -> None:
    """The same, told the same, about people of whom more is known; and what it gave up is gone."""
    world.path("p1", "offered", changes=SOMEBODY_ELSE)
    world.said("query", world.path("p2", "offered"))
    world.asked(world.path("p3", "accepted", changes={"concern": "Another concern."}))
    changes = {"statements": (STATEMENT, STATEMENT)}
    kept = world.path("p4", "action_proposed", changes=changes)
    world.contributed(kept)
    world.assessed(kept)
    let_go = world.path("p5", "action_agreed", changes={"adjustments": "An interpreter."})
    world.contributed(let_go)
    world.released(let_go)
    other = {
        "ground": "s26",
        "reasons": "Another reason altogether.",
        "considered": ("tell_later",),
    }
    world.not_yet(world.path("p6", "accepted"), is_agreed=True, **other)
    world.spoken(world.path("p7", "told"))
    world.met_safely(let_go)
    world.mended(world.path("p16", "accepted"), "report_error", "correct")
    changes = {"concern": "A third concern."}
    world.mended(world.path("p17", "accepted", changes=changes), "recall")
    world.said("decline", world.path("gone1", "offered"))
    world.said("give_back", world.path("gone2", "accepted"))
    world.lapsed(world.path("gone3", "offered"))
    world.path("early1", "approved")
    world.path("early2")
    world.path("else11", "action_agreed", **AT_THE_CLINIC)
    world.path("else12", "offered", **AT_THE_CLINIC)
    world.doubted(world.path("d3", "support_agreed", **AT_THE_CLINIC))
    everything_elsewhere(world)
    kept_back(world)


def seen_by_colleague(world: World) -> None:
    """Somebody else in the same post accepted: a colleague sees that, and no word of it."""
    world.path("p1", "accepted")
    world.path("p2", "accepted")


def done_by_colleague(world: World) -> None:
    """The same with other words, and with what the colleague does."""
    world.path("p1", "action_agreed", text="Other words.", changes=SOMEBODY_ELSE)
    worked_on(world, world.path("p2", "action_agreed", text="Other words too."))
    everything_elsewhere(world)


def at_the_clinic(world: World) -> None:
    """The clinic is asked, and delivers."""
    world.path("p1", "offered", **AT_THE_CLINIC)
    world.path("p2", "action_agreed", **AT_THE_CLINIC)


def at_the_clinic_and_more(world: World) -> None:
    """The same, and the council beside it."""
    at_the_clinic(world)
    world.path("else11", "action_agreed")
    world.said("decline", world.path("else12", "offered", **AT_THE_CLINIC))
    world.path("else13", "approved", **(AT_THE_CLINIC | THEIRS))
    everything_elsewhere(world)


def at_the_table(world: World) -> None:
    """A chair's cases: needs, and one contribution that its owner let go."""
    path = world.path("p1", "accepted")
    world.seated(path)
    world.assessed(path)
    world.contributed(path)
    world.released(path)
    world.met(path)
    world.seated(world.path("p2", "accepted"))


def at_the_table_and_more(world: World) -> None:
    """The same, and what partners keep back; and cases without this chair."""
    at_the_table(world)
    world.contributed(world.again("p2"), "What nobody else is told.")
    worked_on(world, world.path("else11", "action_agreed"))
    another_area(world)


def ringing(world: World) -> None:
    """What rings in London, and a risk that the police there own."""
    world.endangered(world.path("p1"), "Words that the police read, and words that they do not.")


def ringing_and_more(world: World) -> None:
    """The same; in the north others ring, and here people are helped of whom the police hear nothing."""
    ringing(world)
    world.path("p2", "action_agreed")
    another_area(world)
    newcomers(world)


def reviewed(world: World) -> None:
    """A reviewer is asked about two people, and decided about one."""
    newcomers(world)  # who takes part is public
    world.not_yet(world.path("p1", "accepted"))
    world.not_yet(world.path("p2", "accepted"), is_agreed=False)
    world.doubted(world.path("d1", "support_agreed"))


def reviewed_about_others(world: World) -> None:
    """The same proposals about other people, of whom more is known than the reviewer reads."""
    world.not_yet(world.path("p1", "accepted", changes=SOMEBODY_ELSE, text="Other words."))
    world.not_yet(world.path("p2", "accepted", text="Other words too."), is_agreed=False)
    newcomers(world)  # what passed to the police elsewhere would be a reviewer's to check
    world.told(world.path("else24", "accepted", **AT_SOUTHGATE), words="Shares a phone.")
    world.stopped(world.path("else23", "action_agreed", **AT_SOUTHGATE))
    world.path("north6", "action_proposed", **IN_THE_NORTH)
    another = {"concern": "Another concern altogether."}
    world.doubted(world.path("d1", "support_agreed", changes=another, **AT_THE_CLINIC))
    looked_at = world.path("d2", "support_agreed")
    world.doubted(looked_at)
    world.cleared_of_doubt(looked_at)


def spoken_for(world: World) -> None:
    """The advocate's people: one who was asked, one who stopped."""
    newcomers(world)
    world.spoken(world.path("p1", "told"))
    stopped = world.path("p2", "action_agreed")
    world.spoken(stopped)
    world.stopped(stopped)


def spoken_for_and_more(world: World) -> None:
    """The same people, of whom more is held than the person is shown, and others."""
    first = world.path("p1", "accepted", changes={"concern": "Another concern."}, text="Other.")
    first.told()
    world.spoken(first)
    stopped = world.path("p2", "action_agreed", changes={"adjustments": "An interpreter."})
    world.spoken(stopped)
    world.stopped(stopped)
    world.member("anna", "advocating")
    world.spoken(world.path("else25", "told", **AT_THE_CLINIC), advocate="anna", words="No.")
    everything_elsewhere(world)
    kept_back(world)


def inspected(world: World) -> None:
    """Acts for the log."""
    world.path("p1", "action_agreed")
    world.said("decline", world.path("p2", "offered"))


def inspected_about_others(world: World) -> None:
    """The same acts about other people in other words: the log tells of acts only."""
    world.path("p1", "action_agreed", changes=SOMEBODY_ELSE, text="Other words.")
    changes = {"concern": "Another concern altogether."}
    world.said("decline", world.path("p2", "offered", changes=changes), "Why we decline.")


def all_that_happens(world: World) -> None:
    """Everything above in one world."""
    coordinated(world)
    everything_elsewhere(world)
    world.said("query", world.path("q1", "offered"))
    world.path("q2", "submitted")
    world.path("q3", "accepted")
    world.path("q4", "action_agreed", **AT_THE_CLINIC)
    world.path("q5", "offered", **AT_THE_CLINIC)
    world.spoken(world.path("q6", "support_agreed"))
    kept_back(world)


def all_and_between_partners(world: World) -> None:
    """All of it, and what organisations that take part say to each other."""
    all_that_happens(world)
    world.between_partners()


PLANS = (
    Plan("nominating officer", "nadia", nominated, nominated_and_more),
    Plan("disclosure officer", "david", approved, approved_and_more),
    Plan("coordinator", "carys", coordinated, coordinated_and_more),
    Plan("practitioner asked", "peter", offered, offered_about_others, acts=False),
    Plan("practitioner", "peter", supported, supported_and_more),
    Plan("colleague", "paula", seen_by_colleague, done_by_colleague),
    Plan("clinic", "grace", at_the_clinic, at_the_clinic_and_more),
    Plan("chair", "chloe", at_the_table, at_the_table_and_more),
    Plan("duty officer", "dunya", ringing, ringing_and_more),
    Plan("reviewer", "rhona", reviewed, reviewed_about_others),
    Plan("advocate", "aoife", spoken_for, spoken_for_and_more),
    Plan("inspector", "imran", inspected, inspected_about_others),
    # Who takes part, and in which posts, is an administrator's to know: it is the same in both.
    Plan("administrator", "adam", newcomers, all_that_happens),
    Plan("scrutiny member", "sally", nothing, all_that_happens),
    Plan("data protection officer", "priya", inspected, inspected_about_others),
    Plan("nobody", "", nothing, all_and_between_partners),
)
