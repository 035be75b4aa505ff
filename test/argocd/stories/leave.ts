import { only, snapshot } from '../snapshot';
import type { Stage } from '../stage';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { until, within } from '../wait';
import { applyRoots } from './install';

const NEAREST = ['echo.mesh.local'];
const PEER = '/apis/gateway.networking.k8s.io/v1/namespaces/istio-system/gateways/peer-eu';
const MEMBER = 'training-mesh-eu';

/** eu stays a member that nobody calls. */
export const drain: Story = {
  name: 'drain',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    const start = Date.now();
    let drained = 0;
    const tallies = await stage.underLoad(NEAREST, async () => {
      await stage.push({ eu: 'drained' }, 'Drain eu');
      drained = await until('us forgets eu', 180, async () => (await stage.kubes.us.find(PEER)) === undefined);
      await stage.settled();
    });
    stage.base = { ...stage.base, eu: 'drained' };
    return {
      happened: `us had no peer eu ${drained.toFixed(0)} s after the commit; echo.eu.mesh.local: ${await stage.ask('echo.eu.mesh.local')}`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: faultsOfLoad(tallies),
    };
  },
};

/** eu leaves the program. */
export const leave: Story = {
  name: 'leave',
  topologies: ['hub', 'perCluster'],
  needs: ['drain'],
  run: async (stage) => {
    const start = Date.now();
    const before = await snapshot(stage.kubes.eu);
    const argoCd = stage.argoCdOf('eu');
    let gone: number | undefined;
    const tallies = await stage.underLoad(NEAREST, async () => {
      await stage.push({ eu: 'gone' }, 'Remove eu');
      await stage.settled();
      gone = await within(60, () => argoCd.timeline.get(MEMBER) === undefined);
    });
    stage.base = { ...stage.base, eu: 'gone' };
    const lost = only(before, await snapshot(stage.kubes.eu));
    return {
      happened: `Application ${MEMBER} ${gone === undefined ? 'stayed' : 'is gone'}; ${lost.length} objects of eu were deleted`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...lost.map((object) => `deleted from eu: ${object}`)],
      details: ['Applications of eu that are left:', ...left(stage)],
    };
  },
};

/** Deleted with their objects, in this order; see docs/argocd.md, "Removing a cluster". */
const CASCADING = [
  'kiali',
  'observability',
  'kube-prometheus-stack',
  'config',
  'workloads',
  'gateways',
  'istiod',
  'istio-base',
];
const ORPHANING = ['gateway-api', 'prometheus-operator-crds', 'control-plane'];

/** The mesh is taken out of the cluster that left, as docs/argocd.md says. */
export const takeOut: Story = {
  name: 'take-out',
  topologies: ['hub', 'perCluster'],
  needs: ['leave'],
  run: async (stage) => {
    const start = Date.now();
    const argoCd = stage.argoCdOf('eu');
    const steps: string[] = [];
    const tallies = await stage.underLoad(NEAREST, async () => {
      if (stage.topology === 'perCluster') await step(MEMBER, false);
      for (const part of CASCADING) await step(`${MEMBER}-${part}`, true);
      for (const part of ORPHANING) await step(`${MEMBER}-${part}`, false);
      for (const name of (await argoCd.projects()).filter((project) => project.startsWith(MEMBER))) {
        await argoCd.deleteProject(name);
        steps.push(`AppProject ${name} deleted`);
      }
    });
    const remains = only(await snapshot(stage.kubes.eu), withoutPrerequisites(stage.empty));
    return {
      happened: `${steps.length} deletions; ${remains.length} objects remain in eu`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...steps.filter((text) => text.includes('not within'))],
      details: [...steps, 'remains in eu:', ...remains],
    };

    async function step(name: string, cascade: boolean): Promise<void> {
      if (argoCd.timeline.get(name) === undefined) return;
      const seconds = await argoCd.delete(name, cascade);
      const took = seconds === undefined ? 'not within 120 s' : `after ${seconds.toFixed(0)} s`;
      steps.push(`${name} deleted ${cascade ? 'with its objects' : 'without its objects'} ${took}`);
    }
  },
};

/** eu joins again, in the two commits of docs/lifecycle.md. */
export const join: Story = {
  name: 'join',
  topologies: ['hub', 'perCluster'],
  needs: ['take-out'],
  run: async (stage) => {
    const start = Date.now();
    let [member, called] = [0, 0];
    const tallies = await stage.underLoad(NEAREST, async () => {
      await stage.push({ eu: 'drained' }, 'Add eu, which nobody calls');
      if (stage.topology === 'perCluster') await applyRoots(stage);
      member = await stage.settled(600);
      await stage.push({ eu: 'called' }, 'Call eu');
      called = await stage.settled();
    });
    stage.base = { ...stage.base, eu: 'called' };
    const answer = await stage.ask('echo.eu.mesh.local');
    return {
      happened: `eu is a member after ${member.toFixed(0)} s, and called ${called.toFixed(0)} s after the second commit`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...(answer === 'eu' ? [] : [`echo.eu.mesh.local answered: ${answer}`])],
    };
  },
};

function left(stage: Stage): readonly string[] {
  const { timeline } = stage.argoCdOf('eu');
  return timeline.applications
    .filter(({ metadata }) => metadata.name.startsWith(MEMBER))
    .map(({ metadata, status }) => {
      const conditions = (status?.conditions ?? []).map(({ type, message }) => `${type}: ${message}`).join('; ');
      const finalizers = metadata.finalizers === undefined ? '' : ' (finalizer)';
      return `${metadata.name}: ${status?.sync?.status ?? '-'} ${status?.health?.status ?? '-'}${finalizers} ${conditions}`;
    });
}

/** The lab makes these before the mesh does; a cluster of a team has them from the mesh or for it. */
function withoutPrerequisites(empty: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...empty].filter((object) => !/istio-system|^CustomResourceDefinition /.test(object)));
}
