"""Chapter 08: people."""
