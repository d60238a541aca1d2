import { added, changed, fixture } from "./fixture";

const ABSOLUTE = /^services\.redis\.binds: an absolute path/;
export const bindsAreAbsolute = [
  fixture("a relative path", changed("redis", { binds: [{ source: "./conf", target: "/conf" }] }), ABSOLUTE),
  fixture("a way up", changed("redis", { binds: [{ source: "/srv/../etc", target: "/conf" }] }), ABSOLUTE),
  fixture("a relative target", changed("redis", { binds: [{ source: "/srv", target: "conf" }] }), ABSOLUTE),
];

export const mountsAreApart = [
  fixture(
    "the data of another service",
    added({ name: "other", data: [{ source: "/data/postgres", target: "/x" }] }),
    /^services\.\w+: must keep off the data of (postgres|other)/,
  ),
  fixture(
    "a bind inside of another's data",
    changed("nginx", { binds: [{ source: "/data/redis/dump", target: "/x" }] }),
    /^services\.nginx: must keep off the data of redis/,
  ),
  fixture(
    "two mounts at one path",
    changed("redis", { binds: [{ source: "/srv", target: "/data" }] }),
    /^services\.redis: each path in a container can be mounted once \(found "\/data"\)/,
  ),
];

export const dataStaysPut = [
  fixture(
    "a database that may run anywhere",
    changed("redis", { constraints: [] }),
    /^services\.redis\.constraints: must have node\.labels\.data == true/,
  ),
];
