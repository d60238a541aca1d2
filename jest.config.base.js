/** Shared by every package: TypeScript through swc, tests beside the source. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/src/**/*.test.ts"],
  // Copies of build contexts, with a package.json in them.
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out"],
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, sourceMaps: "inline" }],
  },
};
