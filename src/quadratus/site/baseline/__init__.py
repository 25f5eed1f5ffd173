"""Where are you now?"""
