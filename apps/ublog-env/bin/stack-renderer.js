#!/usr/bin/env node
require("../dist/stack-renderer.js");
