import { RemoteError, UsageError } from "@django-swarm/environment";
import type { ReleasePlan } from "./release-plan";
import { assertStillHolds, formatSavedPlan, parseSavedPlan, type SavedPlan } from "./saved-plan";

const saved: SavedPlan = {
  environment: "ublog-staging",
  createdAt: "2026-01-01T00:00:00.000Z",
  chosen: {
    backend: { reference: "backend@sha256:1", tag: "v1" },
    frontend: { reference: "frontend@sha256:1", tag: "v1" },
  },
  images: {
    backend: "b",
    frontend: "f",
    traefik: "t",
    socketProxy: "n",
    postgres: "p",
    redis: "r",
    services: { search: "s" },
  },
  wantedDigest: "w",
  stateDigest: "s",
  plan: { services: [] },
};
const text = formatSavedPlan(saved);

test("a plan is read as it was written", () => {
  expect(parseSavedPlan(text, "p.json", "ublog-staging")).toEqual(saved);
});

test.each<[string, string, string, RegExp]>([
  ["empty", "", "ublog-staging", /not a whole plan/],
  ["truncated", text.slice(0, text.length / 2), "ublog-staging", /not a whole plan/],
  ["no plan at all", '{"a":1}', "ublog-staging", /version unknown/],
  ["null", "null", "ublog-staging", /version unknown/],
  ["of an older version", text.replace('"version": 1', '"version": 0'), "ublog-staging", /version 0/],
  ["with a field missing", text.replace('"wantedDigest": "w",', ""), "ublog-staging", /not a whole plan/],
  ["tampered with", text.replace("backend@sha256:1", "backend@sha256:2"), "ublog-staging", /changed after/],
  ["of another environment", text, "ublog-production", /of ublog-staging, not of ublog-production/],
])("a plan file that is %s is refused with the next command", (_name, content, environment, message) => {
  const parse = (): SavedPlan => parseSavedPlan(content, "p.json", environment);
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(message);
  expect(parse).toThrow(expect.objectContaining({ hint: expect.stringContaining("deployer plan") }));
});

test.each<[string, Partial<ReleasePlan>, RegExp]>([
  ["the definition changed", { wantedDigest: "other" }, /definition or its secrets/],
  ["the swarm moved", { stateDigest: "other" }, /swarm has moved/],
])("refused when %s meanwhile", (_name, changes, message) => {
  const now = { environment: "ublog-staging", wantedDigest: "w", stateDigest: "s" } as ReleasePlan;
  expect(() => assertStillHolds(saved, now, "p.json")).not.toThrow();
  const moved = (): void => assertStillHolds(saved, { ...now, ...changes }, "p.json");
  expect(moved).toThrow(RemoteError);
  expect(moved).toThrow(message);
});
