export * from "./host-outputs";
export * from "./images-outputs";
export * from "./parse-outputs";
