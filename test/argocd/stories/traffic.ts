import { run } from '../command';
import { KUBECONFIG } from '../lab';
import { kitEnvironment, settings } from '../settings';
import type { Story } from '../story';

/** The suite training-mesh of `npm run e2e`, with the pause of self-heal that docs/e2e.md describes. */
export const traffic: Story = {
  name: 'traffic',
  topologies: ['hub', 'perCluster', 'rings'],
  run: async (stage) => {
    const start = Date.now();
    const { code, stdout, stderr } = await stage
      .argoCdOf('us')
      .paused('training-mesh-us-workloads', () =>
        run('npm', ['run', 'e2e'], { cwd: settings.checkout, env: environment() }),
      );
    const lines = `${stdout}\n${stderr}`.split('\n');
    const summary = lines.find((line) => line.startsWith('Tests:'))?.trim() ?? 'no summary';
    return {
      happened: `E2E_SUITE=training-mesh npm run e2e: ${summary}`,
      seconds: (Date.now() - start) / 1000,
      faults: code === 0 ? [] : lines.filter((line) => /●|✕|not within|Error/.test(line)).slice(0, 20),
      details: lines.filter((line) => line.includes('measured:')),
    };
  },
};

function environment(): NodeJS.ProcessEnv {
  return {
    ...kitEnvironment,
    PATH: `${settings.labPrograms}:${process.env.PATH ?? ''}`,
    KUBECONFIG,
    E2E_SUITE: 'training-mesh',
    E2E_EXEC: `${settings.lab} exec {context} {namespace}/{workload} -c {container} --`,
  };
}
