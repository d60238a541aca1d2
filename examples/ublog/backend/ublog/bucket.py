"""Static files and media in an S3 bucket, when S3_BUCKET_NAME is set. The AWS credentials are the instance's.

Browsers still ask the app's own host for /static/ and /media/, so the URLs are the same as without a bucket: nginx
fetches from it.
"""

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class MediaBucket(S3Storage):
    def url(self, name, parameters=None, expire=None, http_method=None):
        return settings.MEDIA_URL + filepath_to_uri(name)


class SameOriginStaticBucket(S3Storage):
    def url(self, name, parameters=None, expire=None, http_method=None):
        return settings.STATIC_URL + filepath_to_uri(name)


class StaticBucket(ManifestFilesMixin, SameOriginStaticBucket):
    """Hashed names, as ManifestStaticFilesStorage makes them in a folder."""
