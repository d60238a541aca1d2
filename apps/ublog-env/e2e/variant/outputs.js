const { openOutputSource } = require("@django-swarm/deployer");
const { variant } = require("./environment");

/** Prints what the deployer reads of the infrastructure, or why it cannot. */
openOutputSource(variant)
  .then((source) => source.read())
  .then((outputs) => console.log(JSON.stringify(outputs)))
  .catch((error) => {
    console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
  });
