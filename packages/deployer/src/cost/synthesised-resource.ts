import * as z from "zod";

/** A resource as Terraform's JSON has it; references are still text such as `${aws_instance.manager.id}`. */
export interface SynthesisedResource {
  readonly stack: string;
  readonly type: string;
  /** Its name in the stack. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const stackSchema = z.object({
  resource: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});

/** A stack's `cdk.tf.json` → its resources. */
export function parseStack(stack: string, json: unknown): SynthesisedResource[] {
  return Object.entries(stackSchema.parse(json).resource).flatMap(([type, resources]) =>
    Object.entries(resources).map(([id, attributes]) => ({ stack, type, id, attributes })),
  );
}
