"""Which reports a folder holds, where they came from, and which of them have to be read."""
