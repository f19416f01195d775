import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { QrImage } from '../../kernel/ui/qr-image.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { ShownPairing } from '../pairing-code.js';
import { TillNameForm } from '../till-name-form.js';
import type { TillView } from '../tills.query.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  tills: TillView[];
  /** Address of the list: forms post to it and below it. */
  action: string;
  token: string;
  /** Shown once, right after it was made. */
  pairing?: ShownPairing;
  /** What was typed and refused. */
  name?: string;
  refusal?: Refusal;
  /** Whose form that was; none: that of a new till. */
  refusedTill?: string;
  /** One below the heading it stands under. */
  heading?: 'h2' | 'h3';
}

/** The tills of a partner, and the code that makes a phone one of them. */
export function TillPanel({ tills, action, token, heading: Heading = 'h3', ...last }: Props) {
  const { pairing, name, refusal, refusedTill } = last;
  const ofNew = refusedTill ? {} : { name, refusal };
  const field = fieldsOf(TillNameForm, { values: {}, refusal: ofNew.refusal, of: 'caisse' });
  return (
    <>
      {pairing && <Pairing {...pairing} />}
      {tills.length === 0 ? (
        <Empty>
          <Heading>Aucune caisse pour l’instant</Heading>
          <p>Une caisse est un téléphone ou une tablette qui lit les pass, et ne peut rien faire d’autre.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {tills.map((till) => (
            <TillLine till={till} action={action} token={token} {...(till.id === refusedTill && { name, refusal })} />
          ))}
        </ul>
      )}
      {refusal && refusedTill && !tills.some(({ id }) => id === refusedTill) && <RefusalNotice refusal={refusal} />}
      <Form action={action} token={token} refusal={ofNew.refusal} of="caisse" class="stack narrow">
        <field.name
          label="Nom de la nouvelle caisse"
          value={ofNew.name ?? `Caisse ${tills.length + 1}`}
          hint="Par exemple : Comptoir, Téléphone de Karim."
        />
        <button class="quiet">Ajouter une caisse</button>
      </Form>
    </>
  );
}

function Pairing({ pairingCode, url }: ShownPairing) {
  return (
    <div class="notice accepted" role="status">
      <div class="pairing">
        <QrImage text={url} label="Code QR qui associe la caisse" />
        <div class="stack tight">
          <p>Avec le téléphone de la caisse, scannez ce code. Ou ouvrez {url.replace(/\?.*/, '')} et tapez :</p>
          <p class="code number">{pairingCode}</p>
          <p class="soft">Il sert une fois, pendant un quart d’heure.</p>
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  till: TillView;
  action: string;
  token: string;
  name?: string;
  refusal?: Refusal;
}

function TillLine({ till, action, token, name, refusal }: LineProps) {
  return (
    <li>
      <div>
        <p>
          <strong>{till.name}</strong>
        </p>
        <p class="soft">{stateWords(till)}</p>
      </div>
      <details open={refusal !== undefined}>
        <summary>Modifier</summary>
        <div class="stack tight">
          {refusal && <RefusalNotice refusal={ofOneField(refusal)} />}
          <Form action={`${action}/${till.id}/nom`} token={token} class="row">
            <div class="field">
              <label for={`nom-${till.id}`}>Nom</label>
              <input id={`nom-${till.id}`} name="name" value={name ?? till.name} maxLength={60} required />
            </div>
            <button class="quiet">Renommer</button>
          </Form>
          {till.state !== 'paired' && (
            <Form action={`${action}/${till.id}/code`} token={token} class="row">
              <button class="quiet">Nouveau code d’association</button>
            </Form>
          )}
          <Form action={`${action}/${till.id}/retrait`} token={token} class="row">
            <button class="danger">
              <Icon name="trash-2" /> Retirer cette caisse
            </button>
          </Form>
        </div>
      </details>
    </li>
  );
}

/** A field of this line has no address that the notice could lead to: the notice says itself what is wrong. */
function ofOneField({ errors, ...refusal }: Refusal): Refusal {
  return { ...refusal, detail: errors[0]?.detail ?? refusal.detail, errors: [] };
}

function stateWords(till: TillView): string {
  if (till.state === 'open') return 'À associer : son code attend';
  if (till.state === 'lapsed') return 'À associer : son code ne sert plus';
  return till.lastSeenAt
    ? `Vue le ${frenchMoment(instantOf(till.lastSeenAt))}${clockWords(till.clockOffsetMs)}`
    : 'Associée, pas encore servie';
}

/** Five minutes: beyond, a code shown by a phone reads as too old. */
function clockWords(offsetMs: number | null): string {
  const minutes = Math.round(Math.abs(offsetMs ?? 0) / 60_000);
  return minutes < 5 ? '' : ` · son horloge est décalée de ${minutes} minutes`;
}
