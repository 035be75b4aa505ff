import { BANNED } from './banned';
import { CODE, END, lineAt } from './passage';
import type { Passage } from './passage';

/** The most words of a sentence; the aim is 25. */
const MAX_WORDS = 35;

/** Lines for a reader: `file:line: "phrase": write …`. */
export function faultsOf(passage: Passage): readonly string[] {
  return [...bannedIn(passage), ...longIn(passage)];
}

function bannedIn(passage: Passage): readonly string[] {
  return BANNED.flatMap(({ pattern, instead }) =>
    [...passage.text.matchAll(pattern)].map(
      ({ 0: phrase, index }) => `${at(passage, index)}: "${phrase.replaceAll(/\s+/g, ' ')}": instead: ${instead}`,
    ),
  );
}

function longIn(passage: Passage): readonly string[] {
  return sentencesOf(passage.text).flatMap(({ index, text }) => {
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}…]/u.test(word));
    if (words.length <= MAX_WORDS || !SENTENCE.test(text)) return [];
    const start = words.slice(0, 6).join(' ').replaceAll(CODE, '…');
    return [`${at(passage, index)}: "${start} …": ${words.length} words: make two sentences, or a list`];
  });
}

/** Tells sentences from lists of names, which may be long. */
const SENTENCE = /\b(?:the|an?|is|are|to|of|and|in|it)\b/i;

interface Sentence {
  readonly index: number;
  readonly text: string;
}

/** A sentence ends at a full stop before a space, unless an abbreviation has it. */
function sentencesOf(text: string): readonly Sentence[] {
  const ends = [
    ...text.matchAll(new RegExp(String.raw`(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?]["')\]]*(?=\s|$)|${END}`, 'gu')),
  ];
  const starts = [0, ...ends.map(({ 0: mark, index }) => index + mark.length)];
  return starts.map((start, position) => {
    const sentence = text.slice(start, starts[position + 1]);
    return { index: start + sentence.search(/\S|$/), text: sentence };
  });
}

function at(passage: Passage, index: number): string {
  return `${passage.file}:${lineAt(passage, index)}`;
}
