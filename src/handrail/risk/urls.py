"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.risk.views import escalating, owning, valve

app_name = "risk"
urlpatterns = [
    path("raise/", escalating.raise_risk, name="raise"),
    path("desk/", escalating.desk, name="desk"),
    path("immediate/<uuid:reference>/", escalating.immediate, name="immediate"),
    path("immediate/<uuid:reference>/seen/", escalating.acknowledge, name="acknowledge"),
    path("immediate/<uuid:reference>/take-over/", escalating.take_over, name="take_over"),
    path("immediate/<uuid:reference>/stand-down/", escalating.stand_down, name="stand_down"),
    path("case/<uuid:case>/", owning.listed, name="listed"),
    path("case/<uuid:case>/raise/", owning.raise_risk, name="raise_in_case"),
    path("case/<uuid:case>/duty/", owning.record_duty, name="duty"),
    path("<uuid:reference>/", owning.show, name="show"),
    path("<uuid:reference>/offer/", owning.offer, name="offer"),
    path("<uuid:reference>/accept/", owning.accept, name="accept"),
    path("<uuid:reference>/return/", owning.give_back, name="return"),
    path("<uuid:reference>/withdraw/", owning.withdraw, name="withdraw"),
    path("<uuid:reference>/close/", owning.close, name="close"),
    path("passed/case/<uuid:case>/", valve.listed, name="passages"),
    path("passed/case/<uuid:case>/propose/", valve.propose, name="propose"),
    path("passed/case/<uuid:case>/report/", valve.report, name="report"),
    path("passed/<uuid:reference>/", valve.show, name="passage"),
    path("passed/<uuid:reference>/agree/", valve.agree, name="agree"),
    path("passed/<uuid:reference>/check/", valve.check, name="check"),
]
