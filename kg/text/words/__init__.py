"""What is known of words before any text: frames, lists, names, spelling, numbers."""
