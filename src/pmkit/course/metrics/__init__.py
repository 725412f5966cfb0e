"""Chapter 06: metrics, experiments and telling the data story."""
