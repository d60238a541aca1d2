"""Where celery and the cache find Redis: by REDIS_URL, or at REDIS_SERVICE_HOST alone."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit


class RedisUrls(NamedTuple):
    celery: str
    cache: str


def redis_urls(environ: Mapping[str, str]) -> RedisUrls:
    """Celery gets database 0 and the cache 1, or both the one that the URL names: their keys don't clash."""
    url = urlsplit(environ.get("REDIS_URL") or f"redis://{environ['REDIS_SERVICE_HOST']}:6379")
    query = dict(parse_qsl(url.query))
    if url.scheme == "rediss":
        # Celery refuses a URL that leaves this open.
        query.setdefault("ssl_cert_reqs", "required")
    named = url.path.strip("/")
    celery, cache = (url._replace(path=f"/{named or n}", query=urlencode(query)).geturl() for n in (0, 1))
    return RedisUrls(celery, cache)
