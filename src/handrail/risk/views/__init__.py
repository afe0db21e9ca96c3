"""Pages of risks, by what somebody comes to do. They translate, and decide nothing."""
