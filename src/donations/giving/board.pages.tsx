import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload, LARGEST_DOCUMENT_BYTES } from '../../kernel/documents/documents.js';
import { chosen, type SentFile } from '../../kernel/http/file-form.js';
import { Asked, readId } from '../../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { DeliberateDonations } from './deliberate-donations.js';
import { DeliberationDraft } from './deliberation-draft.js';
import { DeliberationForm } from '../deliberations/deliberation-form.js';
import { DonationQuery } from './donation.query.js';
import { BoardPage } from './pages/board-page.js';

const MOST = 200;

/** The donations that are ticked. */
interface Chosen {
  donationIds: string[];
}

interface Decision extends Chosen {
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
  async form(@InTx() tx: Tx, @Asked('don') one?: string) {
    const waiting = await this.donations.find(tx, { state: 'accepted_provisionally', limit: MOST });
    const chosen = one ? idsIn(one) : waiting.items.map(({ id }) => id);
    return { waiting, chosen };
  }

  @Post()
  @FileForm(LARGEST_DOCUMENT_BYTES)
  @RefusedShows('form')
  async record(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed(readDecision) { donationIds, form, act }: Decision,
  ) {
    await this.deliberateDonations.run(tx, actor, donationIds, form, act);
    return to('/ccas/dons?etat=deliberated');
  }

  /** The text for the donations that are ticked. */
  @Post('projet')
  @FileForm(LARGEST_DOCUMENT_BYTES)
  @Header('cache-control', 'no-store')
  @RefusedShows('form')
  async draftText(@InTx() tx: Tx, @Typed(readChosen) { donationIds }: Chosen) {
    const bytes = await this.draft.run(tx, donationIds);
    return asDownload({ name: 'Projet de délibération.pdf', contentType: 'application/pdf', bytes });
  }
}

/** @throws InvalidInput */
function readDecision(...[{ donation, number, decidedOn }, { act }]: Parameters<Read>): Decision {
  const form = readForm(DeliberationForm, { number, decidedOn });
  return { donationIds: idsIn(donation), form, act: chosen(act) };
}

/** Whatever else stands in the form: the text is drawn before the board has decided. */
function readChosen({ donation }: FormValues): Chosen {
  return { donationIds: idsIn(donation) };
}

function idsIn(typed: string | string[] | undefined): string[] {
  return [...new Set([typed ?? []].flat().flatMap((id) => readId(id) ?? []))];
}
