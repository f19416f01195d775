import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { SignInPage } from './pages/sign-in.js';
import { SignIn } from './sign-in.js';

class SignInForm {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(1000)
  password!: string;

  @IsOptional()
  @IsString()
  suite?: string;
}

@ApiExcludeController()
@Controller()
@Access('anyone')
export class SignInPages {
  constructor(
    private readonly signIn: SignIn,
    private readonly tokens: AccessTokens,
    private readonly db: Database,
  ) {}

  @Get('connexion')
  form(@CurrentVisit() visit: Visit, @Query('suite') next?: string) {
    return renderPage(
      visit,
      { title: 'Se connecter', path: '/connexion' },
      <SignInPage token={visit.formToken} next={next} />,
    );
  }

  @Post('connexion')
  async open(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const form = readForm(SignInForm, body);
      const secret = await this.signIn.run(visit.tenant.id, request.ip, form.email, form.password);
      // Counters are shared: the session ends with the browser.
      visit.reply.setCookie(SESSION_COOKIE, secret, secureCookie);
      return seeOther(visit, ownPath(form.suite, visit.tenant.origin) ?? '/ccas');
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const page = (
        <SignInPage
          token={visit.formToken}
          next={String(body.suite ?? '') || undefined}
          email={String(body.email ?? '')}
          refusal={refusal}
        />
      );
      return renderPage(visit, { title: 'Se connecter', path: '/connexion' }, page);
    }
  }

  @Post('deconnexion')
  async close(@CurrentVisit() visit: Visit) {
    const tokenId = visit.actor?.tokenId;
    if (tokenId) await this.db.transaction(visit.tenant.id, (tx) => this.tokens.revoke(tx, tokenId));
    visit.reply.clearCookie(SESSION_COOKIE, secureCookie);
    return seeOther(visit, '/');
  }
}

/** A path of this site, as a browser would understand it; an address that leads elsewhere is ignored. */
function ownPath(next: string | undefined, origin: string): string | undefined {
  if (!next || !URL.canParse(next, origin)) return undefined;
  const target = new URL(next, origin);
  return target.origin === origin ? target.pathname + target.search : undefined;
}
