import type { ComponentChildren } from 'preact';
import { frenchPhone } from '../text/phone.js';

interface Props {
  /** E.164, of the CCAS. */
  phone: string | null;
  /** What works all the same. */
  children: ComponentChildren;
}

/**
 * In place of what a script will show: seen where scripts are off, and where this one does not start. `guard.ts` hides it
 * in between.
 */
export function NotStarted({ phone, children }: Props) {
  return (
    <div class="notice waiting" data-not-started>
      <p>
        <strong>Cette page ne démarre pas sur cet appareil.</strong> Rechargez-la. Si rien ne change, mettez le
        navigateur à jour, ou autorisez JavaScript dans ses réglages.
      </p>
      <p>{children}</p>
      {phone && (
        <p>
          <a class="button" href={`tel:${phone}`}>
            Appeler le CCAS au <span class="phone">{frenchPhone(phone)}</span>
          </a>
        </p>
      )}
    </div>
  );
}
