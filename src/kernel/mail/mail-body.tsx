import { renderToString } from 'preact-render-to-string';
import { hoursWords, type OpeningHours } from '../hours/opening-hours.js';
import { frenchPhone } from '../text/phone.js';

/** What a mail says: plain French sentences, and at most one thing to do. */
export interface MailMessage {
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
}

/** Who writes and where to call. */
export interface Signature {
  name: string;
  /** E.164 */
  phone: string | null;
  address: string | null;
  /** Of the counter; empty when nothing is said. */
  openingHours?: OpeningHours[];
}

/** Both versions of a mail from the same words: whoever reads only one misses nothing. */
export function mailBody(message: MailMessage, signature: Signature): { text: string; html: string } {
  return {
    text: textBody(message, signature),
    html: `<!doctype html>${renderToString(<HtmlBody message={message} signature={signature} />)}`,
  };
}

function textBody({ paragraphs, action }: MailMessage, signature: Signature): string {
  return [
    ...paragraphs,
    ...(action ? [`${action.label} :\n${action.url}`] : []),
    [signature.name, signature.address].filter(Boolean).join('\n'),
    whereToCall(signature),
    automatic,
  ].join('\n\n');
}

const automatic = 'Ce message est envoyé automatiquement.';

function whereToCall({ phone, openingHours = [] }: Signature): string {
  const open = openingHours.length > 0 ? ` Le guichet est ouvert ${hoursWords(openingHours)}.` : '';
  return phone
    ? `Une question ? Appelez-nous au ${frenchPhone(phone)}.${open}`
    : `Une question ? Venez nous voir au guichet.${open}`;
}

const styles =
  'body{margin:0;padding:24px;background:#fbf8f3;color:#1d2a2e;font:18px/1.5 Verdana,Arial,sans-serif}' +
  'main,footer{max-width:34em;margin:0 auto}p{margin:0 0 1em}h1{margin:0 0 1em;font-size:24px;line-height:1.3}' +
  'a{color:#0b5560}footer{border-top:1px solid #7d7768;padding-top:1em}';

/** No picture, nothing fetched from elsewhere: it reads the same in every mail program, and tells nobody it was read. */
function HtmlBody({ message, signature }: { message: MailMessage; signature: Signature }) {
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{message.subject}</title>
        <style>{styles}</style>
      </head>
      <body>
        <main>
          <h1>{message.subject}</h1>
          {message.paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          {message.action && (
            <p>
              <a href={message.action.url}>
                <strong>{message.action.label}</strong>
              </a>
            </p>
          )}
        </main>
        <footer>
          <p>
            <strong>{signature.name}</strong>
            {signature.address && (
              <>
                <br />
                {signature.address}
              </>
            )}
          </p>
          <p>{whereToCall(signature)}</p>
          <p>{automatic}</p>
        </footer>
      </body>
    </html>
  );
}
