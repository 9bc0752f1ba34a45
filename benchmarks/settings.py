"""Settings of a measured server: the tests' own, with a folder of static files to hold downloads against."""

import os

from tests.settings import *  # noqa: F403

STATIC_ROOT = os.environ["STATIC_FOLDER"]
