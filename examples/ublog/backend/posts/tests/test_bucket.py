from django.test import SimpleTestCase

from ublog.bucket import MediaBucket, SameOriginStaticBucket


class BucketTests(SimpleTestCase):
    def test_browsers_ask_the_site_for_what_is_in_the_bucket(self):
        media = MediaBucket(bucket_name="bucket", location="media")
        static = SameOriginStaticBucket(bucket_name="bucket", location="static")
        self.assertEqual(media.url("pictures/a b+c.svg"), "/media/pictures/a%20b%2Bc.svg")
        self.assertEqual(static.url("admin/base.css"), "/static/admin/base.css")

    def test_keys_are_the_paths_that_browsers_ask_for(self):
        # nginx hands the path on as it is.
        media = MediaBucket(bucket_name="bucket", location="media")
        static = SameOriginStaticBucket(bucket_name="bucket", location="static")
        self.assertEqual(media._normalize_name("pictures/a.svg"), "media/pictures/a.svg")
        self.assertEqual(static._normalize_name("admin/base.css"), "static/admin/base.css")
