#!/usr/bin/env node
require("@django-swarm/infra/bin/build-app").buildApp(require("node:path").dirname(__dirname), "stack-renderer");
require("../dist/stack-renderer.js");
