import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, temporaryFolder } from '../support/files';
import { ROOT } from './api';
import { blocksOf } from './blocks';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const readme = read('README.md');

test('the sample in the README is main.ts with the import of a user', () => {
  const sample = read('main.ts').replace("from './lib'", "from 'cdk8s-mesh'").trimEnd();
  expect(readme).toContain(`\`\`\`ts\n${sample}\n\`\`\``);
  expect(sample.split('\n').length).toBeLessThanOrEqual(70);
});

test.each(['orders.ts', 'orders.spec.ts', 'platform.ts'])(
  'the README shows %s, which test/package runs in a project of its own',
  (file) => {
    expect(blocksOf('README.md', 'ts').map(({ code }) => code)).toContain(read(`test/package/consumer/${file}`));
  },
);

test('the README names the two commands, and CI runs the second', () => {
  for (const command of ['npm ci && npx cdk8s synth', 'npm ci && npm test'])
    expect(readme).toContain(`\`\`\`sh\n${command}\n\`\`\``);
  expect(read('.ci/run')).toMatch(/^npm ci\nnpm test\nnpm run lint\nnpm run test:slow\nnpx cdk8s synth$/m);
});

test('"Get started" installs what it needs and takes ten lines', () => {
  const [install] = blocksOf('README.md', 'sh').filter(({ heading }) => heading === 'Get started');
  const [main] = blocksOf('README.md', 'ts').filter(({ heading }) => heading === 'Get started');
  expect(install?.code).toContain(
    'npm install cdk8s constructs cdk8s-mesh && npm install -D cdk8s-cli tsx typescript\n',
  );
  expect(main?.code.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
});

test('the README shows the output of synth and of the rules for the sample', () => {
  const written = [...filesIn(join(ROOT, 'dist')).keys()].filter((path) => !path.startsWith('.cdk8s-mesh/'));
  expect(readme).toContain(`dist: 2 clusters, ${written.length} files`);

  const faulty = read('main.ts')
    .replaceAll("from './", `from '${ROOT}/`)
    .replace(/^new EastWestGateway\(eu.*\n/m, '')
    .replace("GatewayAddress.externalDns('eastwest.us.example.com')", "GatewayAddress.hostname('<US_LB>')");
  const problems = outputOf(faulty).split('nothing was written\n')[1]?.trimEnd();
  expect(problems).toContain('rule: ');
  expect(readme).toContain(problems);
});

/** What a main.ts says when it is run. */
function outputOf(main: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'main.ts'), main);
  const env = { ...process.env, CDK8S_OUTDIR: '' };
  return spawnSync('node', ['--import', require.resolve('tsx'), 'main.ts'], { cwd: folder, encoding: 'utf8', env })
    .stderr;
}
