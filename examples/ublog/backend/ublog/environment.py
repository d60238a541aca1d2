"""Reading the process's environment variables: all that are missing or wrong are reported at once."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"": False, "0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}


def check(environ: Mapping[str, str], required: Iterable[str], flags: Iterable[str]) -> None:
    problems = [f"{name} is not set" for name in required if not environ.get(name)]
    problems += [
        f"{name} is {environ[name]!r}, expected true or false"
        for name in flags
        if environ.get(name, "").lower() not in FLAGS
    ]
    if problems:
        raise ImproperlyConfigured(f"Environment variables: {'; '.join(problems)}.")


def flag(environ: Mapping[str, str], name: str) -> bool:
    return FLAGS[environ.get(name, "").lower()]


def items(environ: Mapping[str, str], name: str, default: str = "") -> list[str]:
    """A comma-separated list; blanks around the items and empty items do not count."""
    return [item.strip() for item in environ.get(name, default).split(",") if item.strip()]
