"""What somebody types to sign in."""

from __future__ import annotations

from django import forms


class SignInForm(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(label="E-mail address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)
