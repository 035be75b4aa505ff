import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ApiObject, JsonPatch } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
  MeshComponent,
} from '../../../lib/index';
import type { MeshClusterProps, Part } from '../../../lib/index';
import { renderMesh } from '../../../lib/testing/index';
import { problemsOf } from '../../support/synth';

/** A cluster as platform teams make them: nobody looks for a mistake in here. */
class RegionalCluster extends MeshCluster {
  constructor(mesh: Mesh, id: string, props: Partial<MeshClusterProps> = {}) {
    super(mesh, id, { region: 'not a region', ...props });
  }
}

class Component extends MeshComponent {
  render(): readonly Part[] {
    return [];
  }
}

function declare(): Mesh {
  const mesh = new Mesh(new MeshApp(), 'Mesh', { delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/x' }) }); // Mesh
  const us = new RegionalCluster(mesh, 'us'); // Mesh/us
  us.addNamespace('Not_A_Name'); // Mesh/us/namespaces/Not_A_Name
  new EastWestGateway(us, 'eastwest', { address: GatewayAddress.hostname('localhost') }); // Mesh/us/eastwest
  const component = new Component(us, 'component'); // Mesh/us/component
  component.node.addValidation({ validate: () => ['not valid'] });
  // prettier-ignore
  new CrossClusterServiceEntry(mesh, 'echo', { // Mesh/echo
    host: 'echo.mesh.local', exportedBy: [us],
    service: { namespace: 'echo', name: 'echo', serviceAccount: 'echo', selector: { app: 'echo' }, ports: [] },
  });
  const object = new ApiObject(us, 'object', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x', namespace: 'x' },
  });
  object.node.addValidation({ validate: () => ['not valid either'] });
  return mesh;
}

const here = relative(process.cwd(), __filename);
const lines = readFileSync(__filename, 'utf8').split('\n');

/** Line of this file that ends in a comment with the path. */
function lineOf(path: string): number {
  return lines.findIndex((line) => line.endsWith(`// ${path}`)) + 1;
}

const problems = problemsOf(() => renderMesh(declare()));

test.each(['Mesh', 'Mesh/us', 'Mesh/us/namespaces/Not_A_Name', 'Mesh/us/eastwest', 'Mesh/us/component', 'Mesh/echo'])(
  'a problem at %s names the line that declared it, whatever class it has',
  (path) => {
    const [problem] = problems.filter((each) => each.path === path);
    expect(problem?.at).toMatch(new RegExp(`^${here}:${lineOf(path)}:\\d+$`));
  },
);

test('of an object that the library did not construct no line is known', () => {
  const [problem] = problems.filter(({ path }) => path === 'Mesh/us/object');
  expect(problem).toMatchObject({ what: 'not valid either' });
  expect(problem).not.toHaveProperty('at');
});

test('a problem of a patch names the line that asked for it', () => {
  const mesh = new Mesh(new MeshApp(), 'mesh', { delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/x' }) });
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  us.patch({ component: 'x', kind: 'y', name: 'z' }, JsonPatch.remove('/a')); // the patch
  const [problem] = problemsOf(() => renderMesh(mesh));
  expect(problem).toMatchObject({ rule: 'patch-matches', path: 'mesh/us' });
  expect(problem?.at).toMatch(new RegExp(`^${here}:${lineOf('the patch')}:`));
});
