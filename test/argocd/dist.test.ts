import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { VERSIONS } from '../../lib/model/versions';
import { temporaryFolder } from '../support/files';
import { planOf } from './dist';
import { withVersions } from './stand-ins';

const DIST = resolve(__dirname, '../../dist');

describe('planOf', () => {
  it('finds the root, the Applications of clusters, and those of layers with their waves', () => {
    const { applications, layers } = planOf(DIST);

    expect(applications).toEqual(
      expect.arrayContaining(['training-mesh', 'training-mesh-us', 'training-mesh-eu-config']),
    );
    expect(layers).toHaveLength(applications.length - 3);
    expect(layers).toContainEqual({ application: 'training-mesh-eu-istiod', cluster: 'eu', wave: -10 });
  });

  it('takes one cluster alone', () => {
    expect(planOf(DIST, 'us').applications).not.toContain('training-mesh-eu-config');
  });
});

describe('withVersions', () => {
  it('names the version in place of a pinned commit, and nothing else differently', async () => {
    const copy = join(temporaryFolder(), 'dist');

    const replaced = await withVersions(DIST, copy);

    const file = 'argocd/apps/us/gateway-api.yaml';
    const text = (folder: string): string => readFileSync(join(folder, file), 'utf8');
    expect(replaced).toHaveLength(2);
    expect(text(copy)).toBe(text(DIST).replace(VERSIONS.gatewayApiCommit, `v${VERSIONS.gatewayApi}`));
  });
});
