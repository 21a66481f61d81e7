"""What a relation is, and what can be asked of many."""
