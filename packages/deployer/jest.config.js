module.exports = {
  ...require("../../jest.config.base.js"),
  // Dynamic imports name the file that will be there at run time.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
};
