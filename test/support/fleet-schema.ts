import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';

/** docs/fleet.schema.json, as the package ships it. */
export const FLEET_SCHEMA = JSON.parse(
  readFileSync(resolve(__dirname, '../../docs/fleet.schema.json'), 'utf8'),
) as Readonly<Record<string, unknown>>;

const validate = new Ajv({ strict: true, allErrors: true }).compile(FLEET_SCHEMA);

/** What the schema has against a fleet report, each with its place. */
export function refusalsOf(report: unknown): readonly string[] {
  if (validate(report)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
