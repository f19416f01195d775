/** What a till without network may do (pass-code.md, Status list; domain.md, Offline policy). Sent in its bundle. */
export interface TillPolicy {
  /** A status list older than this turns the till amber. */
  amberAfterSeconds: number;
  /** Older than this it is worth nothing. */
  closedAfterSeconds: number;
  /** A scan is taken as made at most this long before it is sent. */
  backdatingHours: number;
  /** A use may be taken back this long. */
  undoMinutes: number;
}

export const BACKDATING_HOURS = 72;
/** A partner's own mistake may be undone this long; an agent's decision, at any time with a reason. */
export const UNDO_MINUTES = 15;

export const tillPolicy: TillPolicy = {
  amberAfterSeconds: 86_400,
  closedAfterSeconds: 7 * 86_400,
  backdatingHours: BACKDATING_HOURS,
  undoMinutes: UNDO_MINUTES,
};

/** A code, an offer, an amount: all a till sends of one scan, and read before it is known which till it is. */
export const LARGEST_SCAN_BYTES = 16 * 1024;
