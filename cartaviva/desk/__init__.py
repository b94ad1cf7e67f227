"""Pages of the people who work for a town. They show what actions allow, and call them."""
