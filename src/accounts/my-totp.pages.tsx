import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { FromAddress, Refused, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { EndTotp } from './end-totp.js';
import { ProvePage } from './pages/prove.js';
import { RecoveryCodesPage } from './pages/recovery-codes.js';
import { SetUpTotpPage } from './pages/set-up-totp.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.js';
import { SetUpTotp } from './set-up-totp.js';
import { ProofForm, SetUpTotpForm } from './sign-in-forms.js';
import { TotpDrafts } from './totp-drafts.js';

const path = '/ccas/mon-compte';
const codesLook = { scripts: ['src/kernel/ui/browser/print.entry.ts'] };
const titleOf = ({ title }: { title: string }) => title;

/** One's own second factor: set up, on another phone, without, and new codes on paper. A code that proves it is used up. */
@Screens('ccas/mon-compte', STAFF)
export class MyTotpPages {
  constructor(
    private readonly accounts: AccountDirectoryQuery,
    private readonly drafts: TotpDrafts,
    private readonly secondFactor: SecondFactor,
    private readonly setUpTotp: SetUpTotp,
    private readonly endTotp: EndTotp,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly audit: Audit,
  ) {}

  @Get('double-verification')
  @Page('Double vérification', SetUpTotpPage)
  async form(
    @Short() inShortTx: ShortTx,
    @CurrentTenant() tenant: Tenant,
    @CurrentActor() { id }: Actor,
    @Refused() refusal?: Refusal,
    @Typed() typed?: SetUpTotpForm,
  ) {
    const { hasTotp } = await inShortTx((tx) => this.accounts.get(tx, id!));
    const kept = refusal && refusal.code !== 'sign_in_too_old' ? typed?.cle : undefined;
    const draft = await this.drafts.of(tenant, id!, kept);
    return { action: `${path}/double-verification`, draft, why: hasTotp ? ('replace' as const) : ('own' as const) };
  }

  @Post('double-verification')
  @Page('Vos codes de secours', RecoveryCodesPage, codesLook)
  @RefusedShows('form')
  async setUp(
    @Short() inShortTx: ShortTx,
    @CurrentTenant() { name: ccas }: Tenant,
    @CurrentActor() actor: Actor,
    @FromAddress() address: string,
    @Typed() { cle: draft, code, proof }: SetUpTotpForm,
  ) {
    const { hasTotp } = await inShortTx((tx) => this.accounts.get(tx, actor.id!));
    if (hasTotp) {
      // The new app first: a mistyped code of it must not use up one of the old.
      this.setUpTotp.check(actor.id!, draft, code);
      await this.prove(actor, address, proof);
    }
    const codes = await inShortTx((tx) => this.setUpTotp.run(tx, actor, draft, code));
    return { codes, ccas, href: path };
  }

  @Get('codes')
  @Page(titleOf, ProvePage)
  codesForm() {
    return { why: 'codes' as const, title: 'Nouveaux codes de secours' };
  }

  @Post('codes')
  @Page('Vos codes de secours', RecoveryCodesPage, codesLook)
  @RefusedShows('codesForm')
  async renewCodes(
    @Short() inShortTx: ShortTx,
    @CurrentTenant() { name: ccas }: Tenant,
    @CurrentActor() actor: Actor,
    @FromAddress() address: string,
    @Typed() { proof }: ProofForm,
  ) {
    await this.prove(actor, address, proof);
    const codes = await inShortTx(async (tx) => {
      const renewed = await this.recoveryCodes.renew(tx, actor.id!);
      const subject = { kind: 'account', id: actor.id! };
      await this.audit.write(tx, actor, { action: 'account.codes_renewed', subject });
      return renewed;
    });
    return { codes, ccas, href: path };
  }

  @Get('double-verification/retrait')
  @Page(titleOf, ProvePage)
  endForm() {
    return { why: 'end' as const, title: 'Retirer la double vérification' };
  }

  @Post('double-verification/retrait')
  @RefusedShows('endForm')
  async end(
    @Short() inShortTx: ShortTx,
    @CurrentActor() actor: Actor,
    @FromAddress() address: string,
    @Typed() { proof }: ProofForm,
  ) {
    await this.prove(actor, address, proof);
    await inShortTx((tx) => this.endTotp.byOwner(tx, actor));
    return to(`${path}?fait=retrait`);
  }

  private prove(actor: Actor, address: string, code: string) {
    return this.secondFactor.prove(actor.ccasId, { accountId: actor.id!, code, field: 'proof', address });
  }
}
