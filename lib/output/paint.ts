import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Paint } from '../model/problems/problem-report';

/** Colours for a terminal that has them, and that nobody (`NO_COLOR`) has told to do without; else none. */
export function paintFor(stream: WriteStream): Paint {
  const isColoured = stream.isTTY && stream.hasColors();
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}
