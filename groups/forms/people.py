from django import forms

from .fields import RoleField


class InviteForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        help_text="Only this address can use the invitation. Peers never see it.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = RoleField(label="Role", initial="member")


class RoleForm(forms.Form):
    role = RoleField(label="Role")
