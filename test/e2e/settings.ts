/**
 * What the suites can be told, each as an environment variable; all have defaults. NAME is US, EU or AP.
 *
 *   E2E_SUITE             which suite runs: the name of a file *.test.ts here     training-mesh
 *   E2E_<NAME>_CONTEXT    kube context of the cluster                             us, eu, ap
 *   E2E_<NAME>_GATEWAY    its east-west gateway, as the other clusters reach it   eastwest.<name>.example.com:15443
 *   E2E_EXEC              how to run a command in a pod; the command is appended  see DEFAULT_EXEC
 *   E2E_FAILOVER_SECONDS  how soon another region must answer                     10
 *   E2E_SETTLE_SECONDS    how long anything else may take to take effect          60
 *
 * E2E_EXEC is split at blanks, then {context} {namespace} {kind} {workload} {container} are filled in.
 * {kind} is `deploy` or, where each replica is asked, `pod`; {workload} is the name that goes with it.
 * kubectl itself, which applies and scales, is the one on PATH and reads KUBECONFIG as always.
 */
export interface Settings {
  readonly suite: string;
  readonly clusters: Readonly<Record<ClusterName, ClusterSettings>>;
  readonly exec: readonly string[];
  readonly failoverSeconds: number;
  readonly settleSeconds: number;
}

/** As the programs call them, which is also the region in the answers of their workloads. */
export type ClusterName = 'us' | 'eu' | 'ap';

interface ClusterSettings {
  readonly context: string;
  readonly gateway: string;
}

const DEFAULT_EXEC = 'kubectl --context {context} -n {namespace} exec {kind}/{workload} -c {container} --';

/** Without these a command would run in the wrong place, or everywhere in the same one. */
const REQUIRED_IN_EXEC = ['{context}', '{namespace}', '{workload}', '{container}'];

function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    suite: text(env, 'E2E_SUITE', ''),
    clusters: { us: cluster(env, 'us'), eu: cluster(env, 'eu'), ap: cluster(env, 'ap') },
    exec: execTemplate(text(env, 'E2E_EXEC', DEFAULT_EXEC)),
    failoverSeconds: seconds(env, 'E2E_FAILOVER_SECONDS', 10),
    settleSeconds: seconds(env, 'E2E_SETTLE_SECONDS', 60),
  };
}

function cluster(env: NodeJS.ProcessEnv, name: ClusterName): ClusterSettings {
  const prefix = `E2E_${name.toUpperCase()}`;
  return {
    context: text(env, `${prefix}_CONTEXT`, name),
    gateway: text(env, `${prefix}_GATEWAY`, `eastwest.${name}.example.com:15443`),
  };
}

function text(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? fallback : value;
}

function seconds(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = Number(text(env, name, String(fallback)));
  if (!(value > 0)) throw new Error(`${name} is "${env[name] ?? ''}"; set it to a number of seconds above 0.`);
  return value;
}

function execTemplate(template: string): readonly string[] {
  const missing = REQUIRED_IN_EXEC.filter((placeholder) => !template.includes(placeholder));
  if (missing.length > 0) {
    throw new Error(`E2E_EXEC is "${template}", without ${missing.join(', ')}; see docs/e2e.md for examples.`);
  }
  return template.split(/\s+/);
}

export const settings: Settings = readSettings(process.env);
