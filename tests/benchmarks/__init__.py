"""How fast and how large: chrono beside its peers in one run, its cost against growth, and runs that are killed."""
