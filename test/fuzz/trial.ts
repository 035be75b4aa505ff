import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { InvalidMeshError, MeshApp } from '../../lib';
import { groupByEach } from '../../lib/model/collections';
import { messageOf } from '../../lib/model/problems/problem';
import { stageMesh } from '../../lib/output/stage-mesh';
import { toFile } from '../../lib/output/yaml/yaml';
import { declare, reportOf } from './declare';
import type { Description } from './description';
import type { Case } from './fleets';
import { faultsOf } from './oracle';
import { textFaults } from './oracle/files';
import type { Written } from './oracle/objects';
import { problemFaults } from './oracle/problems';
import { worldOf } from './oracle/world';

/** What became of a fleet: its files, what the rules say, or nothing, because a constructor refused. */
export type Outcome = 'valid' | 'refused' | 'impossible';

/** What constructors say themselves: an id is one and stands once in its place, an apiVersion is one. */
const BY_CONSTRUCTORS = [
  /^There is already a Construct with name '.+' in /,
  /^Only root constructs may have an empty ID$/,
  // Of users' own objects.
  /^invalid apiVersion .*, expecting GROUP\/VERSION\./s,
  /^the id of a construct in (the app|\[.+\]) must be a string that is not empty/,
  /^a construct in (the app|\[.+\]) cannot have the id ".+"; choose another one$/,
];

/** Declares a fleet and looks at what becomes of it. Throws an Error that says what is not as it must be. */
export function tryFleet({ fleet, ticket, faultless }: Case): Outcome {
  const result = attempt(fleet, false);
  if (faultless && result.kind !== 'valid') throw new Error(`nothing is wrong with it, but it is ${reasonOf(result)}`);
  if (result.kind === 'impossible') return 'impossible';
  refuse(
    result.kind === 'refused'
      ? problemFaults(result.error.problems, result.root)
      : faultsOf(worldOf(fleet, result.report), result.files),
  );
  if (result.kind === 'valid' && ticket % 50 === 0) refuse(textFaults(result.files));
  if (ticket % 20 === 0) refuse(orderFaults(result, attempt(fleet, true)));
  if (ticket % 50 === 0) refuse(diskFaults(fleet, result));
  return result.kind;
}

type Result =
  | { readonly kind: 'valid'; readonly report: string | undefined; readonly files: readonly Written[] }
  | { readonly kind: 'refused'; readonly error: InvalidMeshError; readonly root: IConstruct }
  | { readonly kind: 'impossible' };

function reasonOf(result: Result): string {
  return result.kind === 'refused' ? `refused: ${result.error.message}` : result.kind;
}

/** Declares and renders a fleet. */
export function attempt(fleet: Description, flip: boolean): Result {
  const app = new MeshApp();
  const declared = declaredIn(app, fleet, flip);
  if (declared === undefined) return { kind: 'impossible' };
  const { mesh, report } = declared;
  const files: Written[] = [];
  try {
    stageMesh(mesh, {
      emit: (owner, file, objects) => {
        files.push(...objects.map(({ path, manifest }) => ({ owner, file, path, manifest })));
        return JSON.stringify(objects).length;
      },
    });
    return { kind: 'valid', report, files };
  } catch (error) {
    if (!(error instanceof InvalidMeshError)) throw error;
    return { kind: 'refused', error, root: app };
  }
}

/** Undefined where a constructor refuses. */
function declaredIn(app: MeshApp, fleet: Description, flip: boolean) {
  try {
    const report = reportOf(fleet);
    return { mesh: declare(app, fleet, report, flip), report };
  } catch (error) {
    if (BY_CONSTRUCTORS.some((words) => words.test((error as Error).message))) return undefined;
    throw error;
  }
}

/** (g) The order of declarations means nothing. */
function orderFaults(one: Result, other: Result): readonly string[] {
  const [left, right] = [said(one), said(other)];
  const odd = [...left.filter((each) => !right.includes(each)), ...right.filter((each) => !left.includes(each))];
  return odd.map((each) => `declared in another order it is not the same: ${each}`);
}

/** Of two that clash the later one is to blame, so only the rules are the same where a fleet is refused. */
function said(result: Result): readonly string[] {
  if (result.kind === 'valid') return result.files.map(({ file, manifest }) => `${file} ${JSON.stringify(manifest)}`);
  return result.kind === 'refused' ? result.error.problems.map(({ rule }) => rule) : [result.kind];
}

/** What a MeshApp writes is what was rendered; of what is refused it writes nothing. */
function diskFaults(fleet: Description, result: Result): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-fuzz-'));
  try {
    const error = synthesized(fleet, join(folder, 'dist'));
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    if (result.kind !== 'valid') {
      if (!(error instanceof InvalidMeshError)) return [`the app says ${messageOf(error)}`];
      return left.map(({ name }) => `it is refused, and ${name} was written`);
    }
    if (error !== undefined) return [`it can be rendered, and the app says ${messageOf(error)}`];
    return [...groupByEach(result.files, ({ file }) => [file])]
      .filter(([file, objects]) => readFileSync(join(folder, 'dist', file), 'utf8') !== toFile(objects))
      .map(([file]) => `${file} was written with other text`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a fleet; returns what was thrown. */
function synthesized(fleet: Description, outdir: string): unknown {
  const app = new MeshApp({ outdir });
  declare(app, fleet, reportOf(fleet));
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = () => true;
  try {
    app.synth();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    process.stderr.write = write;
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('\n'));
}
