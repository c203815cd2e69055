"""What actions refuse, as codes; and the sentence for each that the person reads."""


class Refused(Exception):
    """Somebody may do this kind of thing, but not this, now."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code]


SENTENCES = {
    "has_account": "There is an account with this address already. Use another one for the site operator.",
    # people
    "own_row": "You cannot change your own role or access. Ask another admin.",
    "last_admin": "You are the only admin. Make somebody else an admin first, then leave.",
    "not_active": "This person is not active in the group, so their role cannot change now.",
    "not_suspended": "This person is not suspended, so there is nothing to lift.",
    "ended": "This person is no longer in the group. Invite them again if they should come back.",
    "has_admin": "This group has an admin now, who invites everybody else.",
    # grants
    "grant_closed": "This request is already closed.",
    "grant_own": "Another admin has to confirm this: not the one who asked, and not the one it is about.",
    # invitations
    "already_member": "Somebody with this address is already in the group.",
    "already_invited": "An invitation to this address is already open. You can send it again from the list.",
    "too_many_invitations": "Fifty invitations are open. Wait until some are used, or revoke some.",
    "too_soon": "This invitation went out less than a minute ago. Wait a minute, then send it again.",
    "invitation_used": "This invitation has been used.",
    "invitation_closed": "This invitation is no longer open.",
    "link_shown": "This link was shown once already. Make a new link; the old one stops working.",
    "mail_is_on": "Mail is on, so the link goes only to the invited address.",
    # joining
    "invitation_invalid": "This invitation cannot be used. Ask the person who invited you.",
    "agreement_newer": "The agreement has just changed. Please read the new version below.",
    "suspended": "An admin has paused your access to this group. Ask them about it.",
    # pseudonyms
    "pseudonym_length": "Use 3 to 30 letters.",
    "pseudonym_shape": "Use one to four words of plain letters, without numbers or signs.",
    "pseudonym_office": "This could be mistaken for somebody who runs the group. Choose another name.",
    "pseudonym_address": "This looks like part of your e-mail address, so it could give you away. Choose another name.",
    "pseudonym_identifying": "This looks like a real name, a place or an agency, so it could give somebody away. "
    "Choose another, or one of the three above.",
    "pseudonym_unchecked": "We could not check this name just now. Choose one of the three above, or try again.",
    "pseudonym_taken": "Somebody in this group has this name, or one very like it. Choose another.",
}
