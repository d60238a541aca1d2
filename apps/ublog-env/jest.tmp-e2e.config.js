/** The end-to-end suite: one rehearsal, one test file after the other (`turbo run test:e2e`). */
module.exports = {
  ...require("../../jest.config.base.js"),
  testMatch: ["<rootDir>/e2e/**/*.e2e.ts"],
  testSequencer: "<rootDir>/e2e/in-order.js",
  maxWorkers: 1,
  maxConcurrency: 4,
  testTimeout: 600_000,
};
