const { runDeployer } = require("@django-swarm/deployer");
const { variant } = require("./environment");

void runDeployer({ environments: [variant], argv: process.argv.slice(2) });
