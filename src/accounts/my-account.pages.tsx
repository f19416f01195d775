import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked, Id } from '../kernel/http/id.pipe.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { Cookie, InTx, Short, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { ChangePassword } from './change-password.js';
import { EndSession } from './end-session.js';
import { DEVICE_COOKIE, KnownDevices } from './known-devices.js';
import { MyAccountPage } from './pages/my-account.js';
import { PasswordChangeForm } from './password-forms.js';

const path = '/ccas/mon-compte';

/** What everyone of the CCAS sees and changes of their own account. */
@Screens('ccas/mon-compte', STAFF)
export class MyAccountPages {
  constructor(
    private readonly accounts: AccountDirectoryQuery,
    private readonly changePassword: ChangePassword,
    private readonly endSession: EndSession,
    private readonly knownDevices: KnownDevices,
    private readonly sender: MailSender,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Mon compte', MyAccountPage)
  async mine(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Asked('fait') done?: unknown) {
    return {
      account: await this.accounts.get(tx, actor.id!),
      sessions: await this.accounts.sessions(tx, actor.id!, this.clock.now().toString()),
      sessionId: actor.tokenId!,
      done: typeof done === 'string' ? done : undefined,
    };
  }

  /** No transaction is held while a password is hashed. */
  @Post('mot-de-passe')
  @Short()
  @RefusedShows('mine')
  async password(
    @CurrentActor() actor: Actor,
    @Cookie(DEVICE_COOKIE) devices: string | undefined,
    @Typed() { currentPassword, password }: PasswordChangeForm,
  ) {
    await this.changePassword.run(actor, currentPassword, password);
    const device = await this.knownDevices.remember(actor.ccasId, actor.id!, devices);
    this.sender.kick();
    return besides(to(`${path}?fait=mot-de-passe`), { cookies: [device] });
  }

  @Post('sessions/:sessionId/fin')
  @RefusedShows('mine')
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id('sessionId') sessionId: string) {
    await this.endSession.one(tx, actor, actor.id!, sessionId);
    return to(path);
  }

  @Post('sessions/fin')
  @RefusedShows('mine')
  async endOthers(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    await this.endSession.all(tx, actor, actor.id!);
    return to(path);
  }
}
