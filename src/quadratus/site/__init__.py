"""The Django shell: it remembers what happened and shows what the core decides."""
