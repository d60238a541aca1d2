import * as z from "zod";
import type { TerraformCloudClient } from "./client";
import type { Workspace } from "./workspaces";

const consumerSchema = z.object({ id: z.string(), attributes: z.object({ name: z.string() }) });

/** A workspace that may read another one's state during its runs. */
export interface Consumer {
  readonly id: string;
  readonly name: string;
}

const pathOf = (producer: Workspace): string => `/workspaces/${producer.id}/relationships/remote-state-consumers`;

export async function listConsumers(client: TerraformCloudClient, producer: Workspace): Promise<readonly Consumer[]> {
  const doing = `list who may read the state of ${producer.name}`;
  const found = (await client.list(doing, pathOf(producer))) ?? [];
  return found.map((each) => {
    const { id, attributes } = client.parse(doing, consumerSchema, each);
    return { id, name: attributes.name };
  });
}

/** One that is there already, or is gone already, is no error: the API ignores it. */
export async function changeConsumers(
  client: TerraformCloudClient,
  producer: Workspace,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  const doing = `change who may read the state of ${producer.name}`;
  const send = async (method: "POST" | "DELETE", ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const data = ids.map((id) => ({ type: "workspaces", id }));
    await client.request(doing, method, pathOf(producer), { data });
  };
  await send("POST", add);
  await send("DELETE", remove);
}
