import type { Environment } from "@django-swarm/environment";
import { allow, type Statement } from "../iam/statement";

const inBuckets = (environments: readonly Environment[], key: (name: string) => string): string[] =>
  environments.flatMap(({ name, state }) => (state.kind === "s3" ? [`arn:aws:s3:::${state.bucket}/${key(name)}`] : []));

/** Terraform's states in S3: read, and their lock files. None where the states are elsewhere. */
export function stateReading(environments: readonly Environment[]): Statement[] {
  const states = inBuckets(environments, (name) => `${name}/*`);
  if (states.length === 0) return [];
  const buckets = [...new Set(states.map((arn) => arn.slice(0, arn.indexOf("/"))))];
  return [
    allow("FindStates", ["s3:ListBucket"], buckets),
    allow("ReadStates", ["s3:GetObject"], states),
    // A plan takes the lock, too: what it reads must not move under it.
    allow(
      "LockStates",
      ["s3:DeleteObject", "s3:PutObject"],
      inBuckets(environments, (name) => `${name}/*.tflock`),
    ),
  ];
}

/** Never deletes a state. */
export function stateWriting(environments: readonly Environment[]): Statement[] {
  const states = inBuckets(environments, (name) => `${name}/*.tfstate`);
  return states.length === 0 ? [] : [allow("WriteStates", ["s3:PutObject"], states)];
}
