import type { CookieSerializeOptions } from '@fastify/cookie';

/** `__Host-`: this host only, whole site, https (or localhost) only; browsers enforce it. */
export const SESSION_COOKIE = '__Host-session';

export const secureCookie: CookieSerializeOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' };
