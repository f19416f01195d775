import { Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Email } from '../kernel/fields/people.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { FromAddress, Sent } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AskPasswordLink } from './ask-password-link.js';
import { deviceOf } from './device.js';
import { ChoosePasswordPage, ForgottenPasswordPage, PasswordChosenPage } from './pages/choose-password.js';
import { ResetPassword } from './reset-password.js';
import { WayIn } from './way-in.js';

class Asking {
  @Email()
  email!: string;
}

/**
 * Passwords chosen by a mailed link: the first one, and the one after a forgotten one. The use cases open their own
 * transactions: none is held while a password is hashed, and what is tried is counted whatever becomes of it.
 */
@Screens('connexion', ['anyone'])
export class PasswordPages {
  constructor(
    private readonly askPasswordLink: AskPasswordLink,
    private readonly resetPassword: ResetPassword,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly wayIn: WayIn,
    private readonly sender: MailSender,
    private readonly transport: MailTransport,
  ) {}

  @Get('mot-de-passe-oublie')
  @Page('Mot de passe oublié', ForgottenPasswordPage)
  forgottenForm() {
    return { isMailless: !this.transport.isSet };
  }

  @Post('mot-de-passe-oublie')
  @Page('Mot de passe oublié', ForgottenPasswordPage)
  @RefusedShows('forgottenForm')
  async ask(@CurrentTenant() { id }: Tenant, @FromAddress() address: string, @Sent() sent: FormValues) {
    if (!this.transport.isSet) return { isMailless: true };
    const { email } = readForm(Asking, sent);
    await this.askPasswordLink.run(id, address, email);
    this.sender.kick();
    return { sentTo: email };
  }

  @Get('nouveau-mot-de-passe')
  @Page('Nouveau mot de passe', ChoosePasswordPage)
  resetForm(@CurrentTenant() { name: ccas }: Tenant, @Sent() sent: FormValues, @Asked('lien') link?: unknown) {
    return { why: 'reset' as const, ccas, link: String(sent.lien ?? link ?? '') };
  }

  @Post('nouveau-mot-de-passe')
  @Page('Nouveau mot de passe', PasswordChosenPage)
  @RefusedShows('resetForm')
  async reset(@CurrentTenant() { id }: Tenant, @FromAddress() address: string, @Sent() sent: FormValues) {
    await this.resetPassword.run(id, { ...chosenIn(sent), address });
    return {};
  }

  @Get('bienvenue')
  @Page('Bienvenue', ChoosePasswordPage)
  welcomeForm(@CurrentTenant() { name: ccas }: Tenant, @Sent() sent: FormValues, @Asked('lien') link?: unknown) {
    return { why: 'invitation' as const, ccas, link: String(sent.lien ?? link ?? '') };
  }

  @Post('bienvenue')
  @RefusedShows('welcomeForm')
  async accept(@CurrentTenant() { id }: Tenant, @Req() request: FastifyRequest, @Sent() sent: FormValues) {
    const entered = await this.acceptInvitation.run(id, {
      ...chosenIn(sent),
      address: request.ip,
      device: deviceOf(request.headers['user-agent']),
    });
    return this.wayIn.goOn(request, entered, undefined);
  }
}

function chosenIn({ lien, password }: FormValues): { link: string; password: string } {
  return { link: String(lien ?? ''), password: String(password ?? '') };
}
