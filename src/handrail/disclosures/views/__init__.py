"""Pages of disclosures, by what somebody comes to do. They translate, and decide nothing."""
