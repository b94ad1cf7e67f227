"""What short texts say, in eight languages: figures, units, days and periods, and the words around them."""
