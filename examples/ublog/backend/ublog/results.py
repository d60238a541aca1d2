from celery.backends.redis import RedisBackend


class PolledRedisBackend(RedisBackend):
    """Task results in Redis, read when a client asks for them.

    Celery's own backend also subscribes the enqueuing process to each result, which nobody here waits for: a web
    process would gather subscriptions for ever, and hang for 20 s on an enqueue while Redis is away.
    """

    def on_task_call(self, producer, task_id):
        return {}
