export interface DeliveryFailure {
  /** `smtp_550` for an answer of the server, else nodemailer's own: `ESOCKET`, `EAUTH`. */
  code: string;
  /** What the server said, shortened, without the address. */
  answer: string | null;
  /** It would be refused again. */
  isPermanent: boolean;
}

/** Refusals of ourselves, not of the mail: they pass once somebody has mended the settings. */
const ofOurs = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'ECONFIG'];
const longestAnswer = 200;

export function failureOf(error: unknown, recipient: string): DeliveryFailure {
  const { code, responseCode, response, permanent } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    permanent?: boolean;
  };
  const isOurs = ofOurs.includes(code ?? '');
  return {
    code: responseCode && !isOurs ? `smtp_${responseCode}` : (code ?? 'unknown'),
    answer: response ? withoutAddress(response, recipient).slice(0, longestAnswer) : null,
    isPermanent: permanent === true && !isOurs,
  };
}

/** Servers repeat the address, whole or only the name before the @. */
function withoutAddress(answer: string, recipient: string): string {
  const [name] = recipient.split('@') as [string];
  return answer
    .replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '…')
    .replaceAll(new RegExp(name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
