"""A body as data: its skeleton, how it is posed and moved, and how it is drawn as a figure."""
