#!/usr/bin/env node
require("../dist/deployer.js");
