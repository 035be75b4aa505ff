/** A word or turn that readers stumble over. */
export interface Banned {
  readonly pattern: RegExp;
  readonly instead: string;
  /** A text that has it. */
  readonly example: string;
}

type Row = readonly [phrase: string, instead: string, example: string];

const PLACES = 'in|on|at|below|behind|beside|besides|between|inside|outside|there|where|elsewhere';
const VERBS =
  'is|are|was|were|has|have|may|must|should|can|cannot|lies|stands|goes|comes|runs|leads|tells|says|follows|differs|' +
  'grows|brings|becomes|remains|somebody|nobody|people|others';
const COMPARED =
  'longer|more|less|different|larger|smaller|greater|later|older|newer|higher|lower|better|worse|matter|use';

const WORDS: readonly Row[] = [
  ['mends?|mended|mending', 'fix', 'It mends the file.'],
  ['doors?', 'gateway', 'the door of a cluster'],
  ['laws?', 'rule', 'A law about the fleet.'],
  ['clothes', 'name the form, as in "IPv4-mapped IPv6 address"', 'IPv4 in IPv6 clothes'],
  ['plainly', 'name what is printed', 'says plainly'],
  ['besides', 'also, in addition, other than', 'what it holds besides'],
  ['whom', 'who, or name them: "which clusters", "its callers"', 'whom it calls'],
  ['stand-ins?', 'placeholder', 'a stand-in for an address'],
];

const TURNS: readonly Row[] = [
  [`(?:lies?|lay|lain|lying) (?:${PLACES})`, 'is in, or name who puts it there', 'The file lies\nin dist/.'],
  [`(?:stands?|stood|standing) (?:for|once|${PLACES})`, 'is in, means, represents', 'It stands for all.'],
  ['as it (?:stands|lies)', 'unchanged, as it is', 'the name as it stands'],
  ['(?<!there )(?:is|are|was|were) none(?! of)', 'is not a …', 'a text that is none'],
  [`(?<!there )(?:is|are|was|were) no (?!${COMPARED})\\p{L}+`, 'is not a …', 'That is no map.'],
  ['of which', 'two sentences, or "whose"', 'three, of which one is empty'],
  ['as far as', 'if, where, or "the part that …"', 'as far as it is known'],
  ["somebody else(?:'s)?", 'name them: "another tool", "whoever installed it"', "somebody else's istiod"],
  [
    '(?:says?|said|speaks?|spoke|tells?|told) (?:nothing |something |anything )?of',
    'say about, report, or name the fact',
    'It says nothing of ports.',
  ],
  ['what (?:is|are) not', 'name the thing: "a value that is not …"', 'what is not a region'],
  ['something (?:says|said) that was thrown', 'message of a thrown value', 'what something says that was thrown'],
  ['(?:is|are|was|were|has|have) gone', 'was removed, no longer exists', 'The object is gone.'],
  ['(?:comes?|came) (?:and|or|nor) (?:goe?s?|went)', 'is added or removed', 'Who comes and goes.'],
  ['way out', 'name what to do', 'It is never the way out.'],
  ['for ever|forever', 'permanently', 'kept for ever'],
  ['without a word', 'silently, or name the default', 'It happens without a word.'],
  ['of whichever', 'name which', 'of whichever copy'],
  ['of yours', 'your …', 'a policy of yours'],
  ['but for', 'except', 'all but for one'],
  ['(?:nothing|nobody|none) but', 'only', 'nothing but a name'],
  ['another (?:one )?than', 'different from, not the same as', 'another one than before'],
  ['hooks aside', 'name what is done with hooks', 'Hooks aside: nothing is run.'],
  ['in vain', 'without effect', 'It asks in vain.'],
  ['first of these that', 'the first option that covers your case', 'Take the first of these that does it.'],
  ['(?:have|has) to say', 'name what it reports', 'all that a rule has to say'],
];

/** At the start of a sentence. */
const STARTS: readonly Row[] = [
  [`What (?:${VERBS})`, 'start with the thing that acts, and name it', 'It is quoted. What is left is not.'],
  ['What of', 'start with the thing that acts, and name it', 'What of it is read.'],
  ['Of (?:what|those|these|all|such)', 'start with the thing that acts', 'Of those there is nothing to patch.'],
];

/** A space in a phrase is any white space, because a phrase may go over a line break. */
function patternOf(phrase: string, before: string, after: string, flags: string): RegExp {
  const words = phrase.replaceAll(' ', String.raw`\s+`);
  return new RegExp(String.raw`${before}(?:${words})(?![\p{L}-])${after}`, flags);
}

const anywhere = (phrase: string): RegExp => patternOf(phrase, String.raw`(?<![\p{L}-])`, '', 'giu');
/** A question may start with "What". */
const first = (phrase: string): RegExp =>
  patternOf(phrase, String.raw`(?<=^\s*|[.:;!?)\u2029]\s+)`, String.raw`(?![^.;]*\?)`, 'gu');

export const BANNED: readonly Banned[] = [
  ...[...WORDS, ...TURNS].map(([phrase, instead, example]) => ({ pattern: anywhere(phrase), instead, example })),
  ...STARTS.map(([phrase, instead, example]) => ({ pattern: first(phrase), instead, example })),
];
