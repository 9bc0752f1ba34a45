"""One command a module: manage.py NAME."""
