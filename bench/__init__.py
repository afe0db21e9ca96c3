"""What Handrail costs, measured on the machine at hand against a real server and a real database."""
