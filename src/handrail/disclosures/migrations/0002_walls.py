from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

DISCLOSURE = [
    "id", "case_id", "person_id", "audience", "state", "originator_id", "originator_kind",
    "recipient_id", "recipient_kind", "agreement_id", "area", "ask", "purpose", "is_child",
    "hours", "urgency", "skills", "funding", "involves_meeting", "gateway", "basis",
    "drafted_by", "drafted_at", "approved_by", "approved_at", "offered_at", "answer_due_at",
    "accepted_by", "accepted_at", "return_by", "accuracy", "is_complete", "checked_on",
    "reasons", "decision_reasons",
]  # fmt: skip
DISCLOSURE_CHANGES = [
    "state", "approved_by", "approved_at", "offered_at", "answer_due_at", "accepted_by",
    "accepted_at", "return_by", "accuracy", "is_complete", "checked_on", "decision_reasons",
]  # fmt: skip
ITEM = [
    "id", "disclosure_id", "person_id", "audience", "position", "kind", "decision_served",
    "statement_kind", "grading", "handling", "regime", "originator_id", "intelligence_derived",
    "text",
]  # fmt: skip
REMARK = [
    "id", "disclosure_id", "person_id", "audience", "kind", "organisation_id", "said_at", "text",
]  # fmt: skip
BEST_PLACED = [
    "id", "case_id", "person_id", "area", "audience", "state", "chosen_id", "alternatives",
    "proposed_at", "decided_by", "decided_at", "reasons",
]  # fmt: skip

# Each step checks again, in SQL, where the disclosure stands and who asks, before it lets anybody
# in. It computes who that is: no caller can name a compartment.
CHECKED = """
    SELECT * INTO d FROM disclosures_disclosure
     WHERE id = disclosure AND state = ANY ({states})
       AND audience && current_setting('handrail.compartments')::uuid[] {also}
       FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the disclosure is not where this step starts'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
"""

SUBMIT = f"""
DECLARE d disclosures_disclosure; added uuid[];
BEGIN
    {CHECKED.format(states="ARRAY['awaiting_approval']", also="")}
    SELECT coalesce(array_agg(id), ARRAY[]::uuid[]) INTO added FROM members_post
     WHERE organisation_id = d.originator_id AND role = 'disclosure_officer';
    UPDATE disclosures_disclosure SET audience = audience || added WHERE id = d.id;
    UPDATE disclosures_item SET audience = audience || added WHERE disclosure_id = d.id;
END
"""

OFFER = f"""
DECLARE d disclosures_disclosure; added uuid[];
BEGIN
    {CHECKED.format(states="ARRAY['offered']", also="")}
    SELECT coalesce(array_agg(id), ARRAY[]::uuid[]) INTO added FROM members_post
     WHERE organisation_id = d.recipient_id AND role = 'practitioner' AND area = d.area;
    IF cardinality(added) = 0 THEN
        RAISE EXCEPTION 'nobody at the recipient could answer'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE disclosures_disclosure
       SET audience = audience || added || '00000000-0000-4000-8000-00000000c10c'::uuid
     WHERE id = d.id;
END
"""

OPEN = f"""
DECLARE d disclosures_disclosure;
BEGIN
    {
    CHECKED.format(
        states="ARRAY['accepted']",
        also="AND accepted_by = current_setting('handrail.member')::uuid",
    )
}
    UPDATE disclosures_item SET audience = audience || d.accepted_by WHERE disclosure_id = d.id;
    PERFORM case_work(d.case_id, d.accepted_by);
END
"""

CLOSE = f"""
DECLARE d disclosures_disclosure; kept uuid[];
BEGIN
    {CHECKED.format(states="ARRAY['declined', 'returned', 'expired']", also="")}
    SELECT coalesce(array_agg(id), ARRAY[]::uuid[]) INTO kept FROM members_post
     WHERE (organisation_id = d.originator_id AND role = 'disclosure_officer')
        OR (role = 'coordinator' AND area = d.area);
    UPDATE disclosures_disclosure SET audience = kept WHERE id = d.id;
    UPDATE disclosures_item SET audience = kept WHERE disclosure_id = d.id;
    UPDATE disclosures_remark SET audience = kept WHERE disclosure_id = d.id;
    IF d.accepted_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM disclosures_disclosure o
            WHERE o.case_id = d.case_id AND o.accepted_by = d.accepted_by AND o.id <> d.id
              AND o.state = 'accepted') THEN
        PERFORM case_leave(d.case_id, d.accepted_by);
    END IF;
END
"""


def step(name: str, body: str) -> RunSQL:
    return definer_function(
        f"{name}(disclosure uuid)", returns="void", owner="handrail_audience", body=body
    )


class Migration(Migration):
    dependencies = [
        ("disclosures", "0001_initial"),
        ("members", "0002_walls"),
        ("cases", "0002_walls"),
    ]

    operations = [
        content_wall("disclosures_disclosure", columns=DISCLOSURE, changes=DISCLOSURE_CHANGES),
        content_wall("disclosures_item", columns=ITEM),
        content_wall("disclosures_remark", columns=REMARK),
        content_wall(
            "disclosures_best_placed",
            columns=BEST_PLACED,
            changes=["state", "chosen_id", "decided_by", "decided_at", "reasons"],
        ),
        # A draft's item can be taken out again; once submitted, nothing is ever removed.
        RunSQL(
            """
            GRANT DELETE ON disclosures_item TO handrail_web;
            CREATE POLICY removed ON disclosures_item FOR DELETE TO handrail_web
                USING (audience && (SELECT current_setting('handrail.compartments'))::uuid[]
                       AND EXISTS (SELECT 1 FROM disclosures_disclosure d
                                    WHERE d.id = disclosure_id AND d.state = 'draft'));
            GRANT SELECT ON members_post TO handrail_audience;
            """,
            RunSQL.noop,
        ),
        step("disclosure_submit", SUBMIT),
        step("disclosure_offer", OFFER),
        step("disclosure_open", OPEN),
        step("disclosure_close", CLOSE),
    ]
