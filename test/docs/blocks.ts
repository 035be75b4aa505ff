import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './api';

/** A fenced block of a page. */
export interface Block {
  /** Path of the page below the repository. */
  readonly page: string;
  /** Line of the page on which the block opens. */
  readonly line: number;
  /** Heading under which it stands. */
  readonly heading: string;
  readonly code: string;
}

/** Every page of documentation. */
export function pages(): readonly string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  const all = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...docs.map((path) => join('docs', path)).sort()];
  return all.filter((path) => path.endsWith('.md'));
}

/** The blocks of one language in a page, in their order. */
export function blocksOf(page: string, language: string): readonly Block[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^( *)```(\w+)\n(.*?)^\1```$/gms)]
    .filter((match) => match[2] === language)
    .map(({ index, 1: indent = '', 3: code = '' }) => {
      const before = text.slice(0, index);
      const headings = [...before.matchAll(/^#+ (.*)$/gm)];
      return {
        page,
        line: before.split('\n').length,
        heading: headings.at(-1)?.[1] ?? '',
        code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      };
    });
}

/** What a page may leave out of its examples: docs/rules/README.md says that they import from cdk8s-mesh. */
export function completed(block: Block, exported: readonly string[]): string {
  if (!block.page.startsWith('docs/rules/')) return `export {};\n${block.code}`;
  const imports = [...block.code.matchAll(/^import [^;]*;/gm)].join('\n');
  const names = exported.filter((name) => uses(block.code, name) && !uses(imports, name));
  return `import { ${names.join(', ')} } from 'cdk8s-mesh';\n${block.code}`;
}

function uses(code: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(code);
}
