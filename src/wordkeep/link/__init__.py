"""The same thing elsewhere: copies, stories, meetings; rules are readable lists of features."""
