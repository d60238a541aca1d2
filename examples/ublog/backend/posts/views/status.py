"""The small ones: health check, version, stats, CSRF token."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from posts.tasks import STATS_KEY


@require_safe
def health_check(request: HttpRequest) -> JsonResponse:
    """Says that this process serves. It asks no database: one that is away must not take every replica down."""
    return JsonResponse({"status": "ok"})


@require_GET
def version(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"version": settings.APP_VERSION})


@require_GET
def stats(request: HttpRequest) -> JsonResponse:
    """What beat's last `refresh_stats` found; nulls before the first."""
    return JsonResponse(cache.get(STATS_KEY) or {"posts": None, "last_beat_at": None})


@require_GET
@never_cache
def csrf(request: HttpRequest) -> JsonResponse:
    """The token to send as X-CSRFToken with every POST, together with the cookie that this sets."""
    return JsonResponse({"csrfToken": get_token(request)})
