import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('the sample in the README is main.ts, as somebody else would write it', () => {
  const sample = read('main.ts').replace("from './lib'", "from 'cdk8s-mesh'").trimEnd();
  expect(read('README.md')).toContain(`\`\`\`ts\n${sample}\n\`\`\``);
  expect(sample.split('\n').length).toBeLessThanOrEqual(70);
});

test('the README names the two commands, and CI runs the second', () => {
  for (const command of ['npm ci && npx cdk8s synth', 'npm ci && npm test'])
    expect(read('README.md')).toContain(`\`\`\`sh\n${command}\n\`\`\``);
  expect(read('.ci/run')).toMatch(/^npm ci\nnpm test\nnpx cdk8s synth$/m);
});
