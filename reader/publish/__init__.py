"""An Episode in, what clients read out: podcast feed, chapters, transcript."""
