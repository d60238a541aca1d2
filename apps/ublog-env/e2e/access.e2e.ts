import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { output } from "./aws";
import { ask, eventually, onHost, root, type, typed } from "./rehearsal";

/** A command line on a terminal of its own, with what is typed there; as {@link type}. */
const onTerminal = (line: string, input: string) =>
  type(`script --quiet --return --command '${line.replaceAll("'", "'\\''")}' /dev/null`, { input });

const events = (ndjson: string): readonly Record<string, unknown>[] =>
  ndjson
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** A path that nobody else asks for; gunicorn's access log has it then. */
async function leaveTrace(): Promise<string> {
  const trace = `/api/health-check/?trace=${Math.random().toString(36).slice(2)}`;
  await ask(trace);
  return trace;
}

describe("exec", () => {
  test.each([0, 7, 126, 255])("exit code %i is passed on", (code) => {
    expect(type(`deployer exec ublog-rehearsal gunicorn -- sh -c 'exit ${code}'`).status).toBe(code);
  });

  test("words arrive as they are, and what is piped, too", () => {
    const words = `'a  b' '$HOME' "it's" '' '*'`;
    const printed = typed(
      `deployer exec gunicorn ublog-rehearsal -- python -c 'import sys; print(sys.argv[1:])' ${words}`,
    );
    expect(printed).toBe(`['a  b', '$HOME', "it's", '', '*']\n`);
    expect(typed("deployer exec ublog-rehearsal redis -- cat", { input: "one\ntwo" })).toBe("one\ntwo");
  });

  test("the application's secrets are in its environment", () => {
    const line = `deployer exec ublog-rehearsal celery-worker -- sh -c 'echo "\${#SECRET_KEY} \${#POSTGRES_PASSWORD}"'`;
    const [key, password] = typed(line).trim().split(" ").map(Number);
    expect(key).toBeGreaterThan(20);
    expect(password).toBeGreaterThan(20);
  });

  test("of a service that has no such script, as it is", () => {
    expect(typed("deployer exec ublog-rehearsal redis -- redis-cli ping")).toBe("PONG\n");
  });

  test("a connection that is cut ends it with one error", async () => {
    const line = "deployer exec ublog-rehearsal gunicorn -- sleep 3571";
    const child = spawn("/bin/sh", ["-c", `. .rehearsal/env; ${line}`], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    const running = () => onHost("ps -e -o args | grep -c '^[s]leep 3571' || true").trim();
    await eventually(() => running() === "1" || undefined);
    // ssh alone: what carries it (a ProxyCommand) does not hear of it, and must not keep the command waiting.
    const cut = `for p in $(pgrep -f '[e]xec ublog-rehearsal gunicorn -- sleep 3571'); do pgrep -P "$p" -f ControlMaster=yes || true; done`;
    for (const master of typed(cut).trim().split("\n")) process.kill(Number(master), "SIGKILL");
    expect(await ended).toBe(3);
    expect(stderr).toContain("broke off");
    // Without a terminal nobody tells the command in the container: it would go on to its own end.
    onHost("sudo pkill -x -f 'sleep 3571'");
  });

  test("a service that is not there: what was meant", () => {
    const { status, stderr } = type("deployer exec ublog-rehearsal gunicron -- true");
    expect(status).toBe(2);
    expect(stderr).toContain('runs no service "gunicron"');
    expect(stderr).toContain('next: Did you mean "gunicorn"?');
  });
});

test("shell: a terminal, the secrets, and its exit code", () => {
  const { status, stdout } = onTerminal(
    "deployer shell ublog-rehearsal",
    'test -t 0 && test -t 1 && test -n "$SECRET_KEY" && echo "a terminal $((6 * 7))"; exit 3\n',
  );
  expect(stdout).toContain("a terminal 42");
  expect(status).toBe(3);
});

test("manage: Django's own, with its exit code", () => {
  expect(typed("deployer manage ublog-rehearsal check")).toContain("no issues");
  expect(type("deployer manage ublog-rehearsal no-such-command").status).toBe(1);
});

test("psql: one statement, a file, its exit code", () => {
  expect(typed("deployer psql ublog-rehearsal -- -Atc 'select 6 * 7'")).toBe("42\n");
  expect(typed("deployer psql ublog-rehearsal -- -At", { input: "select current_database();\n" })).toBe("ublog\n");
  expect(type("deployer psql ublog-rehearsal -- -v ON_ERROR_STOP=1 -c 'select no_such'").status).toBe(1);
});

describe("logs", () => {
  test("all services, merged by time", async () => {
    const trace = await leaveTrace();
    // nginx has it, too, and may be first to write it down.
    const isGunicorns = ({ service, line }: Record<string, unknown>): boolean =>
      service === "gunicorn" && String(line).includes(trace);
    const lines = await eventually(() => {
      const found = events(typed("deployer logs ublog-rehearsal --since 15m --json")).filter(
        ({ event }) => event === "log",
      );
      return found.some(isGunicorns) ? found : undefined;
    });
    expect(new Set(lines.map(({ service }) => service)).size).toBeGreaterThan(2);
    const times = lines.map(({ time }) => String(time));
    expect(times).toEqual([...times].sort());
    expect(lines.find(isGunicorns)).toMatchObject({
      task: expect.stringMatching(/^gunicorn\.[12]$/),
      node: expect.stringMatching(/./),
    });
  });

  test("of one service, the last lines", () => {
    const lines = typed("deployer logs ublog-rehearsal gunicorn --tail 3").trim().split("\n");
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z gunicorn\.\d +\| /);
  });

  test("followed, what is printed later arrives; Ctrl-C ends it", async () => {
    const child = spawn(
      "/bin/sh",
      ["-c", ". .rehearsal/env; exec deployer logs ublog-rehearsal gunicorn -f --tail 0"],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let seen = "";
    let progress = "";
    child.stdout.on("data", (chunk) => {
      seen += chunk;
    });
    child.stderr.on("data", (chunk) => {
      progress += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await eventually(() => /Connect to[\s\S]*done/.test(progress) || undefined);
    await sleep(3_000);
    const trace = await leaveTrace();
    await eventually(() => seen.includes(trace) || undefined, 60_000);
    expect(seen.split(trace)).toHaveLength(2);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  test("a service that is not there is refused", () => {
    const { status, stderr } = type("deployer logs ublog-rehearsal nginxx");
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "nginx"?');
  });
});

describe("status", () => {
  test("one screen", () => {
    const screen = typed("deployer status ublog-rehearsal");
    expect(screen).toMatch(/^ublog-rehearsal {2}https:\/\/ublog\.rehearsal\.localhost\//);
    expect(screen).toMatch(/gunicorn +2\/2 /);
    expect(screen).toMatch(/certificates +ublog\.rehearsal\.localhost +\d+ days left/);
    expect(screen).not.toContain("! ");
  });

  test("the same for programs", () => {
    const status = events(typed("deployer status ublog-rehearsal --json")).find(({ event }) => event === "result");
    expect(status).toMatchObject({
      environment: "ublog-rehearsal",
      nodes: [{ role: "manager", state: "ready", engine: expect.stringMatching(/^\d+\./) }],
      disks: [{ mountPoint: "/" }, { mountPoint: "/data" }, { mountPoint: "/data/postgres" }],
      alarms: expect.arrayContaining([expect.objectContaining({ name: expect.stringMatching(/disk/) })]),
    });
  });
});

describe("the commands that the infrastructure prints run as they stand", () => {
  /** What somebody does who has the outputs before them: to the host by the first, the others there. */
  const typedOnHost = (command: string, input: string): string => {
    const ssh = output("ssh_command").replace(/^ssh /, "ssh -tt ");
    return typed(`${ssh} '${command.replaceAll("'", "'\\''")}'`, { input });
  };

  test("ssh_command opens a shell on the host", () => {
    expect(typed(output("ssh_command"), { input: "hostname; id -un\n" })).toContain(onHost("hostname").trim());
  });

  test("backend_exec_command opens a shell in the backend, with the secrets", () => {
    const printed = typedOnHost(
      output("backend_exec_command"),
      'test -n "$SECRET_KEY" && echo "there $((6 * 7))"; exit\n',
    );
    expect(printed).toContain("there 42");
  });

  test("backend_manage_command runs manage.py", () => {
    expect(typedOnHost(`${output("backend_manage_command")} check`, "")).toContain("no issues");
  });

  test("logs_command follows gunicorn's log", () => {
    expect(typedOnHost(`timeout 5 ${output("logs_command")} || true`, "")).toMatch(/gunicorn\.\d/);
  });
});
