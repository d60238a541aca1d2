import { gunzipSync } from "node:zlib";

/** A host's user data, as cloud-init reads it. */
export interface UserData {
  readonly text: string;
  readonly packages: readonly string[];
  readonly bootcmd: readonly string[];
  readonly runcmd: readonly string[];
  readonly paths: readonly string[];
  /** Content of a file that it writes. */
  readonly file: (path: string) => string;
}

interface CloudConfig {
  readonly packages: string[];
  readonly bootcmd: string[];
  readonly write_files: { readonly path: string; readonly content: string; readonly encoding?: string }[];
  readonly runcmd: string[];
}

/** @throws Error where Terraform would take a part of it for its own interpolation. */
export function readUserData(text: string): UserData {
  const interpolation = /[$%]\{.*/.exec(text);
  if (interpolation) throw new Error(`Terraform would interpolate ${interpolation[0]}`);
  const config = JSON.parse(text.slice("#cloud-config".length)) as CloudConfig;
  const { packages, bootcmd, write_files: files, runcmd } = config;
  const file = (path: string): string => {
    const found = files.find((written) => written.path === path);
    if (!found) throw new Error(`no ${path}`);
    return found.encoding === "gz+b64" ? gunzipSync(Buffer.from(found.content, "base64")).toString() : found.content;
  };
  return { text, packages, bootcmd, runcmd, paths: files.map(({ path }) => path), file };
}
