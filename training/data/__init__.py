"""Sentences written and labelled for this project, and what checks them."""
