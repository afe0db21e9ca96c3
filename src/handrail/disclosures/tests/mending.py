"""How a disclosure on the thin path is found wrong, corrected, recalled and confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from handrail.acts.tests import doing
from handrail.disclosures import actions
from handrail.disclosures.actions import CorrectedItem
from handrail.rehearsal.thin_path import ThinPath

RIGHT = "Lost the tenancy in April and has slept on sofas since."


def report_error(path: ThinPath, by: str = "", text: str = "It was April.") -> Any:
    said = {"remark_id": path.id("an error"), "text": text}
    return actions.report_error(
        path.disclosure_id, **doing.on(path, by or path.practitioner), **said
    )


def uphold(path: ThinPath) -> Any:
    said = {"remark_id": path.id("no error"), "text": "It was May: the letter says so."}
    return actions.uphold(path.disclosure_id, **doing.on(path, path.approving), **said)


def correct(path: ThinPath, text: str = RIGHT, **changes: Any) -> Any:
    corrected = CorrectedItem(
        correction_id=path.id("correction"),
        item_id=path.id("item"),
        text=text,
        reasons=changes.pop("reasons", "The letter says April."),
    )
    given = {"quality": replace(doing.a_quality(path), is_complete=False)} | changes
    return actions.correct(
        path.disclosure_id, **doing.on(path, path.approving), corrected=corrected, **given
    )


def recall(path: ThinPath, reasons: str = "It is about somebody else.") -> Any:
    return actions.recall(path.disclosure_id, **doing.on(path, path.approving), reasons=reasons)


def correction_notice(path: ThinPath) -> UUID:
    return uuid5(path.id("correction"), "notice")


def recall_notice(path: ThinPath) -> UUID:
    return uuid5(path.disclosure_id, "recall")


def confirm_correction(path: ThinPath) -> Any:
    return actions.confirm_correction(correction_notice(path), **doing.on(path, path.practitioner))


def confirm_recall(path: ThinPath) -> Any:
    return actions.confirm_recall(recall_notice(path), **doing.on(path, path.practitioner))
