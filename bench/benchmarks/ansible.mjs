import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { inTurn } from "../pairs.mjs";
import { commandOnRehearsal, ENVIRONMENT, managerLogin, needsRehearsal, onHost } from "../rehearsal.mjs";
import { releaseSeconds, settle, twoVersions } from "../two-versions.mjs";
import { inWorkspace } from "../workspace.mjs";

const environment = inWorkspace(".tools/ansible");

/** Ansible in a virtual environment, and what its module needs on the host. */
function installAnsible() {
  if (!existsSync(`${environment}/bin/ansible`)) {
    execFileSync("python3", ["-m", "venv", environment]);
    execFileSync(`${environment}/bin/pip`, ["install", "--quiet", "-r", inWorkspace("bench/ansible-requirements.txt")]);
  }
  onHost(
    "python3 -c 'import yaml' 2>/dev/null || { sudo apt-get update -qq && sudo apt-get install -qq -y python3-yaml; } >/dev/null",
  );
  // Debian has no package of this one: it is of Python alone, and goes over as it is here.
  const python = (code) => execFileSync(`${environment}/bin/python`, ["-c", code], { encoding: "utf8" }).trim();
  const installed = python("import jsondiff, os; print(os.path.dirname(os.path.dirname(jsondiff.__file__)))");
  onHost(
    `sudo tar -C "$(python3 -c 'import sys; print(next(p for p in sys.path if p.startswith("/usr/local/lib")))')" -x`,
    execFileSync("tar", ["-C", installed, "-c", "jsondiff"]),
  );
}

/** Seconds of Ansible's `docker_stack` with the file that runs. */
function ansibleSeconds() {
  const module = JSON.stringify({
    name: ENVIRONMENT,
    compose: ["/tmp/bench-stack.yml"],
    resolve_image: "never",
    with_registry_auth: true,
  });
  const [shell, ...args] = commandOnRehearsal('"$1/bin/ansible" all -i "$2," -m community.docker.docker_stack -a "$3"');
  const startMs = performance.now();
  const { status, stdout, stderr } = spawnSync(shell, [...args, environment, managerLogin(), module], {
    encoding: "utf8",
    env: {
      ...process.env,
      ANSIBLE_PIPELINING: "True",
      ANSIBLE_PYTHON_INTERPRETER: "/usr/bin/python3",
      ANSIBLE_LOCALHOST_WARNING: "False",
    },
  });
  if (status !== 0 || !stdout.includes("SUCCESS"))
    throw new Error(`ansible ended with ${status}\n${stdout}\n${stderr}`);
  return (performance.now() - startMs) / 1000;
}

export default [
  {
    id: "no-change-release-vs-ansible",
    what: "a release with nothing to change, against Ansible's `docker_stack` doing nothing",
    floor: "≤ 0.15",
    needs: needsRehearsal,
    run: async () => {
      const [first] = await twoVersions();
      await settle(first);
      installAnsible();
      onHost("cat >/tmp/bench-stack.yml", first.stackYaml);
      ansibleSeconds();
      return inTurn(() => releaseSeconds(first), ansibleSeconds, 5);
    },
  },
];
