"""Chapter 05: discovery and customer insight."""
