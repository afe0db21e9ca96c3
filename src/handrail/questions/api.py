"""Questions, letters and consultations for programs."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid5

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import After, Given, Key, Made, Text, made, next_after, reference_of
from handrail.questions import actions, queries
from handrail.questions.domain import (
    Answer,
    Asked,
    Consultation,
    Letter,
    Proposed,
    Question,
    Remark,
    Response,
)

router = Router(tags=["Questions"])


class QuestionPage(Schema):
    """A page of questions, the newest first, and where it goes on."""

    items: list[Question]
    next: UUID | None


class QuestionOpened(Schema):
    """A question with everything that was said to it, in order."""

    question: Question
    said: list[Remark]


class ConsultationOpened(Schema):
    """A consultation with its responses and the questions raised in it."""

    consultation: Consultation
    responses: list[Response]
    questions: list[Question]


class QuestionGiven(Given):
    """What is asked, of which organisation, and whether everybody may read it."""

    key: Key = None
    text: Text
    addressed_to: UUID
    is_public: bool
    topic: str = ""
    letter_id: UUID | None = None
    consultation_id: UUID | None = None


class AnswerGiven(Given):
    """An answer, and under which of the twelve questions (q1 to q12) the live figures stand."""

    key: Key = None
    text: Text
    evidence: str = ""


class WordsGiven(Given):
    """Words, never about a person."""

    key: Key = None
    text: Text


class LetterGiven(Given):
    """A letter of one's own organisation."""

    key: Key = None
    title: Text
    on_behalf_of: Text = ""
    dated: date
    text: Text
    is_public: bool
    replies_to: UUID | None = None


class ProposedGiven(Given):
    """What a consultation asks about, whom, and until when."""

    key: Key = None
    title: Text
    subject: Text
    text: Text
    asked: list[UUID]
    until_on: date


class ResponseGiven(Given):
    """What an organisation thinks: for, changes or against; and a question that it raises."""

    key: Key = None
    position: str
    text: Text
    question: Text = ""


@router.get("", response=QuestionPage, summary="List questions")
def listed(request: ActorRequest, after: After = None) -> QuestionPage:
    """List the questions in scope, the newest first."""
    with reading(request.actor):
        rows = queries.questions(after=after)
    return QuestionPage(items=rows, next=next_after(rows, page=queries.PAGE))


@router.post("", response={200: Made, 201: Made}, summary="Ask a question")
def ask(request: ActorRequest, given: QuestionGiven) -> Status[Made]:
    """Put a question to the centre, the police or a partner. Never about a person."""
    said = given.model_dump()
    reference = reference_of(said.pop("key"), request)
    done = actions.ask(
        "floor",
        by=request.actor,
        at=request.received_at,
        question_id=reference,
        asked=Asked(**said),
    )
    return made(reference, done)


@router.get("/letters", response=list[Letter], summary="List letters")
def letters(request: ActorRequest) -> list[Letter]:
    """List the letters in scope, the newest first."""
    with reading(request.actor):
        return queries.letters()


@router.post("/letters", response={200: Made, 201: Made}, summary="Enter a letter")
def write(request: ActorRequest, given: LetterGiven) -> Status[Made]:
    """Enter a letter of one's own organisation, or its reply to one."""
    said = given.model_dump()
    reference = reference_of(said.pop("key"), request)
    letter = Letter(id=reference, organisation_id=request.actor.organisation_id, **said)
    done = actions.enter_letter("floor", by=request.actor, at=request.received_at, letter=letter)
    return made(reference, done)


@router.get("/consultations", response=list[Consultation], summary="List consultations")
def consultations(request: ActorRequest) -> list[Consultation]:
    """List every consultation, the newest first."""
    with reading(request.actor):
        return queries.consultations()


@router.post("/consultations", response={200: Made, 201: Made}, summary="Open a consultation")
def consult(request: ActorRequest, given: ProposedGiven) -> Status[Made]:
    """Ask organisations what they think of an agreement or an area."""
    said = given.model_dump()
    reference = reference_of(said.pop("key"), request)
    done = actions.open_consultation(
        "floor",
        by=request.actor,
        at=request.received_at,
        consultation_id=reference,
        proposed=Proposed(**said | {"asked": tuple(given.asked)}),
    )
    return made(reference, done)


@router.get(
    "/consultations/{uuid:reference}", response=ConsultationOpened, summary="Read a consultation"
)
def consultation(request: ActorRequest, reference: UUID) -> ConsultationOpened:
    """Read a consultation: who was asked, who answered, what changed."""
    with reading(request.actor):
        return ConsultationOpened(
            consultation=queries.consultation(reference),
            responses=queries.responses(reference),
            questions=queries.of_consultation(reference),
        )


@router.post(
    "/consultations/{uuid:reference}/respond",
    response={200: Made, 201: Made},
    summary="Respond to a consultation",
)
def respond(request: ActorRequest, reference: UUID, given: ResponseGiven) -> Status[Made]:
    """Say what one's own organisation thinks, once."""
    response_id = reference_of(given.key, request)
    raised = ((uuid5(response_id, "question"), given.question),) if given.question else ()
    done = actions.respond(
        reference,
        by=request.actor,
        at=request.received_at,
        response_id=response_id,
        response=Response(position=given.position, text=given.text, questions=raised),
    )
    return made(response_id, done)


@router.post(
    "/consultations/{uuid:reference}/close", response={201: Made}, summary="Close a consultation"
)
def close(request: ActorRequest, reference: UUID) -> Status[Made]:
    """End a consultation, unless a question raised in it has no answer."""
    done = actions.close_consultation(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post(
    "/consultations/{uuid:reference}/changed", response={201: Made}, summary="Say what changed"
)
def say_what_changed(request: ActorRequest, reference: UUID, given: WordsGiven) -> Status[Made]:
    """Tell everybody what a consultation changed."""
    done = actions.say_what_changed(
        reference, by=request.actor, at=request.received_at, text=given.text
    )
    return made(reference, done)


@router.get("/{uuid:reference}", response=QuestionOpened, summary="Read a question")
def show(request: ActorRequest, reference: UUID) -> QuestionOpened:
    """Read a question with everything that was said to it."""
    with reading(request.actor):
        question = queries.question(reference)
        said = queries.remarks([reference]).get(reference, [])
    return QuestionOpened(question=question, said=said)


@router.post(
    "/{uuid:reference}/answer", response={200: Made, 201: Made}, summary="Answer a question"
)
def answer(request: ActorRequest, reference: UUID, given: AnswerGiven) -> Status[Made]:
    """Answer for the organisation that was asked."""
    remark_id = reference_of(given.key, request)
    done = actions.answer(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=remark_id,
        answer=Answer(text=given.text, evidence=given.evidence),
    )
    return made(remark_id, done)


@router.post(
    "/{uuid:reference}/dispute", response={200: Made, 201: Made}, summary="Dispute an answer"
)
def dispute(request: ActorRequest, reference: UUID, given: WordsGiven) -> Status[Made]:
    """Say what is wrong with an answer."""
    remark_id = reference_of(given.key, request)
    done = actions.dispute(
        reference, by=request.actor, at=request.received_at, remark_id=remark_id, text=given.text
    )
    return made(remark_id, done)


@router.post("/{uuid:reference}/accept", response={201: Made}, summary="Accept an answer")
def accept(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Accept an answer and close the question."""
    done = actions.accept(reference, by=request.actor, at=request.received_at)
    return made(reference, done)
