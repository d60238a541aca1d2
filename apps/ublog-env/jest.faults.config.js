/** Faults at every step of a release, on a rehearsal: the better part of an hour, so apart (`npm run test:faults`). */
module.exports = {
  ...require("./jest.e2e.config.js"),
  testMatch: ["<rootDir>/e2e/**/*.faults.ts"],
};
