"""Ratings by what a reader chooses, which intentions rest on too."""
