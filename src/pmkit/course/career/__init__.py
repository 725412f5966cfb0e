"""Chapter 11: career."""
