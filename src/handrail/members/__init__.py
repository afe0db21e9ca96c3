"""Accounts, posts and training, sign-in and tokens: who may act here, and in which posts."""
