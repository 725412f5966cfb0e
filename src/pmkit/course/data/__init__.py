"""Chapter 10: data and AI products."""
