from .posts import post, posts
from .status import csrf, health_check, stats, version
from .tasks import task, tasks

__all__ = ["csrf", "health_check", "post", "posts", "stats", "task", "tasks", "version"]
