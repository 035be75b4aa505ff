/** Names under which everything is a secret. */
const PASSWORD = /(?:password|passwd|passphrase)$|(?:^|_)(?:PASS|PWD)$/i;

/** Names under which a value that looks random is one: it can also be the name of a Secret, or a key of a cache. */
const PERHAPS = /(?:token|secret|credentials?|[\w-]+[_-]key)$/i;

/** Names of charts and applications for secrets, whatever the value looks like. */
const KEY = /(?:client_?secret|signing_?key|private_?key|api_?key|access_?key)$/i;

/** How all of these names end. Hardly any other name does. */
const SECRETIVE = /(?:word|wd|phrase|pass|secret|key|token|credentials?)$/i;

/** A value that refers to a secret: Kiali's reference to a Secret, a variable, a template, or a file. */
const REFERENCE = /^(?:secret:|vault:|ref\+|\$|\{\{|<|%|\/|\.\/|file:)/;

/** A flag of a command and its value. */
const FLAG = /^--?([\w.-]+)[= ](.+)$/;

/** Whether a value under a name is a secret that is written out. */
export function isSecret(name: string, value: string): boolean {
  if (!SECRETIVE.test(name) || value === '' || REFERENCE.test(value)) return false;
  return PASSWORD.test(name) || KEY.test(name) || (PERHAPS.test(name) && looksRandom(value));
}

/** Name of the flag of a command whose value is a secret; undefined: the text is another one. */
export function secretFlag(text: string): string | undefined {
  if (!text.startsWith('-')) return undefined;
  const [, name = '', value = ''] = FLAG.exec(text) ?? [];
  return name !== '' && isSecret(name.replaceAll('-', '_'), value) ? name : undefined;
}

/** Random text has letters and digits in no order. Names of objects and files are words with separators. */
function looksRandom(value: string): boolean {
  if (value.length < 16 || !/[A-Za-z]/.test(value) || !/\d/.test(value) || /[\s:]/.test(value)) return false;
  const words = value.split(/[-._/]/).filter((word) => word !== '');
  const areNames = words.length > 1 && words.every((word) => /^(?:[a-z]+\d*|\d+)$/i.test(word));
  return !areNames && new Set(value).size >= 8;
}
