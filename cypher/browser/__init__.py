"""What Neo4j Browser is given: a style, a guide and favorites, and a small server for them."""
