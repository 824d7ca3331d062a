// Does nothing: the last step of the build puts the one that keeps the site in its place.
