import json

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest


class BadBody(Exception):
    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


def read_json_object(request: HttpRequest) -> dict[str, str | int | None]:
    """The request's body, an object of plain values; an empty body is an empty object. Raises BadBody."""
    try:
        value = json.loads(request.body or b"{}")
        json.dumps(value, ensure_ascii=False).encode()  # refuses half of a surrogate pair, which no database stores
    except RequestDataTooBig as error:
        raise BadBody(413, "The body is too long.") from error
    except (ValueError, RecursionError) as error:
        raise BadBody(400, "The body is not JSON.") from error
    if not isinstance(value, dict) or not all(isinstance(v, str | int | None) for v in value.values()):
        raise BadBody(400, "The body is not an object of strings and numbers.")
    return value
