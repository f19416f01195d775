import { Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentTenant } from '../kernel/access/visit.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { FromAddress, Short, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AskPasswordLink } from './ask-password-link.js';
import { deviceOf } from './device.js';
import { ChoosePasswordPage, ForgottenPasswordPage, PasswordChosenPage } from './pages/choose-password.js';
import { ChosenForm, ForgottenForm } from './password-forms.js';
import { ResetPassword } from './reset-password.js';
import { WayIn } from './way-in.js';

/**
 * Passwords chosen by a mailed link: the first one, and the one after a forgotten one. The use cases open their own
 * transactions: none is held while a password is hashed, and what is tried is counted whatever becomes of it.
 */
@Screens('connexion', ['anyone'], { isForm: true })
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
  @Short()
  @Page('Mot de passe oublié', ForgottenPasswordPage)
  @RefusedShows('forgottenForm')
  async ask(@CurrentTenant() { id }: Tenant, @FromAddress() address: string, @Typed() { email }: ForgottenForm) {
    if (!this.transport.isSet) return { isMailless: true };
    await this.askPasswordLink.run(id, address, email);
    this.sender.kick();
    return { sentTo: email };
  }

  @Get('nouveau-mot-de-passe')
  @Page('Nouveau mot de passe', ChoosePasswordPage)
  resetForm(@CurrentTenant() { name: ccas }: Tenant, @Asked('lien') link?: unknown) {
    return { why: 'reset' as const, ccas, link: String(link ?? '') };
  }

  @Post('nouveau-mot-de-passe')
  @Short()
  @Page('Nouveau mot de passe', PasswordChosenPage)
  @RefusedShows('resetForm')
  async reset(
    @CurrentTenant() { id }: Tenant,
    @FromAddress() address: string,
    @Typed() { lien: link, password }: ChosenForm,
  ) {
    await this.resetPassword.run(id, { link, password, address });
    return {};
  }

  @Get('bienvenue')
  @Page('Bienvenue', ChoosePasswordPage)
  welcomeForm(@CurrentTenant() { name: ccas }: Tenant, @Asked('lien') link?: unknown) {
    return { why: 'invitation' as const, ccas, link: String(link ?? '') };
  }

  @Post('bienvenue')
  @Short()
  @RefusedShows('welcomeForm')
  async accept(@CurrentTenant() { id }: Tenant, @Req() request: FastifyRequest, @Typed() form: ChosenForm) {
    const entered = await this.acceptInvitation.run(id, {
      link: form.lien,
      password: form.password,
      address: request.ip,
      device: deviceOf(request.headers['user-agent']),
    });
    return this.wayIn.goOn(request, entered, undefined);
  }
}
