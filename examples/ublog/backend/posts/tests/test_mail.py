import os
import subprocess
import sys
from socketserver import StreamRequestHandler, TCPServer
from threading import Thread

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.test import SimpleTestCase, override_settings

from ublog.mail import mail_settings

DEFAULTS = {"POSTGRES_NAME", "POSTGRES_USERNAME", "POSTGRES_PASSWORD", "POSTGRES_SERVICE_HOST", "REDIS_SERVICE_HOST"}


class Mailbox(StreamRequestHandler):
    """As much of SMTP as one mail needs."""

    received: list[bytes] = []

    def handle(self):
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.received += iter(self.rfile.readline, b".\r\n")
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


class MailTests(SimpleTestCase):
    def test_a_url_with_an_awkward_password(self):
        url = "submission://app%40example.com:p%40ss%2Fw%3Ard@smtp.example.com?timeout=3"
        with override_settings(**mail_settings({"EMAIL_URL": url})):
            connection = get_connection()
        self.assertEqual(
            (connection.host, connection.port, connection.username, connection.password),
            ("smtp.example.com", 587, "app@example.com", "p@ss/w:rd"),
        )
        self.assertEqual((connection.use_tls, connection.timeout), (True, 3))

    def test_without_a_url_a_mail_goes_to_the_log(self):
        self.assertEqual(mail_settings({})["EMAIL_BACKEND"], "django.core.mail.backends.console.EmailBackend")

    def test_what_is_no_url_of_a_mail_server_is_refused_unseen(self):
        with self.assertRaises(ImproperlyConfigured) as raised:
            mail_settings({"EMAIL_URL": "https://user:hunter2@example.com"})
        self.assertIn("smtp:", str(raised.exception))
        self.assertNotIn("hunter2", str(raised.exception))

    def test_a_mail_arrives_where_the_url_leads(self):
        with TCPServer(("127.0.0.1", 0), Mailbox) as server:
            Thread(target=server.handle_request, daemon=True).start()
            subprocess.run(
                [sys.executable, "manage.py", "sendtestemail", "ops@example.com"],
                env=os.environ
                | {name: "unused" for name in DEFAULTS}
                | {
                    "DJANGO_SETTINGS_MODULE": "ublog.settings",
                    "SECRET_KEY": "only-for-tests",
                    "EMAIL_URL": f"smtp://127.0.0.1:{server.server_address[1]}",
                },
                check=True,
                timeout=60,
            )
        self.assertIn(b"To: ops@example.com\r\n", Mailbox.received)
