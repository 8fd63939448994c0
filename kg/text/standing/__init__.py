"""Standing ties between actors, and the offices they hold."""
