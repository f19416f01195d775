import type { Type } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Tx } from '../database/database.js';
import type { ListModel } from './list-model.js';
import type { ListReport } from './run-list.js';

/** What one list says of itself, in the console and on the command line. */
export interface ListImportWords {
  title: string;
  /** Of the list; the form stands at `<path>/import`. */
  path: string;
  columns: string;
  model: ListModel;
  /** What may be done with the lines at once. */
  atOnce: string;
  /** What becomes of a line that is known already. */
  known: string;
  back: string;
  /** `npm run cli -- import <name>`, and what it says of itself. */
  command: { name: string; description: string; atOnce: string };
}

/** A short list as it came. */
export interface GivenList {
  bytes: Uint8Array;
  /** Reads and checks everything, and keeps nothing. */
  dryRun: boolean;
  /** What may be done with its lines is done: approve the partners, publish the offers. */
  atOnce: boolean;
}

/** The use case of a slice that takes a short list. */
export interface ListImporter {
  run(tx: Tx, actor: Actor, list: GivenList): Promise<ListReport>;
}

const marked = new Map<Type<ListImporter>, ListImportWords>();

/**
 * Marks the use case that loads a list of its slice. The command line knows it by that; the module of the slice takes
 * its page, `listImportPages`.
 */
export function ListImport(words: ListImportWords) {
  return (target: new (...parameters: never[]) => ListImporter): void => {
    marked.set(target as Type<ListImporter>, words);
  };
}

/** @throws Error for a class without the mark: a fault of ours */
export function wordsOfList(importer: Type<ListImporter>): ListImportWords {
  const words = marked.get(importer);
  if (!words) throw new Error(`${importer.name} is not marked with @ListImport.`);
  return words;
}

/** Of all slices, without the application being made: a command says what it takes before it opens the database. */
export function listImports(): { importer: Type<ListImporter>; words: ListImportWords }[] {
  const all = [...marked].map(([importer, words]) => ({ importer, words }));
  const names = all.map(({ words }) => words.command.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two lists are imported as ${twice}.`);
  return all;
}
