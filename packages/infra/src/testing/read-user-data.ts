import { gunzipSync } from "node:zlib";

/** A host's user data, as cloud-init reads it. */
export interface UserData {
  readonly text: string;
  readonly packages: readonly string[];
  readonly bootcmd: readonly string[];
  readonly runcmd: readonly (string | readonly string[])[];
  readonly paths: readonly string[];
  /** Content of a file that it writes or unpacks. */
  readonly file: (path: string) => string;
}

interface CloudConfig {
  readonly packages: string[];
  readonly bootcmd: string[];
  readonly write_files: { readonly path: string; readonly content: string; readonly encoding?: string }[];
  readonly runcmd: (string | string[])[];
}

/** @throws Error where Terraform would take a part of it for its own interpolation. */
export function readUserData(text: string): UserData {
  const interpolation = /[$%]\{.*/.exec(text);
  if (interpolation) throw new Error(`Terraform would interpolate ${interpolation[0]}`);
  const config = JSON.parse(text.slice("#cloud-config".length)) as CloudConfig;
  const { packages, bootcmd, write_files: written, runcmd } = config;
  const files = new Map(
    written.flatMap(({ path, content, encoding }) =>
      encoding === "gz+b64" ? unpack(content) : [[path, content] as const],
    ),
  );
  const file = (path: string): string => {
    const found = files.get(path);
    if (found === undefined) throw new Error(`no ${path}`);
    return found;
  };
  return { text, packages, bootcmd, runcmd, paths: [...files.keys()], file };
}

const unpack = (content: string): readonly (readonly [path: string, content: string])[] =>
  (JSON.parse(gunzipSync(Buffer.from(content, "base64")).toString()) as [string, string, string][]).map(
    ([path, , text]) => [path, text],
  );
