"""Scores and goals: activities in own words, overall change, questionnaires taken elsewhere."""
