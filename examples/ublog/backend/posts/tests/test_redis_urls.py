import ssl

from celery.app.backends import by_url
from django.test import SimpleTestCase
from redis import ConnectionPool

from ublog.celery import app
from ublog.redis_urls import redis_urls

AWKWARD = "p@ss/w:rd%#?"
ENCODED = "p%40ss%2Fw%3Ard%25%23%3F"


class RedisUrlTests(SimpleTestCase):
    def test_a_host_alone(self):
        urls = redis_urls({"REDIS_SERVICE_HOST": "redis"})
        self.assertEqual(urls, ("redis://redis:6379/0", "redis://redis:6379/1"))

    def test_a_url_wins_over_the_host(self):
        urls = redis_urls({"REDIS_SERVICE_HOST": "redis", "REDIS_URL": f"redis://:{ENCODED}@cache:6380"})
        self.assertEqual(urls, (f"redis://:{ENCODED}@cache:6380/0", f"redis://:{ENCODED}@cache:6380/1"))

    def test_a_url_with_a_database(self):
        urls = redis_urls({"REDIS_URL": "redis://cache/3?health_check_interval=5"})
        self.assertEqual(urls, ("redis://cache/3?health_check_interval=5",) * 2)

    def test_tls_checks_the_certificate_unless_told_otherwise(self):
        self.assertEqual(redis_urls({"REDIS_URL": "rediss://cache"}).celery, "rediss://cache/0?ssl_cert_reqs=required")
        self.assertEqual(
            redis_urls({"REDIS_URL": "rediss://cache?ssl_cert_reqs=none"}).cache,
            "rediss://cache/1?ssl_cert_reqs=none",
        )

    def test_all_that_connect_read_the_same(self):
        urls = redis_urls({"REDIS_URL": f"rediss://app:{ENCODED}@cache:6380"})
        expected = {"host": "cache", "port": 6380, "username": "app", "password": AWKWARD}
        pool = ConnectionPool.from_url(urls.cache)
        self.assertEqual(pool.connection_kwargs | expected | {"db": 1}, pool.connection_kwargs)
        with app.connection_for_read(urls.celery) as broker:
            self.assertEqual((broker.hostname, broker.port), ("cache", 6380))
            self.assertEqual((broker.userid, broker.password, broker.virtual_host), ("app", AWKWARD, "0"))
            self.assertTrue(broker.ssl)
        backend, url = by_url(f"ublog.results:PolledRedisBackend+{urls.celery}")
        results = backend(app=app, url=url).connparams
        self.assertEqual(results | expected | {"db": 0, "ssl_cert_reqs": ssl.CERT_REQUIRED}, results)
