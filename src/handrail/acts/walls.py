"""The SQL of the third wall, used by migrations: row-level security, grants, definer functions.

Each content row carries its audience, an array of compartments; a policy with an array costs a
hundredth of one with a join. Rights are given one by one: what is not granted here does not exist
for the web role. The texts are part of migrations, so a change here needs a new migration.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.migrations import RunSQL

COMPARTMENTS = "(SELECT current_setting('handrail.compartments'))::uuid[]"
ORGANISATION = "(SELECT current_setting('handrail.organisation'))::uuid"
MEMBER = "(SELECT current_setting('handrail.member'))::uuid"


def content_wall(table: str, *, columns: Sequence[str], changes: Sequence[str] = ()) -> RunSQL:
    """Wall a content table: seen and written only by who is in its audience.

    `columns` are all columns; `changes` those that the web role may update. The audience itself is
    never among them: it changes through definer functions alone.
    """
    update = f"GRANT UPDATE ({', '.join(changes)}) ON {table} TO handrail_web;" if changes else ""
    seen = f"audience && {COMPARTMENTS}"
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        GRANT SELECT, INSERT ({", ".join(columns)}) ON {table} TO handrail_web;
        {update}
        GRANT SELECT, UPDATE (audience) ON {table} TO handrail_audience;
        CREATE POLICY seen ON {table} FOR SELECT TO handrail_web USING ({seen});
        CREATE POLICY entered ON {table} FOR INSERT TO handrail_web WITH CHECK ({seen});
        CREATE POLICY changed ON {table} FOR UPDATE TO handrail_web
            USING ({seen}) WITH CHECK ({seen});
        CREATE POLICY audience ON {table} TO handrail_audience USING (true) WITH CHECK (true);
        """,
        RunSQL.noop,
    )


def organisation_wall(table: str, *, column: str = "organisation_id") -> RunSQL:
    """Wall a table that is no content but an organisation's own: seen there and nowhere else."""
    seen = f"{column} = {ORGANISATION}"
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        GRANT SELECT ON {table} TO handrail_web;
        CREATE POLICY seen ON {table} FOR SELECT TO handrail_web USING ({seen});
        """,
        RunSQL.noop,
    )


def granted(table: str, *, rights: str = "SELECT") -> RunSQL:
    """A table without content, open to the web role with these rights and to nobody else."""
    return RunSQL(f"GRANT {rights} ON {table} TO handrail_web;", RunSQL.noop)


def definer_function(signature: str, *, returns: str, owner: str, body: str) -> RunSQL:
    """A `SECURITY DEFINER` function of a role that cannot log in, with a fixed search path."""
    name = signature.partition("(")[0]
    return RunSQL(
        f"""
        CREATE FUNCTION {signature} RETURNS {returns}
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
            AS $body$ {body} $body$;
        REVOKE ALL ON FUNCTION {name} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION {name} TO handrail_web;
        ALTER FUNCTION {name} OWNER TO {owner};
        """,
        f"DROP FUNCTION {name};",
    )


def inner_function(signature: str, *, body: str) -> RunSQL:
    """A step that only other definer functions of the audience's role take."""
    name = signature.partition("(")[0]
    return RunSQL(
        f"""
        CREATE FUNCTION {signature} RETURNS void
            LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$ {body} $body$;
        REVOKE ALL ON FUNCTION {name} FROM PUBLIC;
        ALTER FUNCTION {name} OWNER TO handrail_audience;
        """,
        f"DROP FUNCTION {name};",
    )
