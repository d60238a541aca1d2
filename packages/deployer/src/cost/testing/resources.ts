import { parseStack, type SynthesisedResource } from "../synthesised-resource";

/** A resource of the storage stack, for tests that state only its type and attributes. */
export const resource = (
  type: string,
  attributes: Readonly<Record<string, unknown>> = {},
  stack = "ublog-staging-storage",
): SynthesisedResource => ({ stack, type, id: "it", attributes });

/** `cdk.tf.json` of a host stack: one instance with its root volume. */
export const hostStackJson = (instanceType = "t4g.small") => ({
  "//": { metadata: {} },
  resource: {
    aws_instance: {
      manager: { instance_type: instanceType, root_block_device: { volume_type: "gp3", volume_size: 20 } },
    },
    aws_iam_role: { role: { name: "ublog-staging-host" } },
  },
});

export const hostResources = (instanceType?: string): SynthesisedResource[] =>
  parseStack("ublog-staging", hostStackJson(instanceType));
