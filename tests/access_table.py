"""Who gets what at every address: a row a name, a code a person; the test of access walks it."""

WHO = ["anonymous", "outsider", "suspended", "member", "author", "moderator", "admin", "reading admin", "operator"]


# What comes of it, in the order of WHO without the anonymous one; one code stands for all.
def readers(code: int = 200, admin: int = 403) -> str:
    return f"404 404 {code} {code} {code} {admin} {code} 404"


def author(code: int) -> str:
    return f"404 404 404 {code} 404 404 404 404"


def moderator(code: int) -> str:
    return f"404 404 404 404 {code} 404 404 404"


def admins(code: int = 200) -> str:
    return f"404 404 403 403 403 {code} {code} 404"


def moderators(code: int = 200) -> str:
    """Of a page of the group, of which its members may know."""
    return f"404 404 403 403 {code} 403 403 404"


MODERATORS = moderators()
MEMBERS = "404 404 200 200 200 200 200 404"
OPERATOR = "403 403 403 403 403 403 403 200"

TABLE: dict[str, tuple[str, str]] = {  # name: (GET, POST with nothing in it)
    "home": ("200", "405"),
    "mine": ("200", "405"),
    "search": ("200", "422"),
    "check-guidance": ("200", "405"),
    "feed": (readers(), "405"),
    "choose-kind": (readers(), "405"),
    "start-post": (readers(), readers(422)),
    **dict.fromkeys(("queue", "shift", "words", "rules"), (MODERATORS, "405")),
    **{f"shift-{verb}": ("405", moderators(302)) for verb in ("duty", "break", "topics")},
    "shift-handover": ("405", moderators(422)),
    "calibration": (MODERATORS, moderators(302)),
    "calibration-answer": (moderators(302), "405"),
    "openness": (readers(), "405"),
    "words-search": ("405", MODERATORS),
    "words-try": ("405", moderators(422)),
    "word-new": (MODERATORS, moderators(422)),
    "words-import": (MODERATORS, moderators(422)),
    **{f"word-{verb}": ("405", moderators(302)) for verb in ("until", "remove", "restore", "approve", "refuse")},
    "expertise": (readers(), readers(302)),
    "own-words": (readers(), readers(422)),
    "own-word-remove": ("405", "404 404 404 302 404 403 404 404"),
    "thread": (readers(admin=404), "405"),
    "flag": (readers(admin=404), readers(422, admin=404)),
    "watch": ("405", readers(302, admin=404)),
    "thread-state": ("405", "404 404 403 302 403 404 403 404"),
    "thanks": ("405", readers(302, admin=404)),
    "decline": ("405", "404 404 403 302 403 404 403 404"),
    "mute-author": ("405", readers(302, admin=404)),
    "muted": (readers(), readers(302)),
    "recuse": ("404 404 200 403 200 404 200 404", "404 404 302 403 302 404 302 404"),
    "recuse-undo": ("405", "404"),  # without a recusal; tests/posts/views has it with one
    "reply": (readers(admin=404), readers(422, admin=404)),
    "draft": (author(200), author(422)),
    "discard": ("405", author(302)),
    "edit": ("405", author(302)),
    "check": (author(200), "405"),
    "replace": ("405", author(302)),
    "keep": ("405", author(302)),
    "pause": (author(302), author(302)),
    "suggestions": ("405", author(302)),
    "message": ("405", author(422)),
    "ask": ("405", author(302)),
    "withdraw": ("405", author(302)),
    "appeal": ("405", author(302)),
    "erase": (author(200), author(302)),
    "review": (moderator(200), "405"),
    "review-claim": ("405", moderator(302)),
    "review-release": ("405", moderator(302)),
    "review-reveal": (moderator(302), moderator(409)),
    "review-preview": (moderator(302), moderator(422)),
    "review-suggest": (moderator(302), moderator(200)),
    "review-message": (moderator(302), moderator(422)),
    "review-escalate": (moderator(302), moderator(422)),
    "review-decide": ("405", moderator(422)),
    **{name: ("405", moderator(302)) for name in ("decision-undo", "opinion-undo")},
    "group-list": ("200", "405"),
    "group-new": (OPERATOR, OPERATOR),
    "first-admin": (OPERATOR, OPERATOR),
    "overview": (admins(), "405"),
    "settings": (admins(), admins()),
    "leave": (MEMBERS, MEMBERS),
    "agreement": (MEMBERS, MEMBERS),
    "agreement-edit": (admins(), admins()),
    "members": (admins(), "405"),
    "member-role": ("405", admins(302)),
    "member-suspend": ("405", admins(302)),
    "member-reinstate": ("405", admins(302)),
    "member-remove": ("405", admins(302)),
    "grant-confirm": ("405", admins(302)),
    "grant-cancel": ("405", admins(302)),
    "invite": (admins(), admins()),
    "invitation-link": (admins(), admins()),
    "invitation-renew": ("405", admins(302)),
    "invitation-revoke": ("405", admins(302)),
    "join": ("404", "404"),  # without an invitation; tests/groups has it with one
    "pseudonym-check": ("405", "404"),
    "join-link": ("302", "405"),
    "leave-quickly": ("302", "405"),
    "report": ("200", "405"),
    "account": ("200", "405"),
    "keys": ("200", "302"),
    "account_login": ("302", "302"),
    "account_logout": ("200", "302"),
    "account_inactive": ("200", "405"),
    "account_signup": ("302", "302"),
    "account_reauthenticate": ("200", "200"),
    "account_email": ("200", "302"),
    "account_email_verification_sent": ("302", "302"),
    "account_change_password": ("200", "200"),
    "account_set_password": ("302", "302"),
    "account_reset_password": ("200", "200"),
    "account_confirm_login_code": ("302", "302"),
    "account_confirm_password_reset_code": ("302", "302"),
    "account_complete_password_reset": ("302", "302"),
    "account_password_reset_completed": ("200", "405"),
    "usersessions_list": ("200", "302"),
}
# Whoever is not signed in is sent to sign in, and a form that came too late is given back (403); but for these.
ANONYMOUS: dict[str, tuple[str, str]] = {
    "join": ("404", "404"),
    "join-link": ("302", "405"),
    "leave-quickly": ("302", "405"),
    "report": ("200", "405"),
    "account_login": ("200", "200"),
    "account_logout": ("302", "302"),
    "account_inactive": ("200", "405"),
    "account_signup": ("200", "200"),  # which says that the site is closed without an invitation
    "account_email_verification_sent": ("302", "302"),
    "account_reset_password": ("200", "200"),
    "account_confirm_login_code": ("302", "302"),
    "account_confirm_password_reset_code": ("302", "302"),
    "account_complete_password_reset": ("302", "302"),
    "account_password_reset_completed": ("200", "405"),
}
