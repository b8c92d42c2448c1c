"""Page to article: encoding repair, boilerplate, metadata; every step keeps the map of characters."""
