import { textIn } from '../../../kernel/http/input.js';
import { TextArea, Form } from '../../../kernel/ui/form.js';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { ReceiptRow } from '../donation.query.js';
import type { DonationPageProps } from './donation-props.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';

/** Receipts of one donation, with their files; a void one stays and says why. */
export function ReceiptPanel({ donation, token, receiptId, values = {}, refusal }: DonationPageProps) {
  if (donation.receipts.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>Reçus fiscaux</h2>
      <ul class="entries">
        {donation.receipts.map((receipt) => (
          <li>
            <div class="stack tight">
              <p>
                <strong>n° {receipt.number}</strong> du {frenchDay(receipt.issuedOn)},{' '}
                {frenchEuros(receipt.amountCents)} <ReceiptBadge receipt={receipt} />
              </p>
              {receipt.voidReason && (
                <p class="soft">
                  Annulé : {receipt.voidReason}
                  {receipt.replacedBy && ` Remplacé par le n° ${receipt.replacedBy}.`}
                </p>
              )}
              {receipt.isIntact !== null && (
                <ReceiptActions
                  receipt={receipt}
                  token={token}
                  {...(receiptId === receipt.id && { reason: textIn(values, 'reason'), refusal })}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether it is valid, and whether its file is still the one that was issued. */
export function ReceiptBadge({ receipt }: { receipt: Pick<ReceiptRow, 'state' | 'isIntact'> }) {
  if (receipt.isIntact === false)
    return (
      <span class="badge refused">
        <Icon name="octagon-x" size={16} /> Fichier modifié
      </span>
    );
  return receipt.state === 'valid' ? (
    <span class="badge accepted">
      <Icon name="check" size={16} /> Valable
    </span>
  ) : (
    <span class="badge refused">
      <Icon name="octagon-x" size={16} /> Annulé
    </span>
  );
}

interface ActionsProps {
  receipt: ReceiptRow;
  token: string;
  /** Of a form that was refused. */
  reason?: string;
  refusal?: Refusal;
}

function ReceiptActions({ receipt, token, reason, refusal }: ActionsProps) {
  const path = `/ccas/dons/recus/${receipt.id}`;
  return (
    <>
      <p class="row">
        <a href={`${path}/recu.pdf`}>
          Reçu <span class="hidden-text">n° {receipt.number} </span>(PDF)
        </a>
        {receipt.state === 'valid' && (
          <a href={`${path}/duplicata.pdf`}>
            Duplicata <span class="hidden-text">du n° {receipt.number} </span>(PDF)
          </a>
        )}
      </p>
      {receipt.state === 'valid' && (
        <>
          <Form action={`${path}/envoi`} token={token} class="inline">
            <button class="quiet">
              <Icon name="send" /> Envoyer par courriel
            </button>
          </Form>
          <details open={refusal !== undefined}>
            <summary>Annuler ou remplacer ce reçu</summary>
            <Form action={`${path}/remplacement`} token={token}>
              <p>
                Son numéro reste le sien, et n’est jamais repris. Corrigez d’abord la fiche du donateur ou les réglages.
              </p>
              <TextArea label="Pourquoi" name="reason" of={receipt.id} value={reason} refusal={refusal} />
              <p class="row">
                <button>Annuler et remplacer</button>
                <button class="danger" formAction={`${path}/annulation`}>
                  Annuler seulement
                </button>
              </p>
            </Form>
          </details>
        </>
      )}
    </>
  );
}
