"""How the police say whether meeting is safe."""

from __future__ import annotations

from handrail.acts.fields import OneOf, Reasoned, Words
from handrail.safety import rules
from handrail.safety.domain import ANSWER_WORDS


class StateForm(Reasoned):
    """One of three answers, and precautions that name no source (R42)."""

    reason_words = rules.WORDS
    reason_fields = {
        "safety_answer_unknown": "answer",
        "precautions_unsaid": "precautions",
        "precautions_needless": "precautions",
    }

    answer = OneOf(
        label="Is it safe to meet the person?",
        choices=ANSWER_WORDS.items(),
        error_messages={"required": rules.WORDS["safety_answer_unknown"]},
    )
    precautions = Words(
        label="Which precautions should a worker take?",
        required=False,
        help_text="Say what to do, such as 'go in pairs'. Name no source and do not say how you know.",
    )
