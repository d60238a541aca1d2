import { type Environment, logGroupName } from "@django-swarm/environment";
import type { Logging } from "../model/stack";

/** Docker's driver and its options; every driver keeps a bounded copy on the host for `docker service logs`. */
export function logging(environment: Environment): Logging {
  const { logs, region } = environment;
  if (logs.driver === "json-file") {
    return {
      driver: "json-file",
      options: { "max-size": `${logs.maxSizeMiB}m`, "max-file": String(logs.maxFiles) },
    };
  }
  return {
    driver: "awslogs",
    options: {
      "awslogs-region": region,
      "awslogs-group": logGroupName(environment),
      // A stream a task, under its name in the swarm.
      tag: "{{.Name}}",
      // A container must not wait for CloudWatch: what does not fit into the buffer is lost there, not here.
      mode: "non-blocking",
      "max-buffer-size": "4m",
      "cache-max-size": "10m",
      "cache-max-file": "3",
    },
  };
}
