import { TEST_APP, testEnvironment, testWith } from "@django-swarm/environment/testing";
import { buildStack } from "../build-stack";
import { type AnsweringTask, type Echo, startTask } from "../testing/answering-task";
import { type EngineServer, startEngineServer } from "../testing/engine-server";
import { inputsOf } from "../testing/inputs";
import { type FrontDeskRequest, type RunningTraefik, startTraefik } from "../testing/running-traefik";
import { temporaryDirectory } from "../testing/temporary-directory";

// Traefik's start, and its look at the swarm.
jest.setTimeout(60_000);

const testWithTraefik = testWith("traefik");
const SITE = "https://staging.example.com";

/** The real Traefik before tasks of the stack's services; the engine tells it their real labels. */
class FrontDesk {
  private started: Promise<RunningTraefik> | undefined;
  private tasks: AnsweringTask[] = [];
  private engine: EngineServer | undefined;

  constructor(
    private readonly changes: Parameters<typeof testEnvironment>[0],
    private readonly directory: string,
  ) {}

  async ask(request: FrontDeskRequest) {
    this.started ??= this.start();
    const answer = await (await this.started).ask(request);
    return { ...answer, echo: answer.body.startsWith("{") ? (JSON.parse(answer.body) as Echo) : undefined };
  }

  private async start(): Promise<RunningTraefik> {
    const { services } = buildStack(inputsOf(testEnvironment(this.changes)));
    const routed = services.filter(({ labels }) => "traefik.enable" in labels);
    const ready = services.find(({ name }) => name === "nginx");
    if (!ready) throw new Error("no nginx");
    const labels = Object.entries(ready.labels).filter(([label]) => !/middlewares|-(aliases|redirects)\./.test(label));
    const readiness = labels.map(([label, value]) => [
      label.replaceAll("ublog-staging", "ready"),
      value.replace(/^ublog-staging$/, "ready").replace(/Host\(.*\)/, "Host(`ready.example.com`)"),
    ]);
    for (const [index, { name }] of routed.entries()) this.tasks.push(await startTask(name, `127.0.1.${index + 1}`));
    this.tasks.push(await startTask("ready", "127.0.1.100"));
    this.engine = await startEngineServer(
      [...routed, { ...ready, name: "ready", labels: Object.fromEntries(readiness) }],
      // Nobody listens there: the node of this one was lost.
      [...this.tasks, ...this.tasks.filter(({ service }) => service === "gunicorn").map(lost)],
    );
    const { command = [] } = services.find(({ name }) => name === "traefik") ?? {};
    return startTraefik(this.directory, command, this.engine.port);
  }

  async stop(): Promise<void> {
    await (await this.started?.catch(() => undefined))?.stop();
    this.engine?.stop();
    for (const task of this.tasks) task.stop();
  }
}

const lost = (task: AnsweringTask): AnsweringTask => ({ ...task, address: "127.0.1.200" });

const domain = {
  zone: "example.com",
  host: "staging.example.com",
  aliases: ["blog.example.com", "news.example.com"],
  redirects: ["www.example.com"],
};
const directories = { nginx: temporaryDirectory(), traefik: temporaryDirectory() };

