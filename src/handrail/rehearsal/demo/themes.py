"""What the demo's people need, in words: a dozen plain needs, several wordings each.

All of it is invented for this project. Nothing is said of anybody's belief, origin or status, and
every need is one that a council, a clinic, a college or a charity meets every week.
"""

from __future__ import annotations

from dataclasses import dataclass

from handrail.nominations.domain import Ground, Threshold

COUNCILS = {area: f"council-{area}" for area in ("london", "west-midlands", "north-west")}
CLINICS = dict.fromkeys(COUNCILS, "health")


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One kind of need: what is said of it, who can help in each area, and how it may go."""

    ground: Ground
    threshold: Threshold
    purpose: str
    partners: dict[str, str]
    skills: str
    concerns: tuple[str, ...]
    facts: tuple[str, ...]
    strengths: tuple[str, ...]
    actions: tuple[str, ...]
    outcomes: tuple[str, ...]


THEMES: dict[str, Theme] = {
    "housing": Theme(
        ground=Ground.UNMET_HOUSING_NEED,
        threshold=Threshold.UNMET_NEED_AFTER_CLOSURE,
        purpose="housing",
        partners=COUNCILS | {"north-west": "housing"},
        skills="Housing advice",
        concerns=(
            "No settled home since the case closed.",
            "The tenancy ends soon and nobody has helped to find another.",
            "Moves between friends' sofas and has no address for letters.",
        ),
        facts=(
            "Lost the tenancy in {month} and has stayed with friends since.",
            "Was given notice in {month}; the landlord is selling.",
            "Has been on a housing list for {weeks} weeks without an answer.",
            "Shares one room with a relative, who has asked them to move out.",
        ),
        strengths=("Pays the rent on time when there is one.", "Keeps every appointment."),
        actions=(
            "Register for supported housing and go to the first viewing together.",
            "Apply to the deposit scheme and view two flats.",
            "Ask the landlord for time, and write the application together.",
        ),
        outcomes=("Moved into a flat of their own.", "The deposit scheme said yes; a move is set."),
    ),
    "mental-health": Theme(
        ground=Ground.UNMET_HEALTH_NEED,
        threshold=Threshold.UNMET_NEED_AFTER_CLOSURE,
        purpose="mental_health",
        partners=CLINICS,
        skills="Talking therapy, low mood and sleep",
        concerns=(
            "Low mood and poor sleep that nobody treats.",
            "Stopped going to appointments after a change of clinic.",
            "Worries most of the day and has asked twice where to get help.",
        ),
        facts=(
            "Was discharged from a clinic in {month} after missing two letters.",
            "Told a doctor in {month} that sleep is poor and days are long.",
            "Waited {weeks} weeks for a first appointment and then moved house.",
        ),
        strengths=("Talks openly with a sister.", "Walks each morning and says that it helps."),
        actions=(
            "Book a first appointment and meet at the clinic's front desk.",
            "Six sessions of talking therapy, at a time that fits with work.",
            "See the practice nurse about sleep, and go on from there.",
        ),
        outcomes=("Six sessions done; sleeps better.", "Seen, and stays with the clinic."),
    ),
    "health": Theme(
        ground=Ground.UNMET_HEALTH_NEED,
        threshold=Threshold.UNMET_NEED_AFTER_CLOSURE,
        purpose="health",
        partners=CLINICS,
        skills="Registering with a doctor, long-term conditions",
        concerns=(
            "Has a long-term condition and no doctor since a move.",
            "Pain after an accident at work keeps them at home.",
        ),
        facts=(
            "Has not been registered with a doctor since {month}.",
            "Missed two check-ups since {month}; the letters went to an old address.",
            "Has used a walk-in centre four times in {weeks} weeks.",
        ),
        strengths=("Knows the condition well.", "A neighbour drives them to appointments."),
        actions=(
            "Register with a doctor near home and go to the first check-up.",
            "Refer to physiotherapy and arrange the first three visits.",
        ),
        outcomes=("Registered; check-ups go on as usual.", "Physiotherapy began; less pain."),
    ),
    "employment": Theme(
        ground=Ground.UNMET_DAILY_NEED,
        threshold=Threshold.UNMET_NEED_AFTER_CLOSURE,
        purpose="employment",
        partners={"london": "jobs", "west-midlands": "college", "north-west": "charity"},
        skills="Finding work, references",
        concerns=(
            "Out of work since the case closed, with no reference to show.",
            "Wants to work and has no papers that show their trade.",
        ),
        facts=(
            "Worked in a warehouse until {month}, when the contract ended.",
            "Has applied for {weeks} jobs since {month} and had one interview.",
            "Trained as an electrician and let the certificate lapse.",
        ),
        strengths=("Has driven a van for years.", "Is never late."),
        actions=(
            "Write a CV together and practise two interviews.",
            "Renew the trade certificate and meet an employer who takes people on.",
            "Three weeks of work experience with a weekly talk.",
        ),
        outcomes=("Began work, four days a week.", "Passed the certificate; two interviews."),
    ),
    "education": Theme(
        ground=Ground.UNMET_DAILY_NEED,
        threshold=Threshold.UNMET_NEED_AFTER_CLOSURE,
        purpose="education",
        partners={"london": "charity", "west-midlands": "college", "north-west": "charity"},
        skills="Courses, study support",
        concerns=(
            "Left a course halfway and would like to finish it.",
            "Needs English and maths for the course they want.",
        ),
        facts=(
            "Left a two-year course in {month} with one year done.",
            "Has asked about evening classes {weeks} weeks ago and heard nothing.",
        ),
        strengths=("Reads a great deal.", "Helped other students with maths."),
        actions=(
            "Meet the course tutor and agree how the year can be finished.",
            "Enrol in evening classes and plan the journey there.",
        ),
        outcomes=("Back on the course since the new term.", "Enrolled; attends twice a week."),
    ),
    "mentoring": Theme(
        ground=Ground.LOSS_OF_SUPPORT,
        threshold=Threshold.VULNERABILITY_TO_RADICALISATION,
        purpose="mentoring",
        partners={"london": "charity", "west-midlands": "council-west-midlands",
                  "north-west": "charity"},
        skills="Mentoring",
        concerns=(
            "Has lost touch with old friends and spends most days alone.",
            "Has nobody to talk plans over with since a grandparent died.",
        ),
        facts=(
            "Moved to the area in {month} and knows few people.",
            "Left a football club in {month} and has not gone back.",
            "Told a case officer that most days pass without a conversation.",
        ),
        strengths=("Plays the guitar well.", "Keeps in touch with a former teacher."),
        actions=(
            "Meet a mentor each week for three months, in a place of their choice.",
            "Join the football club's open evening together.",
        ),
        outcomes=("Meets the mentor weekly and plays again.", "Twelve meetings held; it helps."),
    ),
    "family": Theme(
        ground=Ground.LOSS_OF_SUPPORT,
        threshold=Threshold.SAFEGUARDING_CONCERN,
        purpose="family",
        partners=COUNCILS,
        skills="Family support",
        concerns=(
            "Cares for a parent alone, and it has become too much.",
            "A separation has left them without contact to their own brothers.",
        ),
        facts=(
            "Has cared for a parent since {month} without a carer's assessment.",
            "Separated in {month}; the family would like to talk and does not know how.",
        ),
        strengths=("Is patient with the parent they care for.", "An aunt wants to help."),
        actions=(
            "Carry out a carer's assessment and arrange a weekly break.",
            "Bring the family together with a mediator.",
        ),
        outcomes=("A carer comes twice a week.", "Two meetings with the family; they speak again."),
    ),
    "exploitation": Theme(
        ground=Ground.EXPLOITED_BY_OTHERS,
        threshold=Threshold.EXPLOITATION_BY_OTHERS,
        purpose="protection_from_exploitation",
        partners=COUNCILS,
        skills="Adult safeguarding",
        concerns=(
            "Others borrow money and do not pay it back.",
            "An acquaintance uses their bank card and their flat.",
        ),
        facts=(
            "Handed over most of two months' money to an acquaintance since {month}.",
            "Asked a bank in {month} how to stop others using the account.",
        ),
        strengths=("Asked for help themselves.", "Trusts a neighbour."),
        actions=(
            "Open a new account together and agree who to call.",
            "See a safeguarding adviser about the flat and change the lock.",
        ),
        outcomes=("New account; no money went missing since.", "The lock was changed; it is calm."),
    ),
    "resettlement": Theme(
        ground=Ground.RESETTLEMENT,
        threshold=Threshold.END_OF_SENTENCE_OR_MEASURE,
        purpose="resettlement",
        partners={"london": "charity", "west-midlands": "probation", "north-west": "housing"},
        skills="Resettlement",
        concerns=(
            "The measure ends, and the support that came with it ends too.",
            "Returns to ordinary life with no papers and no bank account.",
        ),
        facts=(
            "The last appointment under the measure was in {month}.",
            "Has waited {weeks} weeks for proof of identity.",
        ),
        strengths=("Finished a catering course.", "Has a standing offer from a former employer."),
        actions=(
            "Apply for papers and open an account, one appointment each.",
            "Make a plan for the first three months and meet every second week.",
        ),
        outcomes=("Papers and account are there.", "The three months went to plan."),
    ),
    "money": Theme(
        ground=Ground.UNMET_DAILY_NEED,
        threshold=Threshold.UNMET_NEED_AFTER_CLOSURE,
        purpose="finance",
        partners={"london": "jobs", "west-midlands": "council-west-midlands",
                  "north-west": "council-north-west"},
        skills="Debt advice",
        concerns=(
            "Debts have grown since the account was frozen and opened again.",
            "Rent arrears, and no idea where to begin.",
        ),
        facts=(
            "Has owed {weeks} weeks' rent since {month}.",
            "Had an account closed in {month} and pays everything in cash.",
        ),
        strengths=("Writes down every expense.", "Has paid off one debt alone."),
        actions=(
            "Go through the letters together and agree a payment plan.",
            "See a debt adviser and open a basic account.",
        ),
        outcomes=("A payment plan is kept since three months.", "Basic account opened."),
    ),
}  # fmt: skip
