"""The web app: routes, one dataclass per page, templates."""
