"""The words that reading goes by, a module for each language or subject. Folded: no case, no accents."""
