from django import forms


class SuggestionForm(forms.Form):
    """An answer to one suggestion, or to all that are open. No text travels."""

    counter = forms.IntegerField(min_value=0)
    answer = forms.ChoiceField(choices=[("accept", "Accept"), ("refuse", "Not this one"), ("undo", "Undo")])
    suggestion = forms.UUIDField(required=False)  # none: all that are open

    def clean_answer(self) -> str:
        answer = str(self.cleaned_data["answer"])
        if answer != "accept" and not self.data.get("suggestion"):
            raise forms.ValidationError("Only accepting is done for all at once.", "one_by_one")
        return answer

    @property
    def of_all(self) -> bool:
        return self.cleaned_data["suggestion"] is None

    @property
    def place(self) -> str:
        """On the page, where the answer was given."""
        suggestion = self.cleaned_data.get("suggestion")
        return f"suggestion-{suggestion}" if suggestion else "why-returned"
