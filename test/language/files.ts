import { faultsOf } from './faults';
import { markdownPassages } from './markdown';
import type { Passage } from './passage';
import { libraryPassages, titlePassages } from './source';

/** Faults in the language of a page, a file of lib/, or a file of tests. */
export function faultsIn(file: string, content: string): readonly string[] {
  return passagesIn(file, content).flatMap(faultsOf);
}

/** In a test file only titles are read. */
export function passagesIn(file: string, content: string): readonly Passage[] {
  if (file.endsWith('.md')) return markdownPassages(file, content);
  return file.endsWith('.test.ts') ? titlePassages(file, content) : libraryPassages(file, content);
}
