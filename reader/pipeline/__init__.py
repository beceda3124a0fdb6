"""The way through the rooms: reading a source, collecting feeds, making an episode. Knows Protocols only."""
