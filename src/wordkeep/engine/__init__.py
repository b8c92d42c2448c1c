"""How many processes: the same stages on one core or on all."""
