import os
from threading import Thread

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportcircle.settings")

application = get_wsgi_application()

for name in settings.LOADED_AT_START:
    Thread(target=import_string(name), daemon=True).start()
