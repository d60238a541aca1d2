export * from "./host-outputs";
export * from "./parse-host-outputs";
