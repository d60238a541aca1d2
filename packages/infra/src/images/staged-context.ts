import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { App, AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { type BuildContext, contextFiles } from "../build-context";

export interface StagedContextProps {
  readonly build: BuildContext;
  /** Of the build: names the copy, so that the same content always has the same path. */
  readonly hash: string;
}

/**
 * A build context as part of a stack's synthesised folder: only what the engine would be sent, at a path relative to
 * the stack. So neither `node_modules` nor an ignored `.env` gets there.
 */
export class StagedContext extends Construct {
  /** Relative to the stack's folder. */
  readonly path: string;

  constructor(scope: Construct, id: string, { build, hash }: StagedContextProps) {
    super(scope, id);
    const staged = join(stagingFolder(App.of(this)), this.node.addr);
    rmSync(staged, { recursive: true, force: true });
    for (const file of contextFiles(build)) {
      mkdirSync(join(staged, dirname(file)), { recursive: true });
      copyFileSync(join(build.context, file), join(staged, file));
    }
    this.path = new TerraformAsset(this, "files", { path: staged, type: AssetType.DIRECTORY, assetHash: hash }).path;
  }
}

const stagingFolder = ({ outdir }: App): string => resolve(outdir, "build-contexts");

/** To be called when the app is synthesised: cdktf has taken its own copy then. */
export const removeStagedContexts = (app: App): void => rmSync(stagingFolder(app), { recursive: true, force: true });
