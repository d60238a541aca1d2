/** What actionlint says of the workflows (`turbo run test:actionlint`). */
module.exports = {
  ...require("../../jest.config.base.js"),
  testMatch: ["<rootDir>/actionlint/**/*.actionlint.ts"],
  globalSetup: "<rootDir>/actionlint/install-actionlint.ts",
  testTimeout: 60_000,
};
