"""Texts of the greatest length that are made to take the check long."""

ENGLISH = "I do not know what to say to her about this. " * 3  # so that the check does not refuse the rest
LENGTH = 20_000
PIECES = [
    "(", "[", "'", '"', ".", "-", "_", "*", "@", "/", ":", "#", "1", "a", "A", " ", "\n", "\u200d", "a\u0301",
    "1-", "1.", "1/", "1,", "a.", "a-", "a'", "a@", "A.", "A ", "a ", "1 ", "www.", "http://", "the ", "The ", "St. ",
    "A-1", "Jenny ", "jenny ", "Jenny, ", "my client ", "the only ", "on the news ", "Mr. ", "de la ", "n'", "is ",
    "March ", "march 1 ", "Main Street ", "ninety ", "case no. ", "is this the ", "x at y dot ", "🙂", "е", "Ａ", "a_",
    "County ", "School ", "Aa Bb ", "555-", "+1", "1:", "who the ", "Which town ", "Jen\u200dny ", "Ｊｅｎｎｙ ",
    "Jеnny ", "\u202eJenny\u202c ", "J3nny ", "01", "“a” ", "\ud7ff", "\ufffd", "\U0010ffff", "the Town of Aa ",
    "My Mr. Aa Bb School, ", "in new york ", "Ann Smith. She said. ", "Jenny Whitlock and Tom Halvorsen, ",
    "Mon 5 ", "the Aa in ", "KABX ", "2 0 ", "her first night of ", "the 3rd of ", "one, ", "1.1 N, ", "Aa PD ",
]  # fmt: skip
WHOLE = {
    "nested brackets": "(" * 9_000 + ")" * 9_000,
    "one word": "abcdefghij" * 2_000,
    "one number": "1234567890" * 2_000,
    "many names": " ".join(f"{chr(65 + n % 26)}{chr(97 + n % 23)}nny{chr(97 + n % 19)}," for n in range(2_500)),
}  # fmt: skip
HARD = {
    name: (ENGLISH + text)[:LENGTH] for name, text in [*((piece, piece * LENGTH) for piece in PIECES), *WHOLE.items()]
}
