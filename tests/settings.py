"""The site's own settings with fixed secrets, a folder of their own, and what makes tests quick.

Processes that tests start read the same environment with the plain settings, so they share the folder and the keys.
"""

import atexit
import os
import shutil
import tempfile

_var = tempfile.mkdtemp(prefix="circle-")
os.mkdir(f"{_var}/static")  # noqa: PTH102 (whitenoise warns where there is none)
atexit.register(shutil.rmtree, _var, ignore_errors=True)

for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS", "MAIL_FROM"):
    os.environ.pop(name, None)
os.environ |= {
    "SUPPORTCIRCLE_VAR": _var,
    "SUPPORTCIRCLE_KEYS": "dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgLi4=",
    "SECRET_KEY": "only the tests use this one, and nothing outside of them",
    "SITE_URL": "http://localhost:8000",
    "UNDO_SECONDS": "0",
}

from supportcircle.settings import *  # noqa: E402, F403 (after the environment that it reads)
from supportcircle.settings import DATABASES, STORAGES  # noqa: E402 (named for the linter)

if os.environ.get("TEST_DATABASE") == "postgresql":
    # tests/conftest.py starts the server and fills in HOST.
    DATABASES["default"] = {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres"}
else:
    # A file, not memory: threads and other processes meet the same locks as on a site.
    DATABASES["default"]["TEST"] = {"NAME": f"{_var}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
    )

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LOGGING_CONFIG = None  # pytest catches what is logged and shows it with a test that fails
