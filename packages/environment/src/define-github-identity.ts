import * as z from "zod";
import { describeProblem } from "./describe-problem";
import { ConfigError } from "./errors";
import { nameSchema, regionSchema } from "./fields";
import { stateSchema } from "./state";

const githubIdentitySchema = z.strictObject({
  /** Names the stack and its roles. */
  name: nameSchema,
  /** Whose workflows may take the roles: this one, spelled as GitHub spells it. */
  repository: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, "owner/repository, without any wildcard"),
  region: regionSchema,
  state: stateSchema,
  /** GitHub environments whose jobs may deploy. Default: those with the names of ours. */
  githubEnvironments: z
    .array(z.string().regex(/^[A-Za-z0-9][\w.-]{0,254}$/, "the name of a GitHub environment"))
    .optional(),
  /** An account has one OIDC provider for GitHub: made here, or there already. */
  oidcProvider: z.enum(["create", "existing"]).default("create"),
});

export type GithubIdentityInput = z.input<typeof githubIdentitySchema>;

/** How GitHub Actions get into an AWS account, validated, with every default filled in. Data only. */
export type GithubIdentity = Readonly<z.output<typeof githubIdentitySchema>>;

/** @throws ConfigError with one detail per problem, each with its path, what was found and what would be right. */
export function defineGithubIdentity(input: GithubIdentityInput): GithubIdentity {
  const parsed = githubIdentitySchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => describeProblem(issue, input, "github"));
  throw new ConfigError(`The identity for GitHub has ${problems.length} problem${problems.length === 1 ? "" : "s"}.`, {
    code: "github/invalid",
    details: problems,
    hint: "Correct the fields named above (apps/*/src/github.ts) and run the command again.",
  });
}
