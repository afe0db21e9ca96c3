from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

RISK = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "kind", "state", "owner_id",
    "owner_kind", "offered_to", "offered_to_kind", "contact_id", "contact_post", "climbed",
    "raised_by", "raised_as", "raised_from", "raised_at", "closed_at", "words", "why_closed",
]  # fmt: skip
RISK_CHANGES = [
    "state", "owner_id", "owner_kind", "offered_to", "offered_to_kind", "climbed", "closed_at",
    "why_closed",
]  # fmt: skip
STEP = [
    "id", "risk_id", "case_id", "person_id", "audience", "is_shared", "number", "how", "owner_id",
    "to_id", "at", "by_as", "by_from",
]  # fmt: skip
DUTY = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "organisation_id", "duty",
    "recorded_by", "recorded_as", "recorded_at",
]  # fmt: skip
PASSAGE = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "kind", "state",
    "escalation_id", "ground", "duty", "proposed_by", "proposed_posts", "proposed_as",
    "proposed_from", "proposed_at", "agreed_by", "agreed_as", "passed_at", "checked_by",
    "checked_at", "is_overdue", "text", "reasons", "finding_reasons",
]  # fmt: skip
PASSAGE_CHANGES = [
    "state", "agreed_by", "agreed_as", "passed_at", "checked_by", "checked_at", "is_overdue",
    "finding_reasons",
]  # fmt: skip

# Who owns a risk, is offered it or is its police contact sees it, by post; who works on the case
# goes on seeing it. All of that is read from the row: no caller names a compartment.
FOLLOW = """
DECLARE r risk_risk; seen uuid[];
BEGIN
    SELECT * INTO r FROM risk_risk WHERE id = followed
       AND audience && current_setting('handrail.compartments')::uuid[] FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody follows a risk out of scope' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(p.id ORDER BY p.id), ARRAY[]::uuid[]) INTO seen FROM members_post p
     WHERE p.role IN ('duty_officer', 'practitioner')
       AND (p.organisation_id IN (r.owner_id, r.offered_to)
            OR (p.organisation_id = r.contact_id AND p.role = 'duty_officer'))
       AND (p.area IN (r.area, 'everywhere') OR NOT EXISTS (SELECT 1 FROM members_post o
             WHERE o.organisation_id = p.organisation_id AND o.role = p.role
               AND o.area IN (r.area, 'everywhere')));
    UPDATE risk_risk SET audience = ARRAY(SELECT a FROM unnest(audience) a
            WHERE a NOT IN (SELECT id FROM members_post
                             WHERE role IN ('duty_officer', 'practitioner'))) || seen
     WHERE id = r.id;
    UPDATE risk_step SET audience = (SELECT audience FROM risk_risk WHERE id = r.id)
     WHERE risk_id = r.id;
END
"""
# Only what two people agreed reaches the police, and the reviewers who check it.
AGREED = """
DECLARE p risk_passage; seen uuid[];
BEGIN
    SELECT * INTO p FROM risk_passage WHERE id = passed AND state = 'passed'
       AND agreed_by = current_setting('handrail.member')::uuid AND agreed_by <> proposed_by
       AND audience && current_setting('handrail.compartments')::uuid[] FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nothing passes that two people have not agreed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(o.id ORDER BY o.id), ARRAY[]::uuid[]) INTO seen FROM members_post o
     WHERE o.role IN ('duty_officer', 'reviewer')
       AND (o.area IN (p.area, 'everywhere') OR NOT EXISTS (SELECT 1 FROM members_post q
             WHERE q.role = o.role AND q.area IN (p.area, 'everywhere')));
    UPDATE risk_passage
       SET audience = audience || seen || '00000000-0000-4000-8000-00000000c10c'::uuid
     WHERE id = p.id;
END
"""
# Counts of acts, for those who see none of the rows.
LOAD = """
BEGIN
    RETURN json_build_object(
        'open', (SELECT count(*) FROM risk_risk WHERE owner_id = carrier AND state <> 'closed'),
        'duties', (SELECT count(*) FROM risk_duty WHERE organisation_id = carrier),
        'offered', (SELECT count(*) FROM risk_step WHERE to_id = carrier AND how = 'offered'),
        'accepted', (SELECT count(*) FROM risk_step WHERE to_id = carrier
                      AND how IN ('accepted', 'given')),
        'returned', (SELECT count(*) FROM risk_step WHERE to_id = carrier
                      AND how IN ('returned', 'lapsed')));
END
"""
POLICE_LOAD = """
BEGIN
    RETURN json_build_object(
        'open', (SELECT count(*) FROM risk_risk WHERE area = of_area AND state <> 'closed'
                  AND owner_kind IN ('counter_terrorism_police', 'territorial_police')),
        'escalations', (SELECT count(*) FROM risk_escalation WHERE area = of_area),
        'taken_over', (SELECT count(*) FROM risk_escalation
                        WHERE area = of_area AND taken_over_at IS NOT NULL));
END
"""
VALVE = """
BEGIN
    RETURN json_build_object(
        'escalations', (SELECT count(*) FROM risk_passage WHERE area = of_area
                         AND kind = 'escalation' AND passed_at >= since),
        'items', (SELECT count(*) FROM risk_passage WHERE area = of_area
                   AND kind = 'item' AND passed_at >= since),
        'own_reports', (SELECT count(*) FROM risk_passage WHERE area = of_area
                         AND kind = 'own_report' AND proposed_at >= since),
        'founded', (SELECT count(*) FROM risk_passage WHERE area = of_area
                     AND state = 'founded' AND passed_at >= since),
        'unfounded', (SELECT count(*) FROM risk_passage WHERE area = of_area
                       AND state = 'unfounded' AND passed_at >= since));
END
"""


def counted(signature: str, body: str) -> RunSQL:
    return definer_function(signature, returns="json", owner="handrail_audience", body=body)


class Migration(Migration):
    dependencies = [
        ("risk", "0003_owning_and_valve"),
        ("members", "0002_walls"),
        ("cases", "0002_walls"),
    ]

    operations = [
        content_wall("risk_risk", columns=RISK, changes=RISK_CHANGES),
        content_wall("risk_step", columns=STEP),
        content_wall("risk_duty", columns=DUTY),
        content_wall("risk_passage", columns=PASSAGE, changes=PASSAGE_CHANGES),
        definer_function(
            "risk_follow(followed uuid)", returns="void", owner="handrail_audience", body=FOLLOW
        ),
        definer_function(
            "risk_pass(passed uuid)", returns="void", owner="handrail_audience", body=AGREED
        ),
        counted("risk_load(carrier uuid)", LOAD),
        counted("risk_police_load(of_area text)", POLICE_LOAD),
        counted("risk_valve_counts(of_area text, since timestamptz)", VALVE),
    ]
