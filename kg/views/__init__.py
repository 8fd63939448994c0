"""What people see of the graph: the network, its measures, the tables, the page."""
