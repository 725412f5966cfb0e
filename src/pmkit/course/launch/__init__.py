"""Chapter 09: launch and after."""
