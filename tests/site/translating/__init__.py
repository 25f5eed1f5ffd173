"""The texts of the site in other languages: what is marked, what is translated, and what was left out of either.

`python -m tests.site.translating` brings the catalogues up to date; docs/translating.md describes the way of a text.
"""
