"""What labels mean: reviewed YAML and its typed loader."""
