"""Chapter 12: the capstone, a simulation of eight quarters."""
