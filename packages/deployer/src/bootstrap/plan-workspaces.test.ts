import { stacksOf } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import type { Workspace } from "@django-swarm/terraform-cloud";
import { describeWorkspaceChange, type FoundWorkspace, planWorkspaces } from "./plan-workspaces";

const [NETWORK, STORAGE, HOST] = ["ublog-staging-network", "ublog-staging-storage", "ublog-staging"];
const stacks = stacksOf(testEnvironment());

const found = (name = "", consumers: readonly string[] = [], changes: Partial<Workspace> = {}): FoundWorkspace => ({
  name,
  workspace: {
    id: `ws-${name}`,
    name,
    executionMode: "remote",
    globalRemoteState: false,
    lockedBy: undefined,
    ...changes,
  },
  consumers: consumers.map((consumer) => ({ id: `ws-${consumer}`, name: consumer })),
});
const right = [found(NETWORK, [STORAGE ?? "", HOST ?? ""]), found(STORAGE, [HOST ?? ""]), found(HOST)];

test.each<[string, readonly FoundWorkspace[], readonly string[]]>([
  [
    "nothing yet",
    [],
    [
      `make the workspace ${NETWORK}`,
      `let ${STORAGE} read the state of ${NETWORK}`,
      `let ${HOST} read the state of ${NETWORK}`,
      `make the workspace ${STORAGE}`,
      `let ${HOST} read the state of ${STORAGE}`,
      `make the workspace ${HOST}`,
    ],
  ],
  ["all as it should be", right, []],
  [
    "workspaces that Terraform made by itself",
    [found(NETWORK), found(STORAGE), found(HOST)],
    [
      `let ${STORAGE} read the state of ${NETWORK}`,
      `let ${HOST} read the state of ${NETWORK}`,
      `let ${HOST} read the state of ${STORAGE}`,
    ],
  ],
  [
    "one that everybody may read",
    [right[0] as FoundWorkspace, right[1] as FoundWorkspace, found(HOST, [], { globalRemoteState: true })],
    [`end that every workspace may read the state of ${HOST}`],
  ],
  [
    "a reader too many",
    [right[0] as FoundWorkspace, right[1] as FoundWorkspace, found(HOST, ["other"])],
    [`no longer let other read the state of ${HOST}`],
  ],
])("%s", (_name, workspaces, lines) => {
  expect(planWorkspaces(stacks, workspaces).flatMap(describeWorkspaceChange)).toEqual(lines);
});
