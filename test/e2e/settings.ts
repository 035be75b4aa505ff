/**
 * What the suite can be told, each as an environment variable; all have defaults.
 *
 *   E2E_US_CONTEXT        kube context of the cluster us                          us
 *   E2E_EU_CONTEXT        kube context of the cluster eu                          eu
 *   E2E_EXEC              how to run a command in a pod; the command is appended  see DEFAULT_EXEC
 *   E2E_EU_GATEWAY        eu's east-west gateway, as us reaches it                eastwest.eu.example.com:15443
 *   E2E_FAILOVER_SECONDS  how soon the other region must answer                   10
 *   E2E_SETTLE_SECONDS    how long anything else may take to take effect          60
 *
 * E2E_EXEC is split at blanks, then {context} {namespace} {kind} {workload} {container} are filled in.
 * {kind} is `deploy` or, where each replica is asked, `pod`; {workload} is the name that goes with it.
 * kubectl itself, which applies and scales, is the one on PATH and reads KUBECONFIG as always.
 */
export interface Settings {
  readonly contexts: { readonly us: string; readonly eu: string };
  readonly exec: readonly string[];
  readonly euGateway: string;
  readonly failoverSeconds: number;
  readonly settleSeconds: number;
}

const DEFAULT_EXEC = 'kubectl --context {context} -n {namespace} exec {kind}/{workload} -c {container} --';

/** Without these a command would run in the wrong place, or everywhere in the same one. */
const REQUIRED_IN_EXEC = ['{context}', '{namespace}', '{workload}', '{container}'];

function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    contexts: { us: text(env, 'E2E_US_CONTEXT', 'us'), eu: text(env, 'E2E_EU_CONTEXT', 'eu') },
    exec: execTemplate(text(env, 'E2E_EXEC', DEFAULT_EXEC)),
    euGateway: text(env, 'E2E_EU_GATEWAY', 'eastwest.eu.example.com:15443'),
    failoverSeconds: seconds(env, 'E2E_FAILOVER_SECONDS', 10),
    settleSeconds: seconds(env, 'E2E_SETTLE_SECONDS', 60),
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
