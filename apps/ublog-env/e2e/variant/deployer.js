const { runDeployer } = require("@django-swarm/deployer");
const { variant } = require("./environment");

void runDeployer({ environments: async () => [variant], argv: process.argv.slice(2) });
