"""Is it safe to train?"""
