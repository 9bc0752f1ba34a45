"""Configuration of the production server: gunicorn --config python:selector.server selector.wsgi."""

import os

from selector.logs import LOGGING

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = 2
threads = 4
logconfig_dict = LOGGING
# Method, path, status, milliseconds: no address of a visitor, no query, no page they came from.
access_log_format = "%(m)s %(U)s %(s)s %(M)s ms"
control_socket_disable = True
