from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase

from ublog import environment


class EnvironmentTests(SimpleTestCase):
    def test_every_problem_is_reported_at_once(self):
        with self.assertRaises(ImproperlyConfigured) as raised:
            environment.check({"B": "", "DEBUG": "maybe", "D": "x"}, required=("A", "B", "D"), flags=("DEBUG",))
        self.assertEqual(
            str(raised.exception),
            "Environment variables: A is not set; B is not set; DEBUG is 'maybe', expected true or false.",
        )

    def test_flags(self):
        for value, expected in [("", False), ("False", False), ("0", False), ("True", True), ("1", True)]:
            with self.subTest(value):
                self.assertIs(environment.flag({"DEBUG": value}, "DEBUG"), expected)

    def test_lists(self):
        self.assertEqual(environment.items({"HOSTS": " a, b ,,"}, "HOSTS"), ["a", "b"])
        self.assertEqual(environment.items({}, "HOSTS", default="c"), ["c"])
