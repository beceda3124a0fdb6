"""Speech in, an episode's audio out: clips, frames, the timeline, chapters and tags."""
