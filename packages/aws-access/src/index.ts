export * from "./client-options";
export * from "./explain-aws-errors";
export * from "./missing-state-bucket";
