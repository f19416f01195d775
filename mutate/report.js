import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** Adds what came out of a sample to `docs/mutations.md`. @returns the counts, in words */
export function addSample(root, { seed, commit, drawn, results }) {
  const by = (outcome) => results.filter((result) => result.outcome === outcome);
  const counts = ['killed', 'survived', 'no test', 'late', 'doubtful'].map(
    (outcome) => `${by(outcome).length} ${outcome}`,
  );
  const tried = results.length === drawn ? `${drawn}` : `${results.length} of ${drawn}`;
  const sentence = `${tried} faults: ${counts.join(', ')}.`;
  const rows = [...by('survived'), ...by('no test'), ...by('late'), ...by('doubtful')].map(
    ({ file, text, start, end, kind, replacement, outcome }) =>
      `| ${file}:${lineOf(text, start)} | ${kind} | ${cell(text.slice(start, end))} | ${cell(replacement)} | ${outcome} |`,
  );
  const table = ['| place | kind | was | became | outcome |', '| --- | --- | --- | --- | --- |', ...rows];
  const section = [`\n## Seed ${seed}, commit ${commit}\n`, sentence, ...(rows.length > 0 ? ['', ...table] : []), ''];
  appendFileSync(path.join(root, 'docs/mutations.md'), section.join('\n'));
  return sentence;
}

export function lineOf(text, position) {
  return text.slice(0, position).split('\n').length;
}

export function onOneLine(text) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 97)}…` : line || '(nothing)';
}

function cell(text) {
  return `\`${onOneLine(text).replaceAll('|', '\\|')}\``;
}
