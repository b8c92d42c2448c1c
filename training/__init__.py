"""What makes the models that ship: data, recipes and scores. Nothing here is installed by pip."""
