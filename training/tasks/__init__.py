"""One file per head: how its data becomes batches, what its loss is, how its scores become spans."""
