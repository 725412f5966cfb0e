"""Chapter 07: from requirement to done, the product owner's month."""
