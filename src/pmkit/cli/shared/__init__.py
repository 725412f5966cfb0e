"""What several commands share; each module is one subject."""
