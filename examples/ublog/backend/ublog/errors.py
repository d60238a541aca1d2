"""Whatever goes wrong below /api/ is answered as JSON: {"error": "..."}."""

import logging
from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.csrf import csrf_failure as html_csrf_failure
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

logger = logging.getLogger(__name__)

AWAY = (OperationalError, InterfaceError, BrokerError, RedisConnectionError, RedisTimeoutError)


def api_error(status: int, message: str, **more: object) -> JsonResponse:
    return JsonResponse({"error": message, **more}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if not request.path.startswith("/api/"):
        return html_csrf_failure(request, reason)
    return api_error(
        403, f"{reason.rstrip('.')}. Send X-CSRFToken with the csrfToken of GET /api/csrf/ and its cookie."
    )


class JsonErrorsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = not response.headers.get("Content-Type", "").startswith("application/json")
        if not request.path.startswith("/api/") or response.status_code < 400 or not is_page or settings.DEBUG:
            return response
        answer = api_error(response.status_code, HTTPStatus(response.status_code).phrase)
        if "Allow" in response.headers:
            answer.headers["Allow"] = response.headers["Allow"]
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A database or broker that is away is no bug of ours: 503, so that clients and proxies try again."""
        if not request.path.startswith("/api/") or not isinstance(exception, AWAY):
            return None
        logger.warning("%s %s: %s", request.method, request.path, exception)
        return api_error(503, "A service that this needs is away. Try again.")
