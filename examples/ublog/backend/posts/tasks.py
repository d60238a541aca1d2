from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from posts.models import Post

STATS_KEY = "posts.stats"


@shared_task
def count_words(post_id: int | None = None) -> dict[str, int]:
    """Counts the words of one post, or of all of them."""
    posts = Post.objects.all() if post_id is None else Post.objects.filter(id=post_id)
    words = [len(body.split()) for body in posts.values_list("body", flat=True).iterator()]
    return {"posts": len(words), "words": sum(words)}


@shared_task(ignore_result=True)
def refresh_stats() -> None:
    """Beat's: keeps the number of posts in the cache, so that nobody counts rows for it."""
    stats = {"posts": Post.objects.count(), "last_beat_at": timezone.now().isoformat()}
    cache.set(STATS_KEY, stats, timeout=None)
