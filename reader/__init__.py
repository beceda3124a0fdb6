"""Simak reads Indonesian news aloud."""
