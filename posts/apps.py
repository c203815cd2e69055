from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = "posts"

    def ready(self) -> None:
        # Once the models are loaded: connects the receivers, and adds to what admins see.
        from . import gaps, people  # noqa: F401, PLC0415
