// CDK's own template validator costs seconds a process; the tests that want it turn it on.
process.env.CDK_VALIDATION ??= 'false';

const captureStackTrace = Error.captureStackTrace;

// Every error of the library, in whatever test, says what is wrong and then what to do about it.
Error.captureStackTrace = (error, above) => {
  if (error instanceof Error && error.name === 'ServiceConnectError') {
    const [text] = error.message.split(/(?: \[[^\n]*\])?\nSee /);
    if (!/^SC\d{3} [a-z0-9-]+: [^;\s].*; .*\S$/s.test(text)) throw new TypeError(`an error of the library does not say enough: ${error.message}`);
  }
  captureStackTrace(error, above);
};
