import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clearLeftovers } from "./clear-leftovers";
import { ensureCloud } from "./cloud/ensure-cloud";
import { prepareAccount } from "./cloud/prepare-account";
import { ensureEngine } from "./engine/ensure-engine";
import { startReconciler } from "./hosts/reconciler-process";
import { buildApplication } from "./images/build-application";
import { buildImages } from "./images/build-images";
import { inRehearsal, type Layout } from "./layout";
import { preflight } from "./preflight/preflight";
import { run } from "./process/run";
import { commandRunner } from "./process/run-command";
import { publish } from "./publish-version";
import type { RehearsalOptions } from "./rehearsal-options";
import { cdktfProgress, deployerProgress } from "./report/progress-lines";
import { standIns } from "./report/stand-ins";
import type { Steps } from "./report/steps";
import type { Summary } from "./report/summary";
import { shellVariables } from "./shell/shell-variables";
import { writeShell } from "./shell/write-shell";
import { checkSite } from "./steps/check-site";
import { ADMINISTRATOR, createAdministrator } from "./steps/create-administrator";
import { readPublicIp } from "./steps/read-public-ip";
import { writeTerraformConfig } from "./terraform/write-terraform-config";

/** The rehearsal, from a bare machine to a page in a browser. Each step finds what an earlier run left and goes on. */
export async function rehearse(options: RehearsalOptions, layout: Layout, steps: Steps): Promise<Summary> {
  const { environment, root, appDirectory } = options;
  const { name, region } = environment;

  await steps.run("check this machine", () => preflight(root));
  const engine = await steps.run("find a Docker Engine", (note) => ensureEngine(layout, note));
  await steps.run("look for what an earlier rehearsal left", (note) => clearLeftovers(engine, layout, note));
  const images = await steps.run("build the rehearsal's images", (note) => buildImages(engine, layout, note));
  const cloud = await steps.run("start the emulated AWS, ECR, Let's Encrypt and DNS", () =>
    ensureCloud(engine, layout, images.cloud, environment),
  );

  const application = buildApplication(engine, layout, options.images, images.thirdParty.bases);
  application.catch(() => {}); // It is awaited below; until then Terraform may work beside it.

  const identity = inRehearsal(layout, "id_ed25519");
  if (!existsSync(identity)) await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", identity]);
  writeTerraformConfig(layout);
  const variables = shellVariables(layout, engine, environment, {
    endpointUrl: cloud.endpointUrl,
    dockerHub: images.dockerHub,
  });
  writeShell(layout, engine, variables, appDirectory);
  const command = commandRunner(layout, variables);

  await steps.run("make what a person has before: hosted zone, key pair", () =>
    prepareAccount(cloud.endpointUrl, environment, readFileSync(`${identity}.pub`, "utf8")),
  );
  await startReconciler({ layout, engine, endpointUrl: cloud.endpointUrl, region, hostImage: images.host });
  await steps.run(`deployer bootstrap ${name}`, () => command(["deployer", "bootstrap", name, "--yes"]));
  await steps.run(`cdktf deploy ${name}`, (note) =>
    command(["cdktf", "deploy", name, "--auto-approve"], { env: { CI: "1" }, tell: { note, of: cdktfProgress } }),
  );
  const built = await steps.run("build μblog's images", () => application);
  await steps.run("push images", (note) =>
    publish(options, { engine, layout, cloud, note }, built, images.thirdParty.standIns),
  );
  await steps.run(`deployer secrets generate ${name}`, () =>
    command(["deployer", "secrets", "generate", name, "--yes"]),
  );
  await steps.run(`deployer release ${name}`, (note) =>
    // A newer checkout may change Postgres or Redis: nobody visits this site meanwhile.
    command(["deployer", "release", name, "--tag", built.tag, "--allow-stateful-restart", "--yes"], {
      tell: { note, of: deployerProgress },
    }),
  );

  const { host } = environment.domain;
  const site = {
    host,
    httpsPort: cloud.httpsPort,
    httpPort: cloud.httpPort,
    caFile: inRehearsal(layout, "site-root.pem"),
  };
  const passwordFile = inRehearsal(layout, "admin-password");
  await steps.run("create μblog's administrator", () => createAdministrator(command, name, passwordFile));
  await steps.run(`open https://${host}/`, () => checkSite(site));

  const url = `https://${host}${cloud.httpsPort === 443 ? "" : `:${cloud.httpsPort}`}/`;
  const summary: Summary = {
    site: {
      url,
      caFile: site.caFile,
      resolve: [`${host}:${cloud.httpsPort}:127.0.0.1`, `${host}:${cloud.httpPort}:127.0.0.1`],
    },
    admin: { url: `${url}admin/`, user: ADMINISTRATOR, passwordFile },
    ssh: { configFile: inRehearsal(layout, "ssh_config"), hosts: [await readPublicIp(command, appDirectory, name)] },
    steps: steps.timings,
    standIns: standIns(images.dockerHub),
  };
  writeFileSync(join(layout.directory, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}
