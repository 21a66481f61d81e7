"""What Neo4j Browser is given: a style, a guide and favourites, and a small server for them."""
