"""Pages of questions, letters and consultations. They translate, no more."""
