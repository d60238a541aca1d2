import { diffFields } from "./diff-fields";
import { stackFileServices } from "./stack-file-services";

const stack = `services:
  nginx:
    image: "frontend@sha256:1"
    environment:
      MODE: 0444
    configs:
      - source: nginx
        target: /etc/nginx/nginx.conf
    secrets:
      - KEY
    volumes:
      - type: bind
        source: /data
        target: /data
    deploy:
      labels:
        traefik.enable: "true"
        django-swarm.service-hash: "abc"
configs:
  nginx:
    external: true
    name: ublog_nginx_1111
secrets:
  KEY:
    external: true
    name: ublog_KEY_1111
`;
const changesAfter = (from: string, to: string): unknown =>
  diffFields(
    Object.fromEntries(stackFileServices(stack)),
    Object.fromEntries(stackFileServices(stack.replace(from, to))),
  );

describe("stackFileServices", () => {
  test.each<[string, string, string, unknown]>([
    ["our own labels", '"abc"', '"def"', []],
    [
      "a config's content",
      "ublog_nginx_1111",
      "ublog_nginx_2222",
      [{ path: "nginx.configs./etc/nginx/nginx.conf", before: "ublog_nginx_1111", after: "ublog_nginx_2222" }],
    ],
    [
      "a secret's value",
      "ublog_KEY_1111",
      "ublog_KEY_2222",
      [{ path: "nginx.secrets.KEY", before: "ublog_KEY_1111", after: "ublog_KEY_2222" }],
    ],
    ["scalars as written", "0444", "444", [{ path: "nginx.environment.MODE", before: "0444", after: "444" }]],
    [
      "a mount",
      "source: /data",
      "source: /other",
      [{ path: "nginx.volumes./data.source", before: "/data", after: "/other" }],
    ],
  ])("a change of %s", (_name, from, to, expected) => {
    expect(changesAfter(from, to)).toEqual(expected);
  });
});
