"""Relations kept and fetched, by Cypher."""
