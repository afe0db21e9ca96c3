"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from handrail.members.forms import SignInForm

WRONG = "The e-mail address or the password is not right, or there were too many attempts."


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Any) -> HttpResponse:
    """One answer for a wrong password, an unknown address and a locked one."""
    if request.method != "POST":
        form = SignInForm(initial={"next": request.GET.get("next", "")})
        return render(request, "site/sign_in.html", {"form": form})
    form = SignInForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        member = authenticate(request, email=given["email"], password=given["password"])
        if member is not None:
            login(request, member)
            return redirect(_next(request, given["next"]))
        form.add_error("email", WRONG)
    return render(request, "site/sign_in.html", {"form": form}, status=422)


@require_POST
def sign_out(request: Any) -> HttpResponse:
    logout(request)
    return redirect("members:sign_in")


def _next(request: Any, wanted: str) -> str:
    """Where to go on to: a page of ours, never another site."""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
