"""How bare numbers stand in templates, language by language."""
