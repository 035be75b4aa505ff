import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Project } from './project';

const project = new Project();

test.each([['--help'], ['diff', '--help']])('prints the usage for %j %j', (...args) => {
  const { status, stdout, stderr } = project.run(...args);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: cdk8s-mesh diff \[ref\] \[options\]\n/);
});

test('the usage fits a terminal, and names every option', () => {
  const { stdout } = project.run('--help');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  for (const option of ['--to', '--dist', '--markdown', '--exit-code', '--help', '--version'])
    expect(stdout).toContain(`  ${option} `);
});

test('is a program for node, wherever that lies', () => {
  const main = readFileSync(resolve(__dirname, '../../lib/cli/main.ts'), 'utf8');
  expect(main.startsWith('#!/usr/bin/env node\n')).toBe(true);
});

test('as a program of its own: prints the version of the package, and ends as the command does', () => {
  const { version } = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(project.spawn(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  expect(project.spawn(['diff', '--bad']).status).toBe(2);
});
