import { hash } from 'node:crypto';

/** SHA-256 in hexadecimal, as `sha256sum` prints it. */
export function sha256(content: Buffer | string): string {
  return hash('sha256', content);
}
