import '../kernel/access/actor.js';

/** A resident and a carer act with the key of the phone that carries the pass. */
declare module '../kernel/access/actor.js' {
  interface KeyHolders {
    senior: true;
    carer: true;
  }

  interface Actor {
    /** Of both: the pass their phone carries. */
    passId?: string;
    /** Of a carer. */
    carerId?: string;
  }
}
