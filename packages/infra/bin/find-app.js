const { existsSync, readdirSync } = require("node:fs");
const { dirname, join } = require("node:path");

/**
 * The app that a command means: the nearest folder upwards with cdktf.json, else the workspace's only app.
 *
 * @param {string} from absolute path
 * @param {string} workspace absolute path
 * @returns {{ app: string } | { problem: string }}
 */
exports.findApp = (from, workspace) => {
  const isApp = (folder) => existsSync(join(folder, "cdktf.json"));
  for (let folder = from; ; folder = dirname(folder)) {
    if (isApp(folder)) return { app: folder };
    if (folder === dirname(folder)) break;
  }
  const apps = join(workspace, "apps");
  const found = (existsSync(apps) ? readdirSync(apps) : []).map((name) => join(apps, name)).filter(isApp);
  if (found.length === 1) return { app: found[0] };
  return found.length === 0
    ? { problem: `no cdktf.json here, above, or in ${apps}/*` }
    : { problem: `several apps have a cdktf.json; change to one of them first: ${found.join(", ")}` };
};
