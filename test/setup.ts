// CDK's own template validator costs seconds a process; the tests that want it turn it on.
process.env.CDK_VALIDATION ??= 'false';
