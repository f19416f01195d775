/** A predicate up to where it ends: the next `and`, `or`, a clause, or the bracket around it. */
const predicate = /\band\s+(?!\$\{)/gi;
const clauseAfter = /^(?:and|or|order|group|limit|returning|for|on|union|having|offset|set|then|when|end|as)\b/i;

/** @returns whether a literal is a statement that chooses rows */
export function isSql(text) {
  return /\b(?:select|update|delete|insert)\b/i.test(text) && /\b(?:from|set|into|where)\b/i.test(text);
}

/**
 * What may be changed in a piece of SQL, positions relative to it.
 * @param whole the literal it is part of: a parameter that would be lost must stay somewhere
 */
export function sqlMutations(text, whole) {
  return [...removedPredicates(text, whole), ...boundaries(text), ...lostLocks(text)];
}

function removedPredicates(text, whole) {
  const found = [];
  for (const { index, 0: word } of text.matchAll(predicate)) {
    const end = endOfPredicate(text, index + word.length);
    const removed = text.slice(index, end).trimEnd();
    const before = text.slice(0, index);
    // `between a and b` is one predicate.
    if (/\bbetween\s+[^\s]+(?:\s*[+-]\s*\S+)?\s*$/i.test(before)) continue;
    const lost = new Set([...removed.matchAll(/\$\d+/g)].map(([name]) => name));
    for (const name of lost) if (whole.replace(removed, '').includes(name)) lost.delete(name);
    const replacement = [...lost].map((name) => `and (${name}::text is null or true)`).join(' ');
    found.push({ kind: 'predicate removed', start: index, end: index + removed.length, replacement });
  }
  return found;
}

function endOfPredicate(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth < 0) return at;
    if (depth === 0 && /\s/.test(text[at - 1] ?? '') && clauseAfter.test(text.slice(at))) {
      const isBetween = /\bbetween\s+\S+(?:\s*[+-]\s*\S+)?\s*$/i.test(text.slice(from, at));
      if (!(isBetween && /^and\b/i.test(text.slice(at)))) return at;
    }
  }
  return text.length;
}

function boundaries(text) {
  const other = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
  return [...text.matchAll(/(?<=\s)(?:<=|>=|<|>)(?=\s)/g)].map(({ index, 0: sign }) => ({
    kind: 'boundary in SQL',
    start: index,
    end: index + sign.length,
    replacement: other[sign],
  }));
}

function lostLocks(text) {
  return [...text.matchAll(/\bfor update(?: skip locked)?/gi)].map(({ index, 0: lock }) => ({
    kind: 'lock removed',
    start: index,
    end: index + lock.length,
    replacement: '',
  }));
}
