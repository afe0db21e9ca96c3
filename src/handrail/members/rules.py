"""Who may be put in which post. Pure: takes values, returns decisions."""

from __future__ import annotations

from handrail.members.domain import KINDS_FOR_ROLE, Grant, Post
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "not_permitted": "Your post does not do this.",
    "policy_fault": "The policies could not be asked, so the answer is no. The operator was told.",
    "training_expired": "Your training has run out. Renew it to open content again.",
    "no_case_content": "Your organisation or post never opens the content of a case.",
    "not_found": "Nothing of that reference exists for the one who asked.",
    "post_does_not_fit_organisation": "This kind of organisation cannot hold such a post.",
    "post_of_another_organisation": "The post belongs to another organisation than the member.",
    "two_keys_needed": "Two different people must agree: one of the organisation, one of the centre.",
    "nobody_appoints_himself": "Nobody can be a key to his or her own post.",
    "already_founded": "The centre has members already. Its administrator appoints others.",
    "ends_before_it_starts": "The post would end before it starts.",
}


def may_exist(post: Post) -> Decision:
    """A post fits the kind of its organisation (R45, product.md)."""
    fits = post.organisation_kind in KINDS_FOR_ROLE[post.role]
    return decide("add post", post_does_not_fit_organisation=not fits)


def may_hold(grant: Grant) -> Decision:
    """A post takes two keys, and never one's own (domain.md section 1).

    That nobody holds support and investigative posts together (R45) follows: posts are held at
    the member's own organisation only, and no kind of organisation can have both.
    """
    keys = (grant.organisation_key, grant.centre_key)
    return may_exist(grant.post).and_then(
        decide(
            "grant post",
            post_of_another_organisation=(
                grant.member_organisation_id != grant.post.organisation_id
            ),
            two_keys_needed=keys[0] == keys[1],
            nobody_appoints_himself=grant.member_id in keys,
            ends_before_it_starts=grant.until_on is not None and grant.until_on < grant.from_on,
        )
    )
