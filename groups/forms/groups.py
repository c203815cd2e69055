from django import forms

from .fields import MarkdownField, ReadableField


class FirstAdminForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address of the first admin",
        help_text="They get an invitation, and invite everybody else. They decide when they join whether they "
        "read along.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class GroupForm(FirstAdminForm):
    group_id = forms.UUIDField(widget=forms.HiddenInput)
    name = ReadableField(
        label="Name of the group",
        max_length=60,
        help_text="Its members see it inside the site. It stands in no mail, no page title and no address.",
    )
    field_order = ("group_id", "name", "email")


class SettingsForm(forms.Form):
    name = ReadableField(label="Name of the group", max_length=60)
    reviews_all = forms.BooleanField(
        label="A moderator looks at every post",
        required=False,
        help_text="Also when the check found nothing. Posts wait longer, and every one of them has been read by "
        "a person before the group sees it.",
    )


class AgreementForm(forms.Form):
    """Markdown, as in posts; what is refused there is refused here."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    text = MarkdownField(
        label="The agreement",
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="An empty line starts a paragraph, a dash a list; *one star* or **two** around words for weight.",
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").strip() + "\n"


class AcceptForm(forms.Form):
    agreement = forms.UUIDField(widget=forms.HiddenInput)
    accept = forms.BooleanField(
        label="I have read this agreement and will keep to it",
        error_messages={"required": "Tick the box if you agree. Without it, the group stays closed to you."},
    )


class LeaveForm(forms.Form):
    posts = forms.ChoiceField(
        label="What should happen to what you wrote?",
        widget=forms.RadioSelect,
        choices=[
            ("keep", "Keep my posts and replies for the group, under my pseudonym"),
            ("erase", "Erase my posts and replies"),
        ],
        error_messages={"required": "Choose one of the two. You cannot change it afterwards."},
    )
