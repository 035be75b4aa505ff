import { RULES, STRUCTURAL } from './refusals';
import { SAMPLES, changed } from './samples';
import { validate } from './validator';

test.each(Object.entries(SAMPLES))('the sample %s is valid', (_name, sample) => {
  expect(validate(sample)).toEqual([]);
});

test.each([...STRUCTURAL, ...RULES])('fails for %s', (_title, name, fields, reason) => {
  expect(validate(changed(name, fields))).toEqual([reason]);
});
