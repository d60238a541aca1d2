import { UsageError } from "@django-swarm/environment";

/** What a parameter of each tier holds, in bytes of UTF-8. Standard ones are free. */
const STANDARD_BYTES = 4096;
const ADVANCED_BYTES = 8192;

export const parameterTier = (value: string): "Standard" | "Advanced" =>
  Buffer.byteLength(value) <= STANDARD_BYTES ? "Standard" : "Advanced";

/** @throws UsageError for a value that SSM cannot hold. */
export function assertFitsParameter(name: string, value: string): void {
  const bytes = Buffer.byteLength(value);
  if (bytes <= ADVANCED_BYTES) return;
  throw new UsageError(`The value of ${name} has ${bytes} bytes; a parameter of SSM holds ${ADVANCED_BYTES}.`, {
    code: "secrets/too-large",
    hint: `Put large files elsewhere and keep only their key in ${name}.`,
  });
}
