import { type SmokeRequest, smokeComplaint } from "./smoke-request";

const answer = { status: 200, location: undefined, text: "<h1>Posts</h1>" };

test.each<[string, SmokeRequest, string | undefined]>([
  ["the status", { path: "/", status: 200 }, undefined],
  ["status and text", { path: "/", status: 200, text: "Posts" }, undefined],
  ["another status", { path: "/", status: 404, text: "Posts" }, "answers 200, not 404"],
  ["another text", { path: "/", status: 200, text: "Users" }, 'does not say "Users"'],
])("a smoke request that wants %s", (_name, request, expected) => {
  expect(smokeComplaint(request, answer)).toBe(expected);
});
