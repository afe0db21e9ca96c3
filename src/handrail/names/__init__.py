"""Names, dates and postcodes in one comparable form; pure, and ignorant of whose they are."""
