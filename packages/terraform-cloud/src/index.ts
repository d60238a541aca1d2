export * from "./client";
export * from "./current-outputs";
export * from "./host-token";
export * from "./projects";
export * from "./remote-state-consumers";
export * from "./token-errors";
export * from "./workspaces";
