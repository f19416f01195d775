import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload, LARGEST_DOCUMENT_BYTES } from '../../kernel/documents/documents.js';
import { chosen, type SentFile } from '../../kernel/http/file-form.js';
import { Asked, readId } from '../../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { InTx, Sent, Typed } from '../../kernel/screens/arguments.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { DeliberateDonations } from './deliberate-donations.js';
import { DeliberationDraft } from './deliberation-draft.js';
import { DeliberationForm } from '../deliberations/deliberation-form.js';
import { DonationQuery } from './donation.query.js';
import { BoardPage } from './pages/board-page.js';

const MOST = 200;

interface Decision {
  form: DeliberationForm;
  act?: SentFile;
}

/** What the board decides. */
@Screens('ccas/dons/deliberation', STAFF, { path: '/ccas/dons' })
export class BoardPages {
  constructor(
    private readonly donations: DonationQuery,
    private readonly draft: DeliberationDraft,
    private readonly deliberateDonations: DeliberateDonations,
  ) {}

  /** All of them are ticked when nobody has chosen. */
  @Get()
  @Page('Délibération', BoardPage)
  async form(@InTx() tx: Tx, @Asked('don') one?: string, @Sent() sent: FormValues = {}) {
    const waiting = await this.donations.find(tx, { state: 'accepted_provisionally', limit: MOST });
    const isSent = Object.keys(sent).length > 0;
    const chosen = isSent ? idsIn(sent.donation) : one ? idsIn(one) : waiting.items.map(({ id }) => id);
    return { waiting, chosen };
  }

  @Post()
  @FileForm(LARGEST_DOCUMENT_BYTES)
  @RefusedShows('form')
  async record(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Sent() { donation }: FormValues,
    @Typed(readDecision) { form, act }: Decision,
  ) {
    await this.deliberateDonations.run(tx, actor, idsIn(donation), form, act);
    return to('/ccas/dons?etat=deliberated');
  }

  /** The text for the donations that are ticked. */
  @Post('projet')
  @FileForm(LARGEST_DOCUMENT_BYTES)
  @Header('cache-control', 'no-store')
  @RefusedShows('form')
  async draftText(@InTx() tx: Tx, @Sent() { donation }: FormValues) {
    const bytes = await this.draft.run(tx, idsIn(donation));
    return asDownload({ name: 'Projet de délibération.pdf', contentType: 'application/pdf', bytes });
  }
}

/** @throws InvalidInput */
function readDecision(...[{ number, decidedOn }, { act }]: Parameters<Read>): Decision {
  const form = readForm(DeliberationForm, { number, decidedOn });
  return { form, act: chosen(act) };
}

function idsIn(typed: string | string[] | undefined): string[] {
  return [...new Set([typed ?? []].flat().flatMap((id) => readId(id) ?? []))];
}
