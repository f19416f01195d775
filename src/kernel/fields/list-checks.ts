import type { Check } from './word.js';

/** The same asked of a list: it is one, and it holds of its values. */
export function ofList(holds: (values: unknown[]) => boolean): Check['holds'] {
  return (value) => Array.isArray(value) && holds(value);
}

/** What is asked of every list, first. @param most Infinity: as many as there are */
export function listChecks(least: number, most: number): Check[] {
  return [
    { code: 'not_list', sentence: 'Une liste est attendue.', holds: Array.isArray },
    { code: 'too_few', sentence: 'Cette liste est trop courte.', holds: ofList(({ length }) => length >= least) },
    { code: 'too_many', sentence: 'Cette liste est trop longue.', holds: ofList(({ length }) => length <= most) },
  ];
}
