from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import definer_function, granted, organisation_wall

SIGN_IN_ROLE = RunSQL(
    """
    GRANT SELECT ON members_member, members_post, members_tenure, members_token
        TO handrail_signin;
    CREATE POLICY signing_in ON members_member FOR SELECT TO handrail_signin USING (true);
    CREATE POLICY signing_in ON members_tenure FOR SELECT TO handrail_signin USING (true);
    CREATE POLICY signing_in ON members_token FOR SELECT TO handrail_signin USING (true);
    """,
    RunSQL.noop,
)

# An administrator enters members of every organisation; row-level security lets nobody read them
# back but their own organisation. The action's decision is what limits who enters.
ENTERING = RunSQL(
    """
    GRANT INSERT ON members_member, members_tenure, members_token TO handrail_web;
    CREATE POLICY entered ON members_member FOR INSERT TO handrail_web WITH CHECK (true);
    CREATE POLICY entered ON members_tenure FOR INSERT TO handrail_web WITH CHECK (true);
    CREATE POLICY entered ON members_token FOR INSERT TO handrail_web WITH CHECK (true);
    """,
    RunSQL.noop,
)

ACTING = """
DECLARE found jsonb;
BEGIN
    SELECT to_jsonb(m) || jsonb_build_object('posts', coalesce(
        (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id)
           FROM members_tenure t JOIN members_post p ON p.id = t.post_id
          WHERE t.member_id = m.id AND t.from_on <= on_day
            AND (t.until_on IS NULL OR t.until_on >= on_day)), '[]'::jsonb))
      INTO found FROM members_member m WHERE m.id = sought AND m.is_active;
    RETURN found;
END
"""

BY_EMAIL = """
DECLARE found jsonb;
BEGIN
    SELECT to_jsonb(m) INTO found FROM members_member m
     WHERE m.email = lower(sought) AND m.is_active;
    RETURN found;
END
"""

OWNER_BY_HASH = """
DECLARE found uuid;
BEGIN
    SELECT t.member_id INTO found FROM members_token t
     WHERE t.hashed = sought AND t.expires_at > at_time;
    RETURN found;
END
"""

ANYBODY = """
BEGIN
    RETURN EXISTS (SELECT 1 FROM members_member);
END
"""


def _sign_in_function(signature: str, returns: str, body: str) -> RunSQL:
    return definer_function(signature, returns=returns, owner="handrail_signin", body=body)


class Migration(Migration):
    dependencies = [("members", "0001_initial")]

    operations = [
        organisation_wall("members_member"),
        organisation_wall("members_tenure"),
        organisation_wall("members_token"),
        granted("members_post", rights="SELECT, INSERT"),
        granted("members_lock_out", rights="SELECT, INSERT, UPDATE, DELETE"),
        SIGN_IN_ROLE,
        ENTERING,
        _sign_in_function("member_acting(sought uuid, on_day date)", "jsonb", ACTING),
        _sign_in_function("member_exists()", "boolean", ANYBODY),
        _sign_in_function("member_signing_in(sought text)", "jsonb", BY_EMAIL),
        _sign_in_function(
            "member_of_token(sought bytea, at_time timestamptz)", "uuid", OWNER_BY_HASH
        ),
    ]
