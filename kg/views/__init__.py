"""What people see of the graph: the network, the tables, the page."""
