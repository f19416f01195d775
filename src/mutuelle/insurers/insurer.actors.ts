import '../../kernel/access/actor.js';

/** Whoever works for the mutuelle of one agreement. */
declare module '../../kernel/access/actor.js' {
  interface TokenHolders {
    insurer: true;
  }
}
