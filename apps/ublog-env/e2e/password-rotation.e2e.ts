import { onHost, typed } from "./rehearsal";
import { run } from "./release-run";
import { readPost, writePost } from "./ublog";
import { visitors } from "./visitors";

const read = (name: string): string =>
  typed(
    `aws ssm get-parameter --name /ublog-rehearsal/secrets/${name} --with-decryption --query Parameter.Value --output text`,
  ).trim();
const postgres = (): string =>
  onHost("docker ps -q --no-trunc -f label=com.docker.swarm.service.name=ublog-rehearsal_postgres").trim();

/** Whether the database lets somebody in from the network, by the password; what it says when not. */
function logIn(user: string, password: string): string {
  const shell = `PGPASSWORD=$(cat) psql -h postgres -U ${user} -d ublog -Atc "select 1" 2>&1 || true`;
  return typed(
    `ssh ec2-user@$(deployer outputs ublog-rehearsal | sed -n 's/^manager_public_ip=//p') "docker exec -i ${postgres()} sh -c '${shell.replaceAll('"', '\\"').replaceAll("$", "\\$")}'"`,
    {
      input: password,
    },
  ).trim();
}

/** How the application logs in. */
const appUser = (): string =>
  onHost(
    `docker service inspect -f '{{range .Spec.TaskTemplate.ContainerSpec.Env}}{{println .}}{{end}}' ublog-rehearsal_gunicorn | sed -n 's/^POSTGRES_USERNAME=//p'`,
  ).trim();

test("a new database password: visitors are served throughout, the old one is refused, rollback brings it back", async () => {
  // Whatever ran before: from here on the login goes with the password.
  expect((await run("release ublog-rehearsal --allow-stateful-restart")).code).toBe(0);
  const old = { user: appUser(), password: read("POSTGRES_PASSWORD"), container: postgres() };
  expect(logIn(old.user, old.password)).toBe("1");
  const written = await writePost("before the password was changed");

  const password = `new ${Math.random().toString(36).slice(2)} $'"\\`;
  typed("deployer secrets set POSTGRES_PASSWORD ublog-rehearsal --yes", { input: password });
  let over = false;
  const served = visitors(written.id, () => over);
  const released = await run("release ublog-rehearsal");
  over = true;
  expect(released.code).toBe(0);
  expect(await served).toEqual({ served: expect.any(Number), lost: [] });

  const user = appUser();
  expect(user).not.toBe(old.user);
  expect(logIn(user, password)).toBe("1");
  expect(logIn("ublog", password)).toBe("1");
  for (const name of [old.user, "ublog", user]) {
    expect(logIn(name, old.password)).toMatch(/authentication failed|not permitted to log in/);
  }
  expect(postgres()).toBe(old.container);
  expect(JSON.stringify(released.events)).not.toContain(JSON.stringify(password).slice(1, -1));

  expect((await run("rollback ublog-rehearsal")).code).toBe(0);
  expect(appUser()).toBe(old.user);
  expect(logIn(old.user, old.password)).toBe("1");
  expect(logIn("ublog", old.password)).toBe("1");
  for (const name of [user, "ublog"]) expect(logIn(name, password)).toMatch(/authentication failed|not permitted/);
  expect(await readPost(written.id)).toBe(written.body);
  // What is kept is the new one still: the next release would bring it again.
  typed("deployer secrets set POSTGRES_PASSWORD ublog-rehearsal --yes", { input: old.password });
});
