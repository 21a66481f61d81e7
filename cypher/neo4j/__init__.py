"""The store in a Neo4j database, its manners on the wire, and files for its import tool."""
