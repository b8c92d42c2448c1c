"""AS WRITTEN -> WHO, WHEN, WHERE: what the words of an article stand for, each with the reason it is taken to."""
