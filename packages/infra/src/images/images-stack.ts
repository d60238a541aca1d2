import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { type Environment, imagePlatform, imagesStackName } from "@django-swarm/environment";
import { Fn, TerraformOutput, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { configureBackend } from "../backend/configure-backend";
import type { ImagesOutputs } from "../outputs";
import type { StorageStack } from "../storage/storage-stack";
import { ApplicationImage } from "./application-image";

/** Amazon's credential helper: it makes a token when one is needed, and nothing of it comes near Terraform. */
const CREDENTIAL_HELPER = JSON.stringify({ credsStore: "ecr-login" });

/**
 * The application's images, built by the Docker Engine of the machine that runs Terraform and pushed to ECR. Apart from
 * all other stacks, which need no engine: with Terraform Cloud this stack's workspace must be of local execution.
 */
export class ImagesStack extends TerraformStack {
  /** @throws Error when the environment says nowhere what to build. */
  constructor(scope: Construct, environment: Environment, storage: StorageStack) {
    super(scope, imagesStackName(environment));
    configureBackend(this, environment, "images");
    const { build } = environment.app;
    if (!build) throw new Error(`${environment.name} has no app.build`);

    const { backendRepository, frontendRepository } = storage;
    const registry = Token.asString(Fn.element(Fn.split("/", backendRepository.url), 0));
    new DockerProvider(this, "docker", {
      registryAuth: [{ address: registry, configFileContent: CREDENTIAL_HELPER }],
    });
    const platform = imagePlatform(environment);
    const backend = new ApplicationImage(this, "backend-image", {
      build: build.backend,
      platform,
      repositoryUrl: backendRepository.url,
    });
    const frontend = new ApplicationImage(this, "frontend-image", {
      build: build.frontend,
      platform,
      repositoryUrl: frontendRepository.url,
    });
    const outputs: ImagesOutputs = {
      backend_image: backend.reference,
      backend_tag: backend.tag,
      frontend_image: frontend.reference,
      frontend_tag: frontend.tag,
      platform,
    };
    for (const [name, value] of Object.entries(outputs)) new TerraformOutput(this, name, { value, staticId: true });
  }
}
