import { ConfigError } from "@django-swarm/environment";
import * as z from "zod";
import type { TerraformCloudClient } from "./client";

const projectSchema = z.object({ id: z.string(), attributes: z.object({ name: z.string() }) });

/** @throws ConfigError when the organization has no project of that name that this token may see. */
export async function findProjectId(
  client: TerraformCloudClient,
  organization: string,
  project: string,
): Promise<string> {
  const doing = `look up the project ${project}`;
  const path = `/organizations/${organization}/projects?filter%5Bnames%5D=${encodeURIComponent(project)}`;
  const found = (await client.list(doing, path)) ?? [];
  // The filter takes no notice of case.
  const exact = found
    .map((each) => client.parse(doing, projectSchema, each))
    .find((each) => each.attributes.name === project);
  if (exact) return exact.id;
  throw new ConfigError(`The organization ${organization} has no project "${project}", or this token may not see it.`, {
    code: "terraform-cloud/no-project",
    hint: `Make it in ${client.hostname}, or correct state.project in the environment's definition.`,
  });
}
