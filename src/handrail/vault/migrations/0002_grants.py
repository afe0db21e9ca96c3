"""Who may touch the keys: the web role adds and reads them; only the two functions destroy."""

from __future__ import annotations

from django.db import migrations

GRANTS = """
REVOKE ALL ON vault_person_key, vault_item_key FROM PUBLIC;
GRANT SELECT, INSERT ON vault_person_key, vault_item_key TO handrail_web;
GRANT SELECT, UPDATE (wrapped, destroyed_at) ON vault_person_key, vault_item_key TO handrail_audience;
"""

WITHDRAWN = """
REVOKE ALL ON vault_person_key, vault_item_key FROM handrail_web, handrail_audience;
"""

DESTROY_ITEM = """
CREATE FUNCTION vault_destroy_item(which uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.vault_item_key SET wrapped = NULL, destroyed_at = now()
     WHERE id = which AND destroyed_at IS NULL;
    RETURN FOUND;
END $$;
"""

DESTROY_PERSON = """
CREATE FUNCTION vault_destroy_person(which uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.vault_item_key SET wrapped = NULL, destroyed_at = now()
     WHERE person_key_id = which AND destroyed_at IS NULL;
    UPDATE public.vault_person_key SET wrapped = NULL, destroyed_at = now()
     WHERE id = which AND destroyed_at IS NULL;
    RETURN FOUND;
END $$;
"""

# A function's owner must be allowed to create where the function lies.
OWNED = """
REVOKE ALL ON FUNCTION vault_destroy_item(uuid), vault_destroy_person(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault_destroy_item(uuid), vault_destroy_person(uuid) TO handrail_web;
GRANT CREATE ON SCHEMA public TO handrail_audience;
ALTER FUNCTION vault_destroy_item(uuid) OWNER TO handrail_audience;
ALTER FUNCTION vault_destroy_person(uuid) OWNER TO handrail_audience;
"""

DROPPED = """
DROP FUNCTION vault_destroy_item(uuid);
DROP FUNCTION vault_destroy_person(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [
        migrations.RunSQL(GRANTS, WITHDRAWN),
        migrations.RunSQL([DESTROY_ITEM, DESTROY_PERSON, OWNED], DROPPED),
    ]
