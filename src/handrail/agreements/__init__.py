"""Information sharing agreements: nothing flows between two organisations without one in force."""
