import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AskPasswordLink } from './ask-password-link.js';
import { deviceOf } from './device.js';
import { ChoosePasswordPage, ForgottenPasswordPage, PasswordChosenPage } from './pages/choose-password.js';
import { ResetPassword } from './reset-password.js';
import { WayIn } from './way-in.js';

class Asking {
  @IsEmail()
  @MaxLength(254)
  email!: string;
}

const path = '/connexion';
const forgotten = { title: 'Mot de passe oublié', path };
const welcome = { title: 'Bienvenue', path };
const renewed = { title: 'Nouveau mot de passe', path };

/** Passwords chosen by a mailed link: the first one, and the one after a forgotten one. */
@ApiExcludeController()
@Controller('connexion')
@Access('anyone')
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
  forgottenForm(@CurrentVisit() visit: Visit) {
    return this.renderForgotten(visit, {});
  }

  @Post('mot-de-passe-oublie')
  @HttpCode(200)
  async ask(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    if (!this.transport.isSet) return this.renderForgotten(visit, {});
    try {
      const { email } = readForm(Asking, body);
      await this.askPasswordLink.run(visit.tenant.id, request.ip, email);
      this.sender.kick();
      return this.renderForgotten(visit, { sentTo: email });
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return this.renderForgotten(visit, { email: String(body.email ?? ''), refusal });
    }
  }

  @Get('nouveau-mot-de-passe')
  resetForm(@CurrentVisit() visit: Visit, @Query('lien') link?: unknown) {
    return this.render(visit, 'reset', String(link ?? ''));
  }

  @Post('nouveau-mot-de-passe')
  @HttpCode(200)
  async reset(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const link = String(body.lien ?? '');
    try {
      await this.resetPassword.run(visit.tenant.id, {
        link,
        password: String(body.password ?? ''),
        address: request.ip,
      });
      return renderPage(visit, renewed, <PasswordChosenPage />);
    } catch (error) {
      return this.render(visit, 'reset', link, error);
    }
  }

  @Get('bienvenue')
  welcomeForm(@CurrentVisit() visit: Visit, @Query('lien') link?: unknown) {
    return this.render(visit, 'invitation', String(link ?? ''));
  }

  @Post('bienvenue')
  async accept(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const link = String(body.lien ?? '');
    try {
      const entered = await this.acceptInvitation.run(visit.tenant.id, {
        link,
        password: String(body.password ?? ''),
        address: request.ip,
        device: deviceOf(request.headers['user-agent']),
      });
      return this.wayIn.goOn(visit, request, entered, undefined);
    } catch (error) {
      return this.render(visit, 'invitation', link, error);
    }
  }

  private renderForgotten(visit: Visit, props: Partial<Parameters<typeof ForgottenPasswordPage>[0]>) {
    return renderPage(
      visit,
      forgotten,
      <ForgottenPasswordPage token={visit.formToken} isMailless={!this.transport.isSet} {...props} />,
    );
  }

  private render(visit: Visit, why: 'invitation' | 'reset', link: string, error?: unknown) {
    const refusal = error === undefined ? undefined : refusalOf(error);
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      why === 'invitation' ? welcome : renewed,
      <ChoosePasswordPage token={visit.formToken} why={why} ccas={visit.tenant.name} link={link} refusal={refusal} />,
    );
  }
}
