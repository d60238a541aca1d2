const { runDeployer } = require("@django-swarm/deployer");
const { synthesise } = require("@django-swarm/infra");
const { variant } = require("./environment");

void runDeployer({
  environments: async () => [variant],
  argv: process.argv.slice(2),
  synthesise: async (options) => synthesise(options),
  // Its infrastructure is deployed by the tests themselves.
  cdktf: { words: ["false"], directory: __dirname },
});
