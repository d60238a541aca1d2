#!/usr/bin/env node
require("@django-swarm/infra/bin/build-app").buildApp(require("node:path").dirname(__dirname), "deployer");
require("../dist/deployer.js");
