import { join } from 'node:path';
import { rolledOut } from './cluster';
import type { Deployment } from './cluster';

/** What a suite puts into the clusters for the time of its tests. */

/** Deployments of fixtures/, each in a file of its name. */
export function withFixtures(...fixtures: readonly Deployment[]): void {
  beforeAll(async () => {
    await Promise.all(fixtures.map(({ cluster, name }) => cluster.applyAnew(fileOf(name))));
    await Promise.all(fixtures.map(rolledOut));
  });

  afterAll(async () => {
    await Promise.all(fixtures.map(({ cluster, name }) => cluster.delete(fileOf(name))));
  });
}

/** A Secret that an example leaves to its team. One that is there stays as it is. */
export function withSecret(
  { cluster, namespace, name }: Deployment,
  make: () => Promise<Readonly<Record<string, string>>>,
): void {
  let made = false;

  beforeAll(async () => {
    if ((await cluster.kubectl('-n', namespace, 'get', 'secret', name, '--ignore-not-found')) !== '') return;
    const values = Object.entries(await make()).map(([key, value]) => `--from-literal=${key}=${value}`);
    await cluster.kubectl('-n', namespace, 'create', 'secret', 'generic', name, ...values);
    made = true;
  });

  afterAll(async () => {
    if (made) await cluster.kubectl('-n', namespace, 'delete', 'secret', name);
  });
}

function fileOf(name: string): string {
  return join(__dirname, 'fixtures', `${name}.yaml`);
}
