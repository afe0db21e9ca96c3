"""Who a token acts as, by the API."""

from __future__ import annotations


def test_a_token_acts_as_its_member_in_the_posts_held(call, cast):
    answer = call("carys").get("/api/whoami").json()

    assert answer["member"] == str(cast.members["carys"])
    assert (answer["roles"], answer["areas"]) == (["coordinator"], ["london"])


def test_a_member_whose_posts_ended_acts_in_none(call, superuser):
    peter = call("peter")
    superuser.execute("UPDATE members_tenure SET until_on = from_on - 1")

    assert peter.get("/api/whoami").json()["roles"] == []
