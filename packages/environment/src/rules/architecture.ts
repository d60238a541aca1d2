import { architectureOf } from "../instance-type";
import { rule } from "./rule";

/** An image of another architecture does not start, and says so only on the host. */
export const architectureFits = rule(["host"], ({ host: { instanceType, architecture } }, refuse) => {
  const has = architectureOf(instanceType);
  if (architecture === undefined || architecture === has) return;
  refuse("host.instanceType", instanceType, `must be of the architecture ${architecture}; this one is ${has}`);
});
