"""Text in, evidence out."""
