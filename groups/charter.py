"""The agreement a new group starts with. Its admins make it their own; each version is accepted anew."""

CHARTER = """\
**What we are here for**

We are colleagues who think together about the hard parts of our work. We listen, ask, and share what we have tried. \
We are not anybody's supervisor, lawyer or therapist, and nothing here replaces them.

**What we never bring in**

- No client's name, address, workplace, school, exact age or date, and no picture or record of them. Nothing that \
somebody who knows them would know them by.
- No colleague, agency or court by name.
- We change or leave out every detail that the question does not need. The check before each post helps us; it does \
not think for us.

**What stays here**

- What we read here we do not repeat, forward, copy or photograph, not even at home, not even without names.
- We do not ask who, where or when. If we think we know, we keep it to ourselves, stop reading, and do not say so.
- We know each other by pseudonyms. We do not try to find out who is behind one.

**How we treat each other**

- We answer the question that was asked, and ask before we advise.
- We say when we disagree, about the work, never about the person.
- We welcome doubt. Nobody has to justify needing help.

**When something goes wrong**

- Whoever sees something that could identify a client flags it at once. It is hidden first and talked about afterwards.
- Mistakes are reported, not punished. Hiding one breaks this agreement.
- A duty to report or to warn is not lifted by anything here. Who has one acts on it, outside this group.

**Who sees what**

- Moderators read posts before the group does when the check finds something, and never review their own.
- Admins see our e-mail addresses, to manage who is in the group. They read nothing here unless the group knows of it.
- We may leave at any time, and say then whether our posts stay or are erased.
"""
