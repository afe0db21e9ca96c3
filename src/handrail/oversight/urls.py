"""Where oversight is. The checkpoint's address is that of C2SP tlog-tiles."""

from __future__ import annotations

from django.urls import path

from handrail.oversight.views import answers, log, watching_over

app_name = "oversight"
urlpatterns = [
    path("ledger/", log.listed, name="listed"),
    path("ledger/checkpoint", log.checkpoint, name="checkpoint"),
    path("twelve-questions/", answers.twelve_questions, name="twelve"),
    path("evaluation/", answers.evaluation, name="evaluation"),
    path("clocks/", watching_over.open_clocks, name="clocks"),
    path("set-up/", watching_over.set_up, name="set_up"),
    path("records/", watching_over.records, name="records"),
]
