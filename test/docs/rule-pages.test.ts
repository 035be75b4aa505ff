import { basename, join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import * as library from '../../lib';
import type { MeshAppProps, MeshCluster } from '../../lib';
import { temporaryFolder } from '../support/files';
import { quietly } from '../support/synth';
import { compilerOptions } from './api';
import { blocksOf, completed, pages } from './blocks';
import type { Block } from './blocks';

const { EastWestGateway, GatewayAddress, InvalidMeshError } = library;

// What charts render is kept there, and not in the home of whoever runs the tests.
process.env.CDK8S_MESH_CACHE = temporaryFolder();

/** The pages of rules; the index says what the others may use. */
const rulePages = pages().filter((page) => page.startsWith('docs/rules/') && !page.endsWith('/README.md'));
const [preamble] = blocksOf('docs/rules/README.md', 'ts').filter(({ heading }) => heading === 'The examples');

const examples = rulePages.flatMap((page) => {
  const rule = basename(page, '.md');
  return blocksOf(page, 'ts').map((block) => [rule, block.heading, block] as const);
});

const COMMONJS = { ...compilerOptions('tsconfig.json'), module: ts.ModuleKind.CommonJS, noEmit: false };

/** MeshApps of one block write into one folder, as in a repository, which is thrown away. */
function scratchApp(folder = temporaryFolder()): typeof library.MeshApp {
  return class extends library.MeshApp {
    constructor({ outdir = 'dist', lockfile }: MeshAppProps = {}) {
      super({ outdir: join(folder, outdir), ...(lockfile !== undefined && { lockfile: join(folder, lockfile) }) });
    }
  };
}

/** In which warnings are errors: an example has none but its own. */
class StrictMesh extends library.Mesh {
  constructor(scope: ConstructorParameters<typeof library.Mesh>[0], id: string, props: library.MeshProps) {
    super(scope, id, { strict: true, ...props });
  }
}

/** Runs a block with these names around it, and returns what it declares under `names`. */
function run(
  block: Block,
  around: Readonly<Record<string, unknown>>,
  names: readonly string[] = [],
): readonly unknown[] {
  const { outputText } = ts.transpileModule(completed(block, Object.keys(library)), { compilerOptions: COMMONJS });
  // In braces, so that a block can declare what is around it anew.
  const body = `{ ${outputText}\n return [${names.join(', ')}]; }`;
  const filename = `${block.page}:${block.line}`;
  const ofLibrary = { ...library, MeshApp: scratchApp(), Mesh: StrictMesh };
  const requireFor = (name: string): unknown => (name === 'cdk8s-mesh' ? ofLibrary : jest.requireActual(name));
  const compiled = compileFunction(body, ['require', 'exports', ...Object.keys(around)], { filename });
  return (compiled as (...values: unknown[]) => unknown[])(requireFor, {}, ...Object.values(around));
}

/** The rules that an example breaks, each once. */
function brokenBy(block: Block): readonly string[] {
  try {
    quietly(() => {
      synthesize(block);
    });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidMeshError)) throw error;
    return [...new Set(error.problems.map(({ rule }) => rule))];
  }
}

/** As the index says: both clusters have a gateway where the example leaves them out. */
function synthesize(block: Block): void {
  if (preamble === undefined) throw new Error('docs/rules/README.md says what the examples use');
  const names = ['mesh', 'us', 'eu', 'echo', 'callers'];
  const values = run(preamble, {}, names);
  const [mesh, us, eu] = values as [library.Mesh, MeshCluster, MeshCluster];
  run(block, Object.fromEntries(names.map((name, index) => [name, values[index]])));
  if (!block.code.includes('new EastWestGateway')) {
    for (const cluster of [us, eu]) {
      const address = GatewayAddress.externalDns(`eastwest.${cluster.node.id}.example.com`);
      new EastWestGateway(cluster, 'eastwest', { address });
    }
  }
  const { root } = mesh.node;
  if (!(root instanceof library.MeshApp)) throw new Error('the mesh of the examples lies in a MeshApp');
  root.synth();
}

test.each(rulePages)('%s has an example that fails and one that passes', (page) => {
  const headings = blocksOf(page, 'ts').map(({ heading }) => heading);
  expect([...new Set(headings)]).toEqual(['Fails', 'Passes']);
});

test.each(examples)('%s: what stands under "%s" does so', (rule, heading, block) => {
  expect(brokenBy(block)).toEqual(heading === 'Fails' ? [rule] : []);
});
