import { managerState, type SwarmInfo } from "./manager-state";

const info = (changes: Partial<SwarmInfo>): SwarmInfo => ({
  LocalNodeState: "active",
  ControlAvailable: true,
  Error: "",
  ...changes,
});

test.each<[string, SwarmInfo, string, RegExp]>([
  ["a manager", info({}), "ready", /^$/],
  ["a host that still boots", info({ LocalNodeState: "inactive", ControlAvailable: false }), "waiting", /inactive/],
  ["a worker", info({ ControlAvailable: false }), "never", /manages none/],
  ["a locked swarm", info({ LocalNodeState: "locked", ControlAvailable: false }), "never", /unlock/],
  [
    "a manager whose swarm has lost its leader",
    info({ Error: "rpc error: code = Unknown desc = The swarm does not have a leader." }),
    "waiting",
    /no leader.*does not have a leader/,
  ],
])("%s", (_name, given, state, what) => {
  const found = managerState(given);
  expect(found.state).toBe(state);
  expect("what" in found ? found.what : "").toMatch(what);
});
