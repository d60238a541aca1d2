import { explainFailure } from "./explain-failure";

const traceback = [
  'File "/app/ublog/wsgi.py", line 8, in <module>',
  "ModuleNotFoundError: No module named 'newthing'",
  "[10] [ERROR] Reason: Worker failed to boot.",
];

describe("explainFailure", () => {
  test.each<[string, string, readonly string[], string, RegExp]>([
    [
      "an exception at boot",
      "the engine rolled it back: it exits with code 3",
      traceback,
      "the engine rolled it back: it exits with code 3: ModuleNotFoundError: No module named 'newthing'",
      /push the images under a new tag/,
    ],
    [
      "an image without a shell",
      'starting container failed: exec: "/bin/sh": stat /bin/sh: no such file or directory',
      [],
      'starting container failed: exec: "/bin/sh": stat /bin/sh: no such file or directory',
      /app\.secretsFrom: "files"/,
    ],
    ["a health check", "its health check fails", [], "its health check fails", /health check was answered/],
    [
      "too little memory",
      "no node can take it: no suitable node (insufficient resources on 1 node)",
      [],
      "no node has the memory left that it reserves",
      /host\.instanceType/,
    ],
    [
      "a taken port",
      "no node can take it: no suitable node (host-mode port already in use on 1 node)",
      [],
      "a port that it needs is taken on the host",
      /ss -ltnp/,
    ],
    [
      "a port that is known to be taken",
      "it keeps failing: port 443 is taken on the host by the container squatter",
      [],
      "it keeps failing: port 443 is taken on the host by the container squatter",
      /Stop what has it/,
    ],
    [
      "a missing label",
      "no suitable node (scheduling constraints not satisfied)",
      [],
      "no suitable node (scheduling constraints not satisfied)",
      /docker node ls/,
    ],
    ["a full disk", "write /data: no space left on device", [], "the host's disk is full", /docker system df/],
    [
      "a registry that refuses",
      "its image cannot be pulled: 403 Forbidden",
      [],
      "its image cannot be pulled: 403 Forbidden",
      /allowed to pull/,
    ],
    [
      "a missing image",
      "its image cannot be pulled: No such image: x",
      [],
      "its image cannot be pulled: No such image: x",
      /Push the image/,
    ],
    [
      "killed for its memory",
      "it exits with code 137 (killed: perhaps out of memory)",
      [],
      "it exits with code 137 (killed: perhaps out of memory)",
      /memory limit/,
    ],
    [
      "anything else",
      "it was removed while it was released",
      traceback,
      "it was removed while it was released",
      /tag that works/,
    ],
  ])("%s", (_name, cause, log, expected, fix) => {
    const explained = explainFailure(cause, log);
    expect(explained.cause).toBe(expected);
    expect(explained.fix).toMatch(fix);
  });
});
