"""Where questions, letters and consultations are. What is public needs no signing in."""

from __future__ import annotations

from django.urls import path

from handrail.questions.views import asking, consulting, letters

app_name = "questions"
urlpatterns = [
    path("", asking.listed, name="listed"),
    path("ask/", asking.ask, name="ask"),
    path("letters/write/", letters.write, name="write"),
    path("letters/<uuid:reference>/", letters.letter, name="letter"),
    path("consultations/open/", consulting.begin, name="consult"),
    path("consultations/<uuid:reference>/", consulting.show, name="consultation"),
    path("consultations/<uuid:reference>/respond/", consulting.respond, name="respond"),
    path("consultations/<uuid:reference>/close/", consulting.close, name="close"),
    path("consultations/<uuid:reference>/changed/", consulting.say_what_changed, name="changed"),
    path("<uuid:reference>/", asking.show, name="show"),
    path("<uuid:reference>/answer/", asking.answer, name="answer"),
    path("<uuid:reference>/dispute/", asking.dispute, name="dispute"),
    path("<uuid:reference>/accept/", asking.accept, name="accept"),
]
