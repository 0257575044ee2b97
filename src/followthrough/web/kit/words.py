"""Small words made of larger ones."""


def initials(name: str) -> str:
    """Two letters for the round beside a name: "Anna van der Berg" → "AB", "李明" → "李明"."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


def isolated(name: str) -> str:
    """A name within a sentence: it may run from right to left, and must not turn the rest around."""
    return f"\u2068{name}\u2069"
