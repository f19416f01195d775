import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { RESUME_PATH, RESUME_WITH_FILE } from '../kernel/forms/interrupted-forms.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { ownPath } from '../kernel/http/own-path.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { deviceOf } from './device.js';
import { DEVICE_COOKIE } from './known-devices.js';
import { SignedOutPage } from './pages/signed-out.js';
import { SignInPage } from './pages/sign-in.js';
import { ProConnect } from './proconnect.js';
import { SignIn } from './sign-in.js';
import { stepPaths, WayIn, withNext } from './way-in.js';

class SignInForm {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(1000)
  password!: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @IsOptional()
  @IsString()
  suite?: string;
}

const look = { title: 'Se connecter', path: '/connexion' };

@ApiExcludeController()
@Controller()
@Access('anyone')
export class SignInPages {
  constructor(
    private readonly signIn: SignIn,
    private readonly wayIn: WayIn,
    private readonly provider: ProConnect,
    private readonly tokens: AccessTokens,
    private readonly db: Database,
  ) {}

  @Get('connexion')
  form(@CurrentVisit() visit: Visit, @Query('suite') suite?: unknown) {
    const next = ownPath(suite, visit.tenant.origin);
    const waitsFor = visit.entering?.waitsFor;
    if (waitsFor) return seeOther(visit, withNext(stepPaths[waitsFor], next));
    return this.render(visit, { next });
  }

  @Post('connexion')
  async open(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const form = readForm(SignInForm, body);
      const entered = await this.signIn.run(visit.tenant.id, {
        email: form.email,
        // As typed: blanks at its ends are part of a password.
        password: String(body.password),
        code: form.code?.trim() || undefined,
        address: request.ip,
        device: deviceOf(request.headers['user-agent']),
        deviceCookie: request.cookies[DEVICE_COOKIE],
      });
      await this.leave(visit);
      return this.wayIn.goOn(visit, request, entered, form.suite);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return this.render(visit, {
        next: ownPath(body.suite, visit.tenant.origin),
        email: String(body.email ?? ''),
        asksCode: refusal.code === 'too_many_attempts' || body.code !== undefined,
        refusal,
      });
    }
  }

  @Post('deconnexion')
  async close(@CurrentVisit() visit: Visit) {
    const providerSession = await this.leave(visit);
    visit.reply.clearCookie(SESSION_COOKIE, secureCookie);
    const url =
      providerSession &&
      (await this.provider.signOutUrl(visit.tenant, this.provider.openIdToken(visit.tenant.id, providerSession)));
    if (!url) return seeOther(visit, '/');
    // Not a redirection: a form of ours may lead to no other site (Content-Security-Policy, form-action).
    visit.reply.status(200).header('refresh', `0; url=${url}`);
    return renderPage({ ...visit, actor: undefined }, { title: 'Déconnexion' }, <SignedOutPage url={url} />);
  }

  /** The session this browser had is over. @returns what ends it at the provider too */
  private leave({ tenant, actor, entering }: Visit): Promise<Uint8Array | undefined> {
    const tokenId = (actor ?? entering)?.tokenId;
    if (!tokenId) return Promise.resolve(undefined);
    return this.db.transaction(tenant.id, async (tx) => {
      await this.tokens.revoke(tx, tokenId);
      const [session] = await tx.query('select provider_session as token from access_token where id = $1', [tokenId]);
      return session?.token ?? undefined;
    });
  }

  private async render(visit: Visit, props: Partial<Parameters<typeof SignInPage>[0]>) {
    const [ccas] = await this.db.transaction(visit.tenant.id, (tx) =>
      tx.query('select demonstration from ccas where id = current_ccas()'),
    );
    return renderPage(
      visit,
      look,
      <SignInPage
        token={visit.formToken}
        isResuming={props.next === RESUME_PATH || props.next === RESUME_WITH_FILE}
        hadFile={props.next === RESUME_WITH_FILE}
        hasProvider={this.provider.isSet}
        isDemonstration={ccas.demonstration}
        {...props}
      />,
    );
  }
}
