import { TEST_APP, testEnvironment } from "./testing";
import { wsgiApplication } from "./wsgi-application";

test.each([
  ["ublog.settings", undefined, "ublog.wsgi:application"],
  ["config.settings.production", undefined, "config.wsgi:application"],
  ["ublog.settings", "elsewhere.wsgi:app", "elsewhere.wsgi:app"],
])("settings in %s, stated %s: %s", (settingsModule, stated, expected) => {
  const server = { kind: "gunicorn", ...(stated ? { wsgiApplication: stated } : {}) } as const;
  expect(wsgiApplication(testEnvironment({ app: { ...TEST_APP, settingsModule, server } }))).toBe(expected);
});
