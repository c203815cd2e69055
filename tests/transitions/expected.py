"""What must happen, written down by hand; nothing here is taken from the code.

State: where a post in it stands (as play.where says it), and what each verb does, for whom. SAME is a verb that was
already carried out: no error, no row. What is not here is refused and changes no row.
"""

SAME = "same"
AUTHOR = ("author", "author who moderates")
MODERATOR = ("moderator", "other moderator")
MEMBER = ("member",)
CHECK = ("check",)
EVERYBODY = [*AUTHOR, *MODERATOR, *MEMBER, "suspended author", "admin who reads nothing", "moderator of another group"]

# State (as play.where says it): what each verb does, and for whom.
EXPECTED: dict[str, tuple[str, dict[str, dict[tuple[str, ...], str]]]] = {
    "draft": (
        "UNPUBLISHED draft",
        {
            "save": {AUTHOR: "UNPUBLISHED draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "withdraw": {AUTHOR: SAME},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED"},
        },
    ),
    "screening": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "VISIBLE PUBLISHED"},
        },
    ),
    "screening what points to somebody": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "UNPUBLISHED NEEDS_CHANGES draft"},
        },
    ),
    "screening what is kept with reasons": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "screening another language": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "held": (
        "UNPUBLISHED NEEDS_CHANGES draft",
        {
            "save": {AUTHOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
        },
    ),
    "held and answered": (
        "UNPUBLISHED NEEDS_CHANGES draft",
        {
            "save": {AUTHOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "ask": {AUTHOR: "UNPUBLISHED IN_REVIEW"},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
        },
    ),
    "in review": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {MODERATOR: "VISIBLE PUBLISHED"},
            "return": {MODERATOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "reject": {MODERATOR: "UNPUBLISHED REJECTED"},
        },
    ),
    "in review by two": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {MODERATOR: "UNPUBLISHED IN_REVIEW"},
            "return": {MODERATOR: "UNPUBLISHED IN_REVIEW"},
            "reject": {MODERATOR: "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "one of two would approve": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {("moderator",): SAME, ("other moderator",): "VISIBLE PUBLISHED"},
            "return": {("other moderator",): "UNPUBLISHED IN_REVIEW"},
            "reject": {("other moderator",): "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "one of two would approve, the other return": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {("moderator",): SAME, ("other moderator",): "VISIBLE PUBLISHED"},
            "return": {("moderator",): "UNPUBLISHED NEEDS_CHANGES draft", ("other moderator",): SAME},
            "reject": {MODERATOR: "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "returned": (
        "UNPUBLISHED NEEDS_CHANGES draft",
        {
            "save": {AUTHOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "ask": {AUTHOR: "UNPUBLISHED IN_REVIEW"},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
            "return": {("moderator",): SAME},
        },
    ),
    "rejected": (
        "UNPUBLISHED REJECTED",
        {
            "submit": {AUTHOR: SAME},
            "appeal": {AUTHOR: "UNPUBLISHED IN_REVIEW"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "reject": {("moderator",): SAME},
        },
    ),
    "appealed": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {("other moderator",): "VISIBLE PUBLISHED"},
            "return": {("other moderator",): "UNPUBLISHED NEEDS_CHANGES draft"},
            "reject": {("other moderator",): "UNPUBLISHED REJECTED"},
        },
    ),
    "withdrawn": (
        "UNPUBLISHED ERASED draft",
        {
            "save": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "withdraw": {AUTHOR: SAME},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
        },
    ),
    "published": (
        "VISIBLE PUBLISHED",
        {
            "submit": {AUTHOR: SAME},
            "edit": {AUTHOR: "VISIBLE PUBLISHED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "flag": {MEMBER + MODERATOR: "VISIBLE PUBLISHED"},
        },
    ),
    "published and being edited": (
        "VISIBLE PUBLISHED draft",
        {
            "save": {AUTHOR: "VISIBLE PUBLISHED draft"},
            "submit": {AUTHOR: "VISIBLE SCREENING"},
            "withdraw": {AUTHOR: SAME},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
            "flag": {MEMBER + MODERATOR: "VISIBLE PUBLISHED draft"},
        },
    ),
    "published, an edit in the check": (
        "VISIBLE SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "VISIBLE ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "flag": {MEMBER + MODERATOR: "VISIBLE SCREENING"},
            "check": {CHECK: "VISIBLE PUBLISHED"},
        },
    ),
    "reported": (
        "VISIBLE PUBLISHED",
        {
            "submit": {AUTHOR: SAME},
            "edit": {AUTHOR: "VISIBLE PUBLISHED draft"},
            "erase": {AUTHOR: "ERASED PUBLISHED"},
            "flag": {MEMBER: SAME, MODERATOR: "VISIBLE PUBLISHED"},
            "dismiss": {MODERATOR: "VISIBLE PUBLISHED"},
            "hide": {MODERATOR: "HIDDEN PUBLISHED"},
            "return": {MODERATOR: "HIDDEN NEEDS_CHANGES draft"},
        },
    ),
    "hidden": (
        "HIDDEN PUBLISHED",
        {
            "submit": {AUTHOR: SAME},
            "edit": {AUTHOR: "HIDDEN PUBLISHED draft"},
            "erase": {AUTHOR: "ERASED PUBLISHED"},
            "flag": {MEMBER + MODERATOR: "HIDDEN PUBLISHED"},
            "restore": {MODERATOR: "VISIBLE PUBLISHED"},
            "return": {MODERATOR: "HIDDEN NEEDS_CHANGES draft"},
        },
    ),
    "erased": ("ERASED ERASED", {"submit": {AUTHOR: SAME}, "erase": {AUTHOR: SAME}}),
    "erased under a report": (
        "ERASED PUBLISHED",
        {"submit": {AUTHOR: SAME}, "erase": {AUTHOR: SAME}, "dismiss": {MODERATOR: "ERASED PUBLISHED"}},
    ),
}
VERBS = [
    *("save", "submit", "ask", "withdraw", "appeal", "edit", "erase", "flag", "check"),
    *("approve", "return", "reject", "restore", "dismiss", "hide"),
]

# Where a revision may go: (verb, by whom, to what).
BY_AUTHOR_OR_SYSTEM = {("erase", "author", "ERASED"), ("erase", "system", "ERASED")}
OPEN = BY_AUTHOR_OR_SYSTEM | {("withdraw", "author", "ERASED")}
REVISIONS: dict[str, set[tuple[str, str, str]]] = {
    "SCREENING": OPEN
    | {
        ("clear", "check", "PUBLISHED"),
        ("clear", "check", "IN_REVIEW"),
        ("hold", "check", "NEEDS_CHANGES"),
        ("refer", "check", "IN_REVIEW"),
        ("fail", "check", "IN_REVIEW"),
        ("return", "moderator", "NEEDS_CHANGES"),
    },
    "NEEDS_CHANGES": OPEN | {("submit", "author", "SUPERSEDED"), ("ask", "author", "IN_REVIEW")},
    "IN_REVIEW": OPEN
    | {
        ("approve", "moderator", "PUBLISHED"),
        ("return", "moderator", "NEEDS_CHANGES"),
        ("reject", "moderator", "REJECTED"),
    },
    "REJECTED": BY_AUTHOR_OR_SYSTEM | {("appeal", "author", "IN_REVIEW")},
    "PUBLISHED": BY_AUTHOR_OR_SYSTEM | {("supersede", "system", "SUPERSEDED")},
}
POSTS: dict[str, dict[str, str]] = {
    "UNPUBLISHED": {"publish": "VISIBLE", "erase": "ERASED"},
    "VISIBLE": {"publish": "VISIBLE", "hide": "HIDDEN", "erase": "ERASED"},
    "HIDDEN": {
        "publish": "HIDDEN",
        "hide": "HIDDEN",
        "approve": "VISIBLE",
        "restore": "VISIBLE",
        "erase": "ERASED",
    },
}
