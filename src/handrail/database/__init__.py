"""The PostgreSQL that Handrail keeps: starting it, its roles, and who may log in to which database.

Knows SQL and the operating system; knows no Django and nothing of what the tables hold.
"""
