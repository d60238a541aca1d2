const { defineEnvironment } = require("@django-swarm/environment");
const { rehearsal } = require("../../dist/environments/rehearsal");

/** The rehearsal's environment but for the fields that $VARIANT holds as JSON. */
exports.variant = defineEnvironment({ ...rehearsal, ...JSON.parse(process.env.VARIANT) });
