import { describeSecrets, type SecretFacts } from "./describe-secrets";

const facts = (changes: Partial<SecretFacts> = {}): SecretFacts => ({
  names: ["KEY"],
  objectNames: new Map([["KEY", "e_KEY_new"]]),
  malformed: new Set(),
  changedAt: new Map(),
  users: new Map([["KEY", ["web", "beat"]]]),
  running: new Map([
    ["web", new Map([["KEY", "e_KEY_new"]])],
    ["beat", new Map([["KEY", "e_KEY_new"]])],
  ]),
  ...changes,
});

const running = (web: string | undefined, beat: string | undefined): SecretFacts["running"] =>
  new Map([
    ["web", new Map(web === undefined ? [] : [["KEY", web]])],
    ["beat", new Map(beat === undefined ? [] : [["KEY", beat]])],
  ]);

test.each<[string, Partial<SecretFacts>, object]>([
  ["all services run with it", {}, { kept: "set", inSwarm: "current", behind: [] }],
  ["it was rotated", { running: running("e_KEY_old", "e_KEY_old") }, { inSwarm: "outdated", behind: ["web", "beat"] }],
  ["one service is behind", { running: running("e_KEY_new", "e_KEY_old") }, { inSwarm: "outdated", behind: ["beat"] }],
  ["one service lacks it", { running: running("e_KEY_new", undefined) }, { inSwarm: "outdated", behind: ["beat"] }],
  ["nothing was released", { running: new Map() }, { inSwarm: "absent", behind: ["web", "beat"] }],
  ["the swarm was not seen", { running: undefined }, { inSwarm: "unknown", behind: [] }],
  ["it is missing, and runs", { objectNames: new Map() }, { kept: "missing", inSwarm: "unknown", behind: [] }],
  ["it is malformed", { malformed: new Set(["KEY"]) }, { kept: "malformed", inSwarm: "current" }],
  ["no service uses it", { users: new Map(), running: new Map() }, { services: [], inSwarm: "absent", behind: [] }],
  [
    "its source remembers when",
    { changedAt: new Map([["KEY", new Date("2026-11-25T12:00:00Z")]]) },
    { changedAt: "2026-11-25T12:00:00.000Z" },
  ],
])("%s", (_, changes, status) => {
  expect(describeSecrets(facts(changes))).toEqual([expect.objectContaining({ name: "KEY", ...status })]);
});
