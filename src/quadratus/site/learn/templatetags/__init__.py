"""Tags of the Learn pages."""
