/** What takes minutes a file, beside the end-to-end suite (`turbo run test:e2e:long`). */
module.exports = { ...require("./jest.e2e.config.js"), testMatch: ["<rootDir>/e2e/**/*.long.ts"] };
