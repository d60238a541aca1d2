import { secret } from "../attached";
import { problemsOf, TEST_APP, TEST_DEFINITION as valid } from "../testing";

const app = (changes: object): unknown => ({ ...valid, app: { ...TEST_APP, ...changes } });
const uvicorn = { kind: "command", command: ["uvicorn", "shop.asgi:application"], port: 8000 };

test.each<[string, unknown]>([
  ["nothing said of the server", valid],
  ["gunicorn with a module of its own", app({ server: { kind: "gunicorn", wsgiApplication: "config.wsgi:app" } })],
  ["another server", app({ server: uvicorn })],
  ["no celery", app({ celery: undefined })],
  ["no celery and no cache", { ...valid, cache: { kind: "none" }, app: { settingsModule: "shop.settings" } }],
  ["secrets from files", app({ secretsFrom: "files", env: { OTHER_FILE: "/x" } })],
])("%s is accepted", (_, input) => {
  expect(problemsOf(input)).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ["a server of no known kind", app({ server: { kind: "waitress" } }), /^app\.server\.kind: .*gunicorn/],
  ["gunicorn's threads for another server", app({ server: { ...uvicorn, threads: 4 } }), /^app\.server: .*threads/],
  ["a server without a port", app({ server: { kind: "command", command: ["daphne"] } }), /^app\.server\.port: /],
  [
    "a command in one word of a shell",
    app({ server: { ...uvicorn, command: "uvicorn x" } }),
    /^app\.server\.command: /,
  ],
  ["a command of no words", app({ server: { ...uvicorn, command: [] } }), /^app\.server\.command: /],
  [
    "a NUL byte, which no process can be given",
    app({ server: { ...uvicorn, command: ["a\0b"] } }),
    /^app\.server\.command\.0: text without a NUL byte/,
  ],
  [
    "celery without a broker",
    { ...valid, cache: { kind: "none" } },
    /^cache\.kind: must be "swarm" or "attached": Redis is celery's broker.*found "none"/,
  ],
  ["no database at all", { ...valid, database: { kind: "none" } }, /^database\.kind: /],
  [
    "a secret's file named twice",
    app({ secretsFrom: "files", env: { SECRET_KEY_FILE: "/x" } }),
    /^app\.env\.SECRET_KEY_FILE: is set by app\.secretsFrom/,
  ],
  [
    "the file of an attached database's URL named twice",
    {
      ...valid,
      database: { kind: "attached", url: secret("DB_URL") },
      app: { ...TEST_APP, secretsFrom: "files", env: { DB_URL_FILE: "/x" } },
    },
    /^app\.env\.DB_URL_FILE: is set by app\.secretsFrom/,
  ],
])("%s is refused", (_, input, expected) => {
  expect(problemsOf(input)).toContainEqual(expect.stringMatching(expected));
});
