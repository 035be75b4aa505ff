import { readFileSync, writeSync } from 'node:fs';
import { synth } from './trees';
import type { Tree } from './trees';

/** The program of a child process: publishes the tree in a file (second argument) into a folder (first argument). */
const [, , outdir = '', file = ''] = process.argv;
const tree = JSON.parse(readFileSync(file, 'utf8')) as Tree;
writeSync(1, 'go\n');
synth(outdir, tree);
