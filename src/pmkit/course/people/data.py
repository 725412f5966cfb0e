"""Mealwise in November 2026, as the chapter uses it: who is touched, and the table with Nordhafen. All invented."""
