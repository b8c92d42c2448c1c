"""Ways in: one file per format; each turns a stream of bytes into pages."""