describe("through nginx", () => {
  const desk = new FrontDesk(
    {
      domain: { ...domain, hsts: { maxAgeDays: 730, includeSubdomains: true, preload: true } },
      portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
    },
    directories.nginx,
  );
  afterAll(() => desk.stop());

  testWithTraefik.each(["staging.example.com", "blog.example.com", "news.example.com"])(
    "%s is the site",
    async (host) => {
      const { echo, headers } = await desk.ask({ url: `https://${host}/api/posts/?page=2` });
      expect(echo).toMatchObject({ service: "nginx", url: "/api/posts/?page=2" });
      expect(echo?.headers).toMatchObject({ host, "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1" });
      expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains; preload");
      expect(headers["alt-svc"]).toMatch(/^h3=/);
    },
  );

  testWithTraefik.each([
    ["GET", "https://www.example.com/posts/1/?page=2&q=%2Fx%20y", 301],
    ["GET", "https://www.example.com/", 301],
    ["POST", "https://www.example.com/api/?a=b", 308],
  ])("%s %s leads to the site for good, with path and query", async (method, url, status) => {
    const answer = await desk.ask({ url, method });
    expect(answer.status).toBe(status);
    expect(answer.headers["location"]).toBe(url.replace("https://www.example.com", SITE));
    expect(answer.headers["strict-transport-security"]).toContain("max-age=63072000");
  });

  testWithTraefik("plain HTTP leads to HTTPS, of the same name first", async () => {
    const { status, headers } = await desk.ask({ url: "http://www.example.com/x?y=z" });
    expect(status).toBe(301);
    expect(headers["location"]).toMatch(/^https:\/\/www\.example\.com(:\d+)?\/x\?y=z$/);
  });

  testWithTraefik.each(["https://example.com/", "https://traefik.example.com/api/rawdata"])(
    "%s is nobody's",
    async (url) => {
      expect(await desk.ask({ url })).toMatchObject({ status: 404, echo: undefined });
    },
  );

  testWithTraefik.each(["/api/rawdata", "/dashboard/", "/api/http/routers", "/ping"])(
    "%s is the site's, not Traefik's",
    async (path) => {
      expect((await desk.ask({ url: SITE + path })).echo?.service).toBe("nginx");
    },
  );

  testWithTraefik("what a client says of itself is not believed, in whatever spelling", async () => {
    const spoofed = {
      "x-forwarded-for": "6.6.6.6",
      "x-real-ip": "6.6.6.6",
      X_Real_Ip: "6.6.6.6",
      "X.Forwarded.For": "6",
    };
    const { echo } = await desk.ask({ url: SITE, headers: spoofed });
    expect(JSON.stringify(echo?.headers)).not.toContain("6.6.6.6");
    expect(Object.keys(echo?.headers ?? {}).filter((name) => /[_.]/.test(name))).toEqual([]);
    expect(echo?.headers["x-real-ip"]).toBe("127.0.0.1");
  });

  testWithTraefik("Portainer lets in nobody who is not on its list", async () => {
    const url = "https://portainer.staging.example.com/";
    expect(await desk.ask({ url })).toMatchObject({ status: 403, echo: undefined });
    expect(await desk.ask({ url, headers: { "x-forwarded-for": "203.0.113.1" } })).toMatchObject({ status: 403 });
  });
});

describe("straight to gunicorn", () => {
  const desk = new FrontDesk(
    {
      domain: { ...domain, hsts: { maxAgeDays: 0 } },
      host: { workers: 1 },
      portainer: { kind: "enabled", allowFrom: ["127.0.0.0/8"] },
      app: { ...TEST_APP, routing: "traefik", maxBodySizeMiB: 1, backendPaths: ["/api", "/admin/"] },
    },
    directories.traefik,
  );
  afterAll(() => desk.stop());

  testWithTraefik.each([
    [`${SITE}/api`, /^gunicorn/],
    [`${SITE}/api/posts/?page=2&q=%2F`, /^gunicorn/],
    [`${SITE}/admin`, /^gunicorn/],
    ["https://blog.example.com/admin/login/", /^gunicorn/],
    [`${SITE}/apiary`, /^nginx$/],
    [`${SITE}/administration`, /^nginx$/],
    [SITE, /^nginx$/],
    ["https://news.example.com/static/base.css", /^nginx$/],
  ])("%s comes to %s", async (url, service) => {
    const { echo, headers } = await desk.ask({ url });
    expect(echo?.service).toMatch(service);
    expect(echo?.url).toBe(url.replace(/^https:\/\/[^/]+\/?/, "/"));
    expect(echo?.headers).toMatchObject({ "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1" });
    // The browser forgets what it was told before.
    expect(headers["strict-transport-security"]).toBe("max-age=0");
  });

  testWithTraefik(
    "every gunicorn has its share, on the manager and on workers; a lost one costs nobody anything",
    async () => {
      const services = new Set<string | undefined>();
      for (let count = 0; count < 12; count += 1) {
        const method = count % 2 === 0 ? "GET" : "POST";
        const { status, echo } = await desk.ask({
          url: `${SITE}/api/`,
          method,
          ...(method === "POST" ? { body: "x" } : {}),
        });
        expect({ status, size: echo?.size }).toEqual({ status: 200, size: method === "POST" ? 1 : 0 });
        services.add(echo?.service);
      }
      expect([...services].sort()).toEqual(["gunicorn", "gunicorn-on-workers"]);
    },
  );

  testWithTraefik("a body up to its size goes through, a larger one is refused", async () => {
    const [fits, tooLarge] = [1024 * 1024, 1024 * 1024 + 1];
    const url = `${SITE}/api/`;
    expect((await desk.ask({ url, method: "POST", body: "x".repeat(fits) })).echo?.size).toBe(fits);
    expect(await desk.ask({ url, method: "POST", body: "x".repeat(tooLarge) })).toMatchObject({
      status: 413,
      echo: undefined,
    });
  });

  testWithTraefik("answers are compressed for who asks for it", async () => {
    const { headers } = await desk.ask({ url: `${SITE}/api/`, headers: { "accept-encoding": "gzip" } });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(headers["vary"]).toBe("Accept-Encoding");
  });

  testWithTraefik("Portainer lets in who is on its list", async () => {
    expect((await desk.ask({ url: "https://portainer.staging.example.com/" })).echo?.service).toBe("portainer");
  });
});
