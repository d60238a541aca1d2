import { output } from "./aws";
import { onHost, summary, type, typed } from "./rehearsal";

const quoted = (command: string): string => `'${command.replaceAll("'", "'\\''")}'`;
const ssh = (command: string): string => `ssh ec2-user@${summary.ssh.hosts[0]} ${quoted(command)}`;
const container = (): string =>
  onHost("docker ps -q -f name=ublog-rehearsal_gunicorn -f health=healthy | head -n 1").trim();
const image = (): string => onHost(`docker inspect -f "{{.Image}}" ${container()}`).trim();

test("the application's image knows nothing of us", () => {
  // Not its labels: the rehearsal knows by one what it may remove.
  const { Env, Entrypoint, Cmd } = JSON.parse(onHost(`docker image inspect -f "{{json .Config}}" ${image()}`));
  expect(JSON.stringify({ Env, Entrypoint, Cmd })).not.toContain("django-swarm");
  const files = onHost(
    `docker run --rm --network none --user 0 --entrypoint find ${image()} / -xdev -name "*django-swarm*"`,
  );
  expect(files.trim()).toBe("");
});

test("it reads variables alone: without the wrapper a command in its container has no secrets", () => {
  const bare = type(ssh(`docker exec ${container()} python manage.py migrate --check`));
  expect(bare.status).not.toBe(0);
  expect(bare.stderr).toMatch(/SECRET_KEY is not set.*POSTGRES_PASSWORD is not set/);
});

test("`deployer manage` finds them: every migration is applied", () => {
  expect(type("deployer manage ublog-rehearsal migrate --check")).toMatchObject({ status: 0 });
});

test("manage.py's exit code is the command's own", () => {
  expect(type("deployer manage ublog-rehearsal no-such-command").status).toBe(1);
});

test("the command that Terraform prints opens a shell that has them, too", () => {
  // Here no terminal types into it.
  const printed = output("backend_exec_command").replace("docker exec -it", "docker exec -i");
  const said = typed(ssh(printed), { input: "python manage.py migrate --check && echo applied\n" });
  expect(said).toContain("applied");
});
