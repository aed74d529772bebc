import { describe, differences } from './aws-facts/compare';
import { FACTS } from './aws-facts/facts';
import { readModels } from './aws-facts/models';
import { freshEnvironment } from './consumers/python';
import { succeed } from './support/run';
import { withNewFolder } from './support/start';

/**
 * Compares what the library knows of AWS with the newest models of it: those of botocore, and the CloudFormation schemas in cfn-lint.
 * Both come from PyPI, into a virtual environment that is made for this run.
 */
const PACKAGES_FOLDER = 'import sysconfig; print(sysconfig.get_path("purelib"))';

void withNewFolder('aws-models', async (folder) => {
  const interpreter = await freshEnvironment(folder, 'botocore', 'cfn-lint');
  const models = readModels(succeed(interpreter, ['-c', PACKAGES_FOLDER], folder).trim());
  const found = differences(FACTS, models);
  for (const difference of found) console.log(describe(difference));
  console.log(`${FACTS.length} facts compared with ${models.versions}: ${found.length === 0 ? 'no difference' : `${found.length} differ`}`);
  process.exitCode = found.length === 0 ? 0 : 1;
});
