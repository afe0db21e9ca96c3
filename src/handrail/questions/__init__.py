"""Questions that partners, councillors and umbrella bodies ask, with their answers; consultations."""
