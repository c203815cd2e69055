from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = "posts"

    def ready(self) -> None:
        from . import people  # noqa: F401, PLC0415 (connects the receivers once the models are loaded)
