from django.db.migrations import Migration

from handrail.acts.walls import definer_function

# Each climb asks again who is to answer: a desk may have opened since it was raised. Who that is,
# is read from the row and the posts; no caller names a compartment, and nobody is taken out.
RING = """
DECLARE e risk_escalation; seen uuid[];
BEGIN
    SELECT * INTO e FROM risk_escalation WHERE id = rung AND state IN ('raised', 'ringing')
       AND audience && current_setting('handrail.compartments')::uuid[] FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nothing rings out of scope' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(p.id ORDER BY p.id), ARRAY[]::uuid[]) INTO seen FROM members_post p
     WHERE p.role = 'duty_officer' AND p.id <> ALL (e.audience)
       AND (e.area = 'everywhere' OR p.area IN (e.area, 'everywhere'));
    UPDATE risk_escalation SET audience = audience || seen WHERE id = e.id;
END
"""


class Migration(Migration):
    dependencies = [("risk", "0004_walls_of_owning_and_valve")]

    operations = [
        definer_function(
            "risk_ring(rung uuid)", returns="void", owner="handrail_audience", body=RING
        ),
    ]
