/** A host's user data, as cloud-init reads it. */
export interface UserData {
  readonly text: string;
  readonly packages: readonly string[];
  readonly runcmd: readonly string[];
  readonly paths: readonly string[];
  /** Content of a file that it writes. */
  readonly file: (path: string) => string;
}

interface CloudConfig {
  readonly packages: string[];
  readonly write_files: { readonly path: string; readonly content: string }[];
  readonly runcmd: string[];
}

/** What a host gets once Terraform has read its own escapes. @throws Error where Terraform would read more. */
export function readUserData(rendered: string): UserData {
  const interpolation = /(?<!\$)\$\{.*|(?<!%)%\{.*/.exec(rendered);
  if (interpolation) throw new Error(`Terraform would interpolate ${interpolation[0]}`);
  const text = rendered.replaceAll("$${", "${").replaceAll("%%{", "%{");
  const { packages, write_files: files, runcmd } = JSON.parse(text.slice("#cloud-config".length)) as CloudConfig;
  const file = (path: string): string => {
    const found = files.find((written) => written.path === path);
    if (!found) throw new Error(`no ${path}`);
    return found.content;
  };
  return { text, packages, runcmd, paths: files.map(({ path }) => path), file };
}
