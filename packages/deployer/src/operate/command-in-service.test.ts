import type { ServiceObject } from "../swarm/engine-objects";
import { commandInService } from "./command-in-service";

const service = (...command: string[]): ServiceObject =>
  ({ Spec: { TaskTemplate: { ContainerSpec: { Image: "i", Command: command } } } }) as never;

test.each([
  ["gunicorn", service("/bin/sh", "/django-swarm/with-secrets", "/bin/sh", "/django-swarm/drain", "5")],
  ["celery", service("/bin/sh", "/django-swarm/with-secrets")],
])("%s: through the secrets' script, without what follows it", (_, of) => {
  expect(commandInService(of, ["python", "-V"])).toEqual(["/bin/sh", "/django-swarm/with-secrets", "python", "-V"]);
});

test.each([
  ["an entrypoint of its own", service("/bin/sh", "/django-swarm/drain", "5")],
  ["none", service()],
])("%s: as it is", (_, of) => {
  expect(commandInService(of, ["ls"])).toEqual(["ls"]);
});
