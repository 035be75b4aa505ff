import type * as Cel from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import type { Rule, Schema } from './crds';
import { fieldsOf, formatPath, isMap, schemaOfField } from './fields';
import { re2 } from './regex';

// An ES module, which TypeScript 6 does not let a CommonJS file import; jest.config.js translates it.
const { Environment } = jest.requireActual<typeof Cel>('@marcbachmann/cel-js');

/** Of the functions that Kubernetes adds to CEL the rules in imports/crds use none that cel-js lacks. */
const environment = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('self', 'dyn')
  .registerFunction('string.matchesRe2(string): bool', (text: string, pattern: string) => re2(pattern).test(text));

const compiled = new Map<string, Cel.ParseResult>();

/** What the rules below x-kubernetes-validations refuse; the value has its defaults and fits the schema. */
export function brokenRules(value: unknown, schema: Schema): string[] {
  return [...fieldsOf(value, schema)].flatMap((field) =>
    (field.value === null ? [] : (field.schema['x-kubernetes-validations'] ?? []))
      .map((rule) => broken(rule, celValue(field.value, field.schema)))
      .filter((reason) => reason !== undefined)
      .map((reason) => `${formatPath(field.path)}: ${reason}`),
  );
}

/** A rule that cannot be evaluated refuses the object, on the API server too. */
function broken({ rule, message = `failed rule: ${rule}` }: Rule, self: unknown): string | undefined {
  const evaluate = compile(rule);
  try {
    return evaluate({ self }) === true ? undefined : message;
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return `${message} (${reason})`;
  }
}

/** Throws for a rule that needs more than is here, so that none is silently passed over. */
export function compile(rule: string): Cel.ParseResult {
  const known = compiled.get(rule);
  if (known !== undefined) return known;
  // oldSelf is for updates; __ is how names are escaped that CEL reserves
  if (/\boldSelf\b|__/.test(rule)) throw new Error(`test/schemas cannot evaluate this rule yet: ${rule}`);
  const program = environment.parse(rule.replaceAll('.matches(', '.matchesRe2('));
  const { valid, error } = program.check();
  if (!valid) throw new Error(`test/schemas cannot evaluate this rule yet: ${rule}`, { cause: error });
  compiled.set(rule, program);
  return program;
}

/** Integers are `int` in CEL, which cel-js holds in a bigint; a plain number is a `double`. */
function celValue(value: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => celValue(item, schema?.items));
  if (isMap(value))
    return new Map(Object.entries(value).map(([name, field]) => [name, celValue(field, schemaOfField(schema, name))]));
  return typeof value === 'number' && schema?.type !== 'number' && Number.isInteger(value) ? BigInt(value) : value;
}
