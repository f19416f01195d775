import { Get, Post, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../kernel/access/cookies.js';
import { CurrentRequest, CurrentTenant } from '../kernel/access/visit.js';
import { InterruptedForms, RESUME_PATH } from '../kernel/forms/interrupted-forms.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { FromAddress, Short, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { ComeIn, SESSION_HOURS } from './come-in.js';
import { AskingForm, LinkForm } from './link-forms.js';
import { AskForLinkPage, EnterByLinkPage } from './pages/link-sign-in.js';
import type { TeamKind } from './team.js';

/** The way in of one kind of team: a link by mail, then one button. */
export function teamSignInPages({ key, pages }: TeamKind): Type {
  const { space } = pages;

  @Screens(space.slice(1), ['anyone'], { path: `${space}/connexion`, isForm: true })
  @Formerly('0.1.0', { enter: 'entrer' })
  class TeamSignInPages {
    constructor(
      private readonly comeIn: ComeIn,
      private readonly interruptedForms: InterruptedForms,
    ) {}

    @Get('connexion')
    @Page(pages.title, AskForLinkPage)
    form(@CurrentRequest() request: FastifyRequest) {
      return { pages, isWaiting: this.interruptedForms.isWaiting(request) };
    }

    /** What is counted outlives a refusal. */
    @Post('connexion')
    @Short()
    @Page(pages.title, AskForLinkPage)
    @RefusedShows('form')
    async ask(
      @CurrentTenant() { id }: Tenant,
      @FromAddress() from: string,
      @CurrentRequest() request: FastifyRequest,
      @Typed() { email }: AskingForm,
    ) {
      await this.comeIn.ask(id, key, { from, email });
      return { ...this.form(request), sentTo: email };
    }

    @Get('entrer')
    @Page(pages.title, EnterByLinkPage)
    door(@Asked('lien') secret?: string) {
      return { pages, secret: String(secret ?? '') };
    }

    /** As `ask`. */
    @Post('session')
    @Short()
    @RefusedShows('door')
    async enter(
      @CurrentTenant() { id }: Tenant,
      @FromAddress() from: string,
      @CurrentRequest() request: FastifyRequest,
      @Typed() { lien: secret }: LinkForm,
    ) {
      const session = await this.comeIn.enter(id, key, { from, secret });
      const next = this.interruptedForms.isWaiting(request) ? RESUME_PATH : space;
      return besides(to(next), { cookies: [{ name: SESSION_COOKIE, value: session, seconds: SESSION_HOURS * 3600 }] });
    }
  }
  return TeamSignInPages;
}
