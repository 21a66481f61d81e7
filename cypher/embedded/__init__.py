"""The store in a folder: article files and beside them a graph file, asked through kglite."""
