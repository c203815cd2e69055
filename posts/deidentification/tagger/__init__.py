"""A small tagger of our own: which words of a text belong to a name, a place, a date and so on.

Trained on posts written for it (``..training``); it weighs what the lists and rules say with how the
words around are used.
"""
