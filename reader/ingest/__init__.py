"""Bytes from outside in, an Article out: fetching, feeds, pages, pasted text."""
