import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { WithS3State } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { ensureStateBucket } from "./state-bucket";

const OURS = "111111111111";
const environment = testEnvironment() as WithS3State;
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::${OURS}:user/ada</Arn><UserId>ada</UserId><Account>${OURS}</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;
const taken = "<Error><Code>BucketAlreadyExists</Code><Message>taken</Message></Error>";

/** How AWS answers for a bucket of another account; emulators do not look at who owns one. */
const scenarios = {
  "a bucket whose owner is another one": { head: (owner?: string) => (owner === OURS ? 403 : 200), put: 200 },
  "a name that was taken between looking and making": { head: () => 404, put: 409 },
};
let server: Server;
let requests: string[];
const before = { ...process.env };

function serve({ head, put }: { head: (owner?: string) => number; put: number }): Promise<void> {
  requests = [];
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume();
    const owner = request.headers["x-amz-expected-bucket-owner"] as string | undefined;
    if (request.method === "POST") response.end(identity);
    else if (request.method === "HEAD") response.writeHead(head(owner)).end();
    else response.writeHead(put, { "content-type": "application/xml" }).end(put === 409 ? taken : "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

afterEach(() => {
  process.env = before;
  server.close();
  server.closeAllConnections();
});

test.each(Object.entries(scenarios))("%s is refused, and nothing about it is changed", async (_name, scenario) => {
  await serve(scenario);
  process.env = {
    ...before,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
  await expect(ensureStateBucket(environment)).rejects.toMatchObject({
    code: "bootstrap/foreign-bucket",
    hint: expect.stringContaining("aws sts get-caller-identity"),
  });
  expect(requests.filter((line) => line.startsWith("PUT") && line.includes("?"))).toEqual([]);
});
