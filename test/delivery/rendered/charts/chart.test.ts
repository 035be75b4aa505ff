import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChart } from '../../../../lib/delivery/rendered/charts/chart';
import { questionsIn } from '../../../../lib/delivery/rendered/lookup-templates';
import { sha256 } from '../../../../lib/model/digest';
import { temporaryFolder } from '../../../support/files';
import { chartOf, chartYaml, folderOf, packed } from '../charts';

test('the digest of a packed chart is that of the file', () => {
  const file = packed(chartOf('a: 1'));
  expect(readChart(file)).toMatchObject({
    digest: `sha256:${sha256(readFileSync(file))}`,
    named: { name: 'demo', version: '1.0.0' },
  });
});

test('the digest of a folder is what the shell says, whatever its files are called', () => {
  const chart = chartOf('a: 1', { 'templates/b.yaml': 'b', 'Z.txt': 'z', 'templates/é.txt': 'e', 'templates-a': 'x' });
  const shell = "find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum | sha256sum";
  const said = execFileSync('sh', ['-c', shell], { cwd: chart, encoding: 'utf8' });
  expect(readChart(chart).digest).toBe(`sha256:${said.split(' ')[0] ?? ''}`);
});

test.each([
  ['another content of a file', { 'templates/a.yaml': 'other' }],
  ['another file', { 'templates/b.yaml': '' }],
])('the digest of a folder changes with %s', (_title, change) => {
  const chart = chartOf('', { 'templates/a.yaml': 'a' });
  const { digest } = readChart(chart);
  expect(readChart(chart).digest).toBe(digest);
  expect(readChart(folderOf(change, chart)).digest).not.toBe(digest);
});

test.each(['gnu', 'posix', 'ustar'])('a chart with long paths that was packed as %s can be read', (format) => {
  const long = `templates/${'rules-'.repeat(12)}/${'a'.repeat(60)}.yaml`;
  const file = packed(chartOf('', { [long]: 'content' }), '1.0.0', temporaryFolder(), format);
  const { files, named } = readChart(file);
  expect(named?.version).toBe('1.0.0');
  expect([...files].find(([, content]) => content.toString() === 'content')?.[0]).toBe(long);
});

test('plain YAML is a folder without Chart.yaml, or a file', () => {
  const folder = folderOf({ 'a.yaml': 'a: 1' });
  expect(readChart(folder)).toMatchObject({ named: undefined });
  expect(readChart(join(folder, 'a.yaml'))).toMatchObject({
    named: undefined,
    digest: `sha256:${sha256('a: 1')}`,
  });
});

test('a version is text also where YAML would take it for a number', () => {
  expect(readChart(chartOf('', { 'Chart.yaml': 'name: demo\nversion: 1.10\n' })).named?.version).toBe('1.10');
});

describe('templates that ask the cluster or the clock', () => {
  test.each<[string, string]>([
    ['a lookup', '{{ lookup "v1" "Secret" "a" "b" }}'],
    ['a lookup in parentheses', '{{- if (lookup "v1" "Secret" "a" "b") }}'],
    ['a lookup over several lines', '{{- $secret :=\n  lookup "v1" "Secret" .Release.Namespace "b" -}}'],
    ['the time', 'date: {{ now | date "2006-01-02" }}'],
  ])('are found by %s', (_title, template) => {
    expect(questionsIn(readChart(chartOf('', { 'templates/_a.tpl': template })))).toEqual(['templates/_a.tpl']);
  });

  test.each<[string, string]>([
    ['a comment', '{{/* lookup and now */}}'],
    ['text', 'lookup now {{ "lookup" | quote }} {{ `now` }}'],
    ['a value', '{{ .Values.lookup }} {{ $now }} {{ .Values.now.here }} {{ include "know" . }}'],
  ])('are not found by %s', (_title, template) => {
    expect(questionsIn(readChart(chartOf('', { 'templates/a.yaml': template })))).toEqual([]);
  });

  test('are found in charts within a chart, packed or not', () => {
    const inner = chartOf('', { 'templates/a.yaml': '{{ now }}', 'Chart.yaml': chartYaml('inner') });
    const chart = chartOf('', {
      'charts/open/templates/b.yaml': '{{ lookup "v1" "Pod" "a" "b" }}',
      'docs/now.md': '{{ now }}',
    });
    writeFileSync(join(chart, 'charts/inner-1.0.0.tgz'), readFileSync(packed(inner)));
    expect([...questionsIn(readChart(chart))].sort()).toEqual([
      'charts/inner-1.0.0.tgz/demo/templates/a.yaml',
      'charts/open/templates/b.yaml',
    ]);
  });
});
