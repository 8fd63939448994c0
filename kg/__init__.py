"""`kg`: reports become a knowledge graph in which every edge can prove itself."""

__version__ = "0.1.0.dev0"
