import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import { LINK_SESSION_HOURS } from '../kernel/access/link-sign-in.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { InterruptedForms, RESUME_PATH } from '../kernel/forms/interrupted-forms.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AskForLink } from './ask-for-link.js';
import { EnterByLink } from './enter-by-link.js';
import { EnterPage, PartnerSignInPage } from './pages/partner-sign-in.js';

class Asking {
  @IsEmail()
  @MaxLength(254)
  email!: string;
}

const look = { title: 'Espace partenaire', path: '/partenaire/connexion' };

/** A partner's way in: a link by mail, then one button. */
@ApiExcludeController()
@Controller('partenaire')
@Access('anyone')
export class PartnerSignInPages {
  constructor(
    private readonly askForLink: AskForLink,
    private readonly enterByLink: EnterByLink,
    private readonly interruptedForms: InterruptedForms,
  ) {}

  @Get('connexion')
  form(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    return this.render(visit, request, {});
  }

  @Post('connexion')
  @HttpCode(200)
  async ask(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const { email } = readForm(Asking, body);
      await this.askForLink.run(visit.tenant.id, request.ip, email);
      return this.render(visit, request, { sentTo: email });
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return this.render(visit, request, { email: String(body.email ?? ''), refusal });
    }
  }

  @Get('entrer')
  door(@CurrentVisit() visit: Visit, @Query('lien') secret?: string) {
    return renderPage(visit, look, <EnterPage token={visit.formToken} secret={String(secret ?? '')} />);
  }

  @Post('entrer')
  async enter(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const link = String(body.lien ?? '');
    try {
      const session = await this.enterByLink.run(visit.tenant.id, request.ip, link);
      visit.reply.setCookie(SESSION_COOKIE, session, { ...secureCookie, maxAge: LINK_SESSION_HOURS * 3600 });
      return seeOther(visit, this.interruptedForms.isWaiting(request) ? RESUME_PATH : '/partenaire');
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return renderPage(visit, look, <EnterPage token={visit.formToken} secret={link} refusal={refusal} />);
    }
  }

  private render(
    visit: Visit,
    request: FastifyRequest,
    props: Omit<Parameters<typeof PartnerSignInPage>[0], 'token' | 'isWaiting'>,
  ) {
    const isWaiting = this.interruptedForms.isWaiting(request);
    return renderPage(visit, look, <PartnerSignInPage token={visit.formToken} isWaiting={isWaiting} {...props} />);
  }
}
