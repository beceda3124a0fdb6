"""What is kept: the catalogue (database) and the blobs (audio), each behind a Protocol."""
