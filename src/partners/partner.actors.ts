import '../kernel/access/actor.js';

/** A partner's people, and its tills, which may scan and nothing else (domain.md, Words). */
declare module '../kernel/access/actor.js' {
  interface TokenHolders {
    partner: true;
    till: true;
  }

  interface ActingFor {
    /** Of a partner's member or till. A till without one serves the CCAS itself and every partner. */
    partnerId?: string;
  }
}
