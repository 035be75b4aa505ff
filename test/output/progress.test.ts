import type { WriteStream } from 'node:tty';
import { Progress } from '../../lib/output/progress';

/** What a run of three clusters prints that take so many milliseconds each. */
function printed(milliseconds: number, isTTY: boolean, env: NodeJS.ProcessEnv = {}): readonly string[] {
  const said: string[] = [];
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const progress = new Progress({ isTTY, write: (text: string) => said.push(text) } as unknown as WriteStream, env);
  for (let cluster = 0; cluster < 3; cluster++) {
    now += milliseconds;
    progress.file(2);
    progress.file(1);
    progress.cluster(3);
  }
  expect(progress.seconds).toBe((3 * milliseconds) / 1000);
  progress.clear();
  jest.restoreAllMocks();
  return said;
}

test('a terminal shows what a run has done that takes more than a second, and nothing afterwards', () => {
  expect(printed(600, true)).toEqual([
    '\r\u001b[K2 of 3 clusters, 6 objects, 4 files',
    '\r\u001b[K3 of 3 clusters, 9 objects, 6 files',
    '\r\u001b[K',
  ]);
});

test('the line does not change more often than a person can read', () => {
  expect(printed(60, true)).toEqual([]);
  expect(printed(1050, true)).toHaveLength(4);
});

test.each([
  ['a short run', 300, true, {}],
  ['a file or a pipe', 2000, false, {}],
  ['CI', 2000, true, { CI: 'true' }],
])('%s shows nothing', (_what, milliseconds, isTTY, env) => {
  expect(printed(milliseconds, isTTY, env)).toEqual([]);
});
