const { synthesise } = require("@django-swarm/infra");
const { variant } = require("./environment");

synthesise({ environments: [variant] });
