"""image-facts.py: what a release must know of an image before it runs: as one line of JSON.

Which migrations would run, with what their operations do to columns and tables, and what identifies the static files.
Which migrations have run is read from $DJANGO_SWARM_APPLIED, a file with `[["app", "name"], ...]`; without it, from the
database. Nothing is changed.
"""

import hashlib
import json
import os
import sys

# Django's own manage.py starts like this: modules come from the working directory, not from this file's.
sys.path[0] = os.getcwd()

import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, migrations  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.db.migrations.operations.base import Operation  # noqa: E402
from django.db.migrations.recorder import MigrationRecorder  # noqa: E402

FIRST_LINE = "django-swarm image facts "


def applied_as_told(path):
    with open(path, encoding="utf-8") as file:
        known = {tuple(key): None for key in json.load(file)}
    return lambda _: dict(known)


def kind(operation):
    """The name that Django knows it by: an application's own subclass of RemoveField removes a field, too."""
    for cls in type(operation).__mro__:
        if cls is not Operation and cls.__module__.startswith(("django.db.migrations.", "django.contrib.postgres.")):
            return cls.__name__
    return type(operation).__name__


def flat(operations):
    """What is done to the database: of two halves, the one that concerns it."""
    for operation in operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from flat(operation.database_operations)
        else:
            yield operation


def column(field):
    """What a field is in the database; `type` is null where that hangs on another table."""
    try:
        db_type = field.db_parameters(connection)["type"]
    except Exception:  # noqa: BLE001: a field that is not bound to its model cannot always tell
        db_type = None
    return {"type": db_type, "name": field.db_column}


def touches_database(operation, model):
    """Proxies and unmanaged models have no table of Django's, and a stated name outlives what it belongs to."""
    if model is None:
        return True
    if model.options.get("proxy", False) or not model.options.get("managed", True):
        return False
    if isinstance(operation, migrations.RenameModel):
        return "db_table" not in model.options
    if isinstance(operation, migrations.RenameField):
        return model.fields[operation.old_name].db_column is None
    return True


def describe(operation, state, app_label):
    name = operation.old_name if isinstance(operation, migrations.RenameModel) else getattr(operation, "name", None)
    name = getattr(operation, "model_name", name)
    model = state.models.get((app_label, name.lower())) if isinstance(name, str) else None
    said = {
        "kind": kind(operation),
        "description": operation.describe(),
        "reversible": bool(operation.reversible),
        "touchesDatabase": touches_database(operation, model),
    }
    if isinstance(operation, migrations.AlterField):
        before = model and model.fields.get(operation.name)
        said["before"] = column(before) if before else None
        said["after"] = column(operation.field)
    return said


def pending_migrations(executor):
    known = {app for app, _ in executor.loader.applied_migrations}
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        state = executor.loader.project_state((migration.app_label, migration.name), at_end=False)
        operations = []
        for operation in migration.operations:
            operations += [describe(part, state, migration.app_label) for part in flat([operation])]
            operation.state_forwards(migration.app_label, state)
        new = migration.app_label not in known
        yield {"app": migration.app_label, "name": migration.name, "newApp": new, "operations": operations}


def static_files():
    """A digest of what collectstatic would collect, and of how; null: the image has none."""
    if not apps.is_installed("django.contrib.staticfiles"):
        return None
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(repr((settings.STATIC_ROOT, settings.STATIC_URL, settings.STORAGES)).encode())
    files = {}
    for finder in get_finders():
        for path, storage in finder.list([]):
            files.setdefault(os.path.join(getattr(storage, "prefix", None) or "", path), (storage, path))
    for name, (storage, path) in sorted(files.items()):
        with storage.open(path) as file:
            digest.update(name.encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


told = os.environ.get("DJANGO_SWARM_APPLIED")
if told:
    MigrationRecorder.applied_migrations = applied_as_told(told)
executor = MigrationExecutor(connection)
facts = {
    "applied": [{"app": app, "name": name} for app, name in executor.loader.applied_migrations],
    "pending": list(pending_migrations(executor)),
    "staticFiles": static_files(),
}
print(FIRST_LINE + json.dumps(facts), flush=True)
