# Loaded with Django, so that every process that enqueues a task uses this app's broker.
from .celery import app as celery_app

__all__ = ["celery_app"]
