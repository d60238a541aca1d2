/** What the scanner checkov says of the synthesised stacks (`turbo run test:checkov`). */
module.exports = {
  ...require("../../jest.config.base.js"),
  testMatch: ["<rootDir>/checkov/**/*.checkov.ts"],
  globalSetup: "<rootDir>/checkov/install-checkov.ts",
  testTimeout: 120_000,
};
