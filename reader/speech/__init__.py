"""Text in, speech out: the engines, each behind the one Protocol."""
