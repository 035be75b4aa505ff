import { relative } from 'node:path';
import { MeshApp } from '../../../lib';
import { usageError } from '../../../lib/model/problems/usage-error';

test('the stack begins where the library was called', () => {
  let error: unknown;
  try {
    new MeshApp({ outdir: '' });
  } catch (thrown) {
    error = thrown;
  }
  const [head, first] = (error as Error).stack?.split('\n') ?? [];
  expect(head).toBe('Error: outdir of MeshApp must be a path, and not ""');
  expect(first).toContain(`${relative(process.cwd(), __filename)}:8:`);
  expect((error as Error).stack).not.toMatch(/\/lib\/(output|model|constructs)\//);
});

test('the message is the error, in one line or several', () => {
  const error = usageError('first\nsecond');
  expect(error.message).toBe('first\nsecond');
  expect(error.stack).toMatch(/^Error: first\nsecond\n\s+at /);
});
