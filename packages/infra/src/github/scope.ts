import { type Environment, logGroupName } from "@django-swarm/environment";

/** What a role's statements are about. */
export interface Scope {
  readonly accountId: string;
  readonly environments: readonly Environment[];
}

/** One ARN an environment, in its region; those that are the same once. */
export const arnsOf = (
  { accountId, environments }: Scope,
  service: string,
  resource: (name: string) => string,
): string[] => environments.map(({ name, region }) => `arn:aws:${service}:${region}:${accountId}:${resource(name)}`);

/** One ARN an environment, of a service without regions. */
export const globalArnsOf = (
  { accountId, environments }: Scope,
  service: string,
  resource: (name: string) => string,
): string[] => environments.map(({ name }) => `arn:aws:${service}::${accountId}:${resource(name)}`);

/** ARNs of the environments' buckets. */
export const bucketArns = ({ accountId, environments }: Scope, purposes: readonly ("assets" | "backups")[]): string[] =>
  environments.flatMap(({ name }) => purposes.map((purpose) => `arn:aws:s3:::${name}-${purpose}-${accountId}`));

/** ARNs of the environments' log groups: some actions want them with what is in them, some without. */
export const logGroupArns = ({ accountId, environments }: Scope): string[] =>
  environments.flatMap((environment) => {
    const arn = `arn:aws:logs:${environment.region}:${accountId}:log-group:${logGroupName(environment)}`;
    return [arn, `${arn}:*`];
  });

const names = ({ environments }: Scope): string[] => environments.map(({ name }) => name);

/** Only on what carries the tag of an environment. */
export const taggedOurs = (scope: Scope) => ({ StringEquals: { "aws:ResourceTag/Environment": names(scope) } });
/** Only in requests that put the tag of an environment on what they make. */
export const taggingOurs = (scope: Scope) => ({ StringEquals: { "aws:RequestTag/Environment": names(scope) } });
