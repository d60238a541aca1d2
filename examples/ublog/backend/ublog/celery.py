"""The celery app: `celery -A ublog worker`, `celery -A ublog beat -s /tmp/celerybeat-schedule`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ublog.settings")

app = Celery("ublog")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
