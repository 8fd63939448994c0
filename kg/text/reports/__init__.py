"""Files in, documents out: what a report says, with its title, publisher and date."""
