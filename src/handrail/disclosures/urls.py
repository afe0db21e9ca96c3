"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.disclosures.views import answering, drafting, mending, placing, showing

app_name = "disclosures"
urlpatterns = [
    path("", showing.listed, name="listed"),
    path("cases/<uuid:reference>/best-placed/", placing.best_placed, name="best_placed"),
    path("cases/<uuid:reference>/best-placed/propose/", placing.propose, name="propose"),
    path("cases/<uuid:reference>/best-placed/decide/", placing.decide, name="decide"),
    path("cases/<uuid:reference>/draft/", drafting.draft, name="draft"),
    path("<uuid:reference>/", showing.show, name="show"),
    path("<uuid:reference>/record/", showing.record, name="record"),
    path("<uuid:reference>/items/<slug:source>/", drafting.add_item, name="add_item"),
    path("<uuid:reference>/without/<uuid:item>/", drafting.remove_item, name="remove_item"),
    path("<uuid:reference>/submit/", drafting.submit, name="submit"),
    path("<uuid:reference>/offer/", drafting.offer, name="offer"),
    path("<uuid:reference>/approve/", answering.approve, name="approve"),
    path("<uuid:reference>/recall/", mending.recall, name="recall"),
    path("<uuid:reference>/correct/<uuid:item>/", mending.correct, name="correct"),
    path("notices/<uuid:reference>/", mending.notice, name="notice"),
    path("<uuid:reference>/refuse/", answering.refuse, name="refuse"),
    path("<uuid:reference>/accept/", answering.accept, name="accept"),
    *(
        path(f"<uuid:reference>/{verb}/", answering.say, {"verb": verb}, name=verb)
        for verb in answering.SAYINGS
    ),
]
