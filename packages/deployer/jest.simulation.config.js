/** Generated releases on the simulated swarm (`npm run test:simulation -- --runs N`): minutes, so apart from `test`. */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/src/**/*.simulation.ts"],
  testTimeout: 24 * 3_600_000,
};
