import { createHash } from "node:crypto";
import { stateVersionAnswer } from "./documents";
import { mayReadState, newId, type StateVersion, sameCaller, type TestWorkspace } from "./organization";
import { notFound, page, Refusal, type Route, type RouteRequest } from "./route";
import { workspaceOf } from "./workspace-routes";

function readable(request: RouteRequest): { workspace: TestWorkspace; current: StateVersion } {
  const workspace = workspaceOf(request);
  const current = request.organization.stateVersions.get(workspace.currentStateVersionId ?? "");
  if (!current || !mayReadState(request.caller, workspace)) throw notFound();
  return { workspace, current };
}

function announced({ organization, names }: RouteRequest): StateVersion {
  const version = organization.stateVersions.get(names[0] ?? "");
  if (!version) throw notFound();
  return version;
}

interface Output {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
  readonly type: unknown;
  readonly sensitive: boolean;
}

/** The outputs of a state; an output's id stays the same as long as the state does. */
function outputsOf({ id: versionId, content = "{}" }: StateVersion): Output[] {
  const { outputs = {} } = JSON.parse(content) as {
    outputs?: Record<string, { value: unknown; type: unknown; sensitive?: boolean }>;
  };
  return Object.entries(outputs).map(([name, { value, type, sensitive = false }]) => {
    const id = `wsout-${createHash("sha256").update(`${versionId} ${name}`).digest("hex").slice(0, 16)}`;
    return { id, name, value, type, sensitive };
  });
}

const outputDocument = ({ id, name, value, type, sensitive }: Output, showSensitive: boolean) => ({
  id,
  type: "state-version-outputs",
  attributes: {
    name,
    sensitive,
    type: Array.isArray(type) ? type[0] : type,
    "detailed-type": type,
    value: sensitive && !showSensitive ? null : value,
  },
});

export const stateRoutes: readonly Route[] = [
  {
    method: "POST",
    path: /^\/workspaces\/([^/]+)\/state-versions$/,
    answer: (request) => {
      const workspace = workspaceOf(request);
      const { serial, lineage, md5 } = request.body?.data?.attributes ?? {};
      if (typeof serial !== "number" || typeof md5 !== "string") throw new Refusal(422, "serial and md5 are required");
      if (!sameCaller(workspace.lockedBy, request.caller)) throw new Refusal(409, "workspace is not locked by you");
      const { stateVersions } = request.organization;
      const current = stateVersions.get(workspace.currentStateVersionId ?? "");
      if (current && serial <= current.serial) throw new Refusal(409, "serial is too old");
      if (current && lineage !== current.lineage) throw new Refusal(409, "lineage is another");
      const createdAt = new Date().toISOString();
      const version: StateVersion = { id: newId("sv"), workspaceId: workspace.id, serial, lineage, md5, createdAt };
      stateVersions.set(version.id, version);
      return { status: 201, json: stateVersionAnswer(version, request.origin) };
    },
  },
  {
    method: "PUT",
    path: /^\/upload\/([^/]+)\/state$/,
    open: true,
    answer: (request) => {
      const version = announced(request);
      const md5 = createHash("md5").update(request.raw);
      if (md5.digest("hex") !== version.md5) throw new Refusal(400, "the content is not what was announced");
      version.content = request.raw.toString();
      const { organization } = request;
      (organization.workspaces.get(version.workspaceId) as TestWorkspace).currentStateVersionId = version.id;
      organization.processing.set(version.id, organization.processingAnswers);
      return {};
    },
  },
  {
    method: "PUT",
    path: /^\/upload\/([^/]+)\/json-state$/,
    open: true,
    answer: (request) => {
      announced(request);
      return {};
    },
  },
  {
    method: "GET",
    path: /^\/workspaces\/([^/]+)\/current-state-version$/,
    answer: (request) => ({ json: stateVersionAnswer(readable(request).current, request.origin) }),
  },
  {
    method: "GET",
    path: /^\/state-versions\/([^/]+)(\/download)?$/,
    answer: (request) => {
      const version = announced(request);
      const workspace = request.organization.workspaces.get(version.workspaceId);
      if (!workspace || !mayReadState(request.caller, workspace)) throw notFound();
      if (request.names[1] === undefined) return { json: stateVersionAnswer(version, request.origin) };
      if (version.content === undefined) throw notFound();
      return { text: version.content };
    },
  },
  {
    method: "GET",
    path: /^\/workspaces\/([^/]+)\/current-state-version-outputs$/,
    answer: (request) => {
      const { current } = readable(request);
      const left = request.organization.processing.get(current.id) ?? 0;
      request.organization.processing.set(current.id, left - 1);
      if (left > 0) throw new Refusal(503, "outputs are being processed");
      const outputs = outputsOf(current).map((output) => outputDocument(output, false));
      // Terraform's own `output` asks once, without a size, and gets all of them.
      return page(outputs, request.query, outputs.length);
    },
  },
  {
    method: "GET",
    path: /^\/state-version-outputs\/([^/]+)$/,
    answer: ({ organization, caller, names }) => {
      for (const version of organization.stateVersions.values()) {
        const output = outputsOf(version).find(({ id }) => id === names[0]);
        const workspace = organization.workspaces.get(version.workspaceId);
        if (output && workspace && mayReadState(caller, workspace)) {
          return { json: { data: outputDocument(output, true) } };
        }
      }
      throw notFound();
    },
  },
];
