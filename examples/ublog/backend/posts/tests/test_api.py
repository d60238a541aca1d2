import json

from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client, TestCase

from posts.models import Post
from posts.tasks import refresh_stats
from posts.views.posts import PAGE_SIZE

JSON = "application/json"
BEYOND_BIGINT = 2**63


class ReadingTests(TestCase):
    def test_posts_come_newest_first_and_by_the_page(self):
        Post.objects.bulk_create(Post(body=f"post {n}") for n in range(PAGE_SIZE + 1))
        newest, *_, oldest = Post.objects.all()

        first = self.client.get("/api/posts/").json()
        rest = self.client.get(f"/api/posts/?before={first['next']}").json()

        self.assertEqual((first["posts"][0]["id"], len(first["posts"])), (newest.id, PAGE_SIZE))
        self.assertEqual(([post["id"] for post in rest["posts"]], rest["next"]), ([oldest.id], None))

    def test_what_is_refused_says_why_as_json(self):
        cases = [
            ("get", "/api/posts/?before=x", 400, "The query is not valid."),
            ("get", "/api/posts/?before=0", 400, "The query is not valid."),
            ("get", f"/api/posts/?before={BEYOND_BIGINT}", 400, "The query is not valid."),
            ("get", "/api/posts/1/", 404, "Not Found"),
            ("get", f"/api/posts/{BEYOND_BIGINT}/", 404, "Not Found"),
            ("get", "/api/nothing/", 404, "Not Found"),
            ("get", "/api/tasks/", 405, "Method Not Allowed"),
            ("put", "/api/posts/", 405, "Method Not Allowed"),
        ]
        for method, path, status, error in cases:
            with self.subTest(f"{method} {path}"):
                response = getattr(self.client, method)(path)
                self.assertEqual((response.status_code, response.json()["error"]), (status, error))

    def test_health_check_asks_no_database(self):
        with self.assertNumQueries(0):
            response = self.client.get("/api/health-check/")
        self.assertEqual((response.status_code, response.json()), (200, {"status": "ok"}))

    def test_a_host_that_is_not_ours_is_refused(self):
        response = self.client.get("/api/health-check/", headers={"host": "elsewhere.example"})
        self.assertEqual((response.status_code, response.json()), (400, {"error": "Bad Request"}))

    def test_version(self):
        with self.settings(APP_VERSION="2"):
            self.assertEqual(self.client.get("/api/version/").json(), {"version": "2"})


class WritingTests(TestCase):
    def post(self, path, body, client=None, **more):
        text = body if isinstance(body, str) else json.dumps(body)
        return (client or self.client).post(path, text, content_type=JSON, **more)

    def test_a_post_is_read_back(self):
        written = self.post("/api/posts/", {"body": "  Grüße, 🐘!  "})
        self.assertEqual(written.status_code, 201)
        read = self.client.get(written.headers["Location"])
        self.assertEqual(read.json(), written.json())
        self.assertEqual((read.json()["body"], read.json()["author"]), ("Grüße, 🐘!", None))

    def test_a_post_of_somebody_logged_in_has_an_author(self):
        self.client.force_login(User.objects.create_user("ada"))
        self.assertEqual(self.post("/api/posts/", {"body": "mine"}).json()["author"], "ada")

    def test_only_valid_posts_are_kept(self):
        cases = [
            ({"body": "x" * 280}, 201),
            ({"body": "x" * 281}, 400),
            ({"body": "   "}, 400),
            ({"body": "nul \0"}, 400),
            ({"body": ["x"]}, 400),
            ({}, 400),
            ([], 400),
            ("", 400),
            ("{", 400),
            ('{"body": "\\ud800"}', 400),
            ("[" * 60_000, 400),
            ({"body": "x" * 70_000}, 413),
        ]
        for body, status in cases:
            with self.subTest(str(body)[:30]):
                response = self.post("/api/posts/", body)
                self.assertEqual((response.status_code, "error" in response.json()), (status, status != 201))
        self.assertEqual(Post.objects.count(), 1)

    def test_a_post_from_another_site_is_refused(self):
        """No token, or a token with a foreign Origin: refused. With the token that /api/csrf/ gives: written."""
        strict = Client(enforce_csrf_checks=True)
        token = strict.get("/api/csrf/").json()["csrfToken"]
        foreign = {"origin": "https://elsewhere.example", "x-csrftoken": token}
        cases = [({}, 403), ({"x-csrftoken": "x" * 64}, 403), (foreign, 403), ({"x-csrftoken": token}, 201)]
        for headers, status in cases:
            with self.subTest(headers):
                response = self.post("/api/posts/", {"body": "x"}, client=strict, headers=headers)
                self.assertEqual((response.status_code, response.headers["Content-Type"]), (status, JSON))

    def test_behind_the_proxy_the_page_itself_may_write(self):
        """TLS ends at the proxy: X-Forwarded-Proto must make the browser's https Origin match the host."""
        strict = Client(enforce_csrf_checks=True, headers={"x-forwarded-proto": "https"})
        token = strict.get("/api/csrf/").json()["csrfToken"]
        headers = {"origin": "https://localhost", "host": "localhost", "x-csrftoken": token}
        self.assertEqual(self.post("/api/posts/", {"body": "x"}, client=strict, headers=headers).status_code, 201)
        self.assertTrue(strict.cookies["csrftoken"]["secure"])

    def test_a_task_counts_words(self):
        one = Post.objects.create(body="one two three")
        Post.objects.create(body="four")
        cases = [({"post": one.id}, {"posts": 1, "words": 3}), ("", {"posts": 2, "words": 4})]
        for body, result in cases:
            with self.subTest(str(body)):
                enqueued = self.post("/api/tasks/", body)
                self.assertEqual(enqueued.status_code, 202)
                task = self.client.get(enqueued.headers["Location"]).json()
                self.assertEqual((task["state"], task["result"]), ("SUCCESS", result))

    def test_a_task_about_no_post_is_refused(self):
        for post in (1, BEYOND_BIGINT, "x", -1):
            with self.subTest(post):
                response = self.post("/api/tasks/", {"post": post})
                self.assertEqual((response.status_code, list(response.json()["fields"])), (400, ["post"]))


class StatsTests(TestCase):
    def test_stats_are_what_beat_found_last(self):
        cache.clear()
        self.assertEqual(self.client.get("/api/stats/").json(), {"posts": None, "last_beat_at": None})
        Post.objects.create(body="x")
        refresh_stats()
        Post.objects.create(body="not counted yet")
        stats = self.client.get("/api/stats/").json()
        self.assertEqual(stats["posts"], 1)
        self.assertIsNotNone(stats["last_beat_at"])


class AdminTests(TestCase):
    def test_posts_are_edited_after_login(self):
        User.objects.create_superuser("root", password="root-password")
        self.assertEqual(self.client.get("/admin/posts/post/").status_code, 302)
        self.client.post("/admin/login/", {"username": "root", "password": "root-password"})
        self.assertContains(self.client.get("/admin/posts/post/"), "Select post to change")
