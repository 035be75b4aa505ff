import { VERSIONS } from '../../../lib/model/versions';
import { publishIstio } from '../kit';
import { CLUSTERS } from '../lab';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { until } from '../wait';
import { ISTIOD, deployment, isRolledOut } from '../workloads';
import { ECHO_HOSTS } from './hosts';
import { failedSyncs, passagesSince, waveLines, wavesInWords } from './install';

/** Istio's charts get their next patch version, by the prop of the program. */
export const upgrade: Story = {
  name: 'upgrade',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    const version = nextPatch(VERSIONS.istio);
    await publishIstio(version);
    const start = Date.now();
    const upgraded: string[] = [];
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await stage.push({ istio: version }, `Upgrade Istio to ${version}`);
      const waits = CLUSTERS.map(async (cluster) => {
        const kube = stage.kubes[cluster];
        await until(`istiod of ${cluster} has image ${version}`, 300, async () => {
          return (await deployment(kube, ISTIOD)).spec.template.spec.containers[0].image.endsWith(`:${version}`);
        });
        await until(`istiod of ${cluster} is rolled out`, 300, () => isRolledOut(kube, ISTIOD));
        upgraded.push(`${cluster} after ${((Date.now() - start) / 1000).toFixed(0)} s`);
      });
      await Promise.all(waits);
      await stage.settled(300);
    });
    stage.base = { ...stage.base, istio: version };
    const passed = passagesSince(stage, start);
    const early = passed.flatMap((passage) => passage.early.map((why) => `${passage.application} began early: ${why}`));
    return {
      happened: `istiod ${VERSIONS.istio} to ${version}: ${upgraded.join(', ')}; ${wavesInWords(passed)}`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...early],
      details: [...waveLines(passed, start), ...failedSyncs(stage, start)],
    };
  },
};

function nextPatch(version: string): string {
  const [major = '', minor = '', patch = ''] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}
