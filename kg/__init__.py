"""`kg`: reports become a knowledge graph in which every edge can prove itself."""
