// The whole walk again in a browser that runs no scripts: everything that one must be able to do works without.
process.env.VANGNET_SCRIPTS = "off";
await import("./walk.test.mjs");
