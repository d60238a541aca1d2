import { Image } from "@cdktf/provider-docker/lib/image";
import { RegistryImage } from "@cdktf/provider-docker/lib/registry-image";
import type { ImageBuild } from "@django-swarm/environment";
import { Construct } from "constructs";
import { contextHash } from "../build-context";
import { StagedContext } from "./staged-context";

export interface ApplicationImageProps {
  readonly build: ImageBuild;
  readonly platform: "linux/arm64" | "linux/amd64";
  readonly repositoryUrl: string;
}

/** An image that is built and pushed when its build context, its build arguments or its platform change. */
export class ApplicationImage extends Construct {
  /** Hash of all that the image is made from: a tag of an immutable repository never has to move. */
  readonly tag: string;
  /** `<repository>@sha256:…`, as the registry says. */
  readonly reference: string;

  constructor(scope: Construct, id: string, { build, platform, repositoryUrl }: ApplicationImageProps) {
    super(scope, id);
    const { context, dockerfile, buildArgs } = build;
    const args = Object.entries(buildArgs)
      .sort()
      .map(([name, value]) => `${name}=${value}`);
    this.tag = contextHash({ context, dockerfile }, platform, dockerfile, ...args);
    const triggers = { context: this.tag };
    const image = new Image(this, "image", {
      name: `${repositoryUrl}:${this.tag}`,
      buildAttribute: {
        context: new StagedContext(this, "context", { build, hash: this.tag }).path,
        dockerfile,
        platform,
        ...(args.length > 0 ? { buildArgs } : {}),
      },
      triggers,
      // The engine's cache is what makes the next build short.
      keepLocally: true,
    });
    const pushed = new RegistryImage(this, "pushed", {
      name: image.name,
      triggers,
      // Releases that can be rolled back to need it; the repository's lifecycle removes it in the end.
      keepRemotely: true,
    });
    this.reference = `${repositoryUrl}@${pushed.sha256Digest}`;
  }
}
