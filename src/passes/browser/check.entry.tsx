import { useEffect, useState } from 'preact/hooks';
import type { JWK } from 'jose';
import { Answer } from '../../kernel/ui/browser/answer.js';
import { giveUpAfter } from '../../kernel/ui/browser/give-up-after.js';
import { parisDay } from '../../kernel/ui/browser/paris-day.js';
import { start } from '../../kernel/ui/browser/start.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { readPassCode } from '../pass-code/read-pass-code.js';
import { readStatusList } from '../pass-code/read-status-list.js';
import { newestSeen, noteSeen } from './lists-seen.js';
import { codeSentences } from '../pass-code/sentences.js';

/** All this page knows of the server: public files, the same for everyone. Nothing of the code is ever sent. */
interface Published {
  issuer: string;
  keys: JWK[];
  /** Every status list there is, by its address: asking for one only would say which. */
  lists: Map<string, string>;
  /** Seconds since 1970, by the server's clock. */
  now: number;
}

interface Result {
  look: 'accepted' | 'refused' | 'waiting';
  word: string;
  why: string;
  next?: string;
  /** The same code may have another answer in a moment. */
  isWorthAsking?: boolean;
}

const DAY_MS = 86_400_000;
const unknown: Result = { look: 'waiting', word: 'À vérifier', ...codeSentences.status_unknown, isWorthAsking: true };
/** Digits; no code of ours has fewer. */
const SHORTEST_CODE = 100;
/** Ample for every list on 2G; a network that never answers is told sooner than a browser would. */
const PATIENCE_MS = 20_000;
/** Asks again each time, for little: unchanged, the server answers with an ETag alone. */
const fresh = (): RequestInit => ({ cache: 'no-cache', signal: giveUpAfter(PATIENCE_MS) });

async function published(issuer: string, lists: string[]): Promise<Published> {
  const jwks = await fetch('/.well-known/jwks.json', fresh());
  const texts = await Promise.all(
    lists.map(async (number): Promise<[string, string]> => [
      `${issuer}/status/${number}`,
      await (await fetch(`/status/${number}`, fresh())).text(),
    ]),
  );
  const now = Math.floor(Date.parse(jwks.headers.get('date') ?? '') / 1000) || Math.floor(Date.now() / 1000);
  return { issuer, keys: (await jwks.json()).keys, lists: new Map(texts), now };
}

async function check(code: string, known: Published): Promise<Result> {
  const other = notACode(code);
  if (other) return { look: 'waiting', word: 'À vérifier', ...other };
  const reading = await readPassCode(code, { ...known, today: Date.parse(parisDay(known.now * 1000)) / DAY_MS });
  if (reading.verdict !== 'readable') return refusal(codeSentences[reading.verdict]);
  const { statusList, statusIndex, expDay } = reading.fields;
  const uri = `${known.issuer}/status/${statusList}`;
  const token = known.lists.get(uri) ?? '';
  const status = await readStatusList(token, uri, known.keys, statusIndex, known.now, newestSeen(uri));
  if (status !== 'unknown') noteSeen(uri, token);
  if (status === 'unknown') return unknown;
  if (status !== 'valid') return refusal(codeSentences[status]);
  const lastDay = new Date((expDay - 1) * DAY_MS).toISOString().slice(0, 10);
  return { look: 'accepted', word: 'Valable', why: `Jusqu’au ${frenchDay(lastDay)} inclus.` };
}

/** What was typed instead of a code, by somebody who has done no wrong; undefined for what may be one. */
function notACode(typed: string): { why: string; next: string } | undefined {
  const text = typed.replace(/[\s.-]/g, '');
  const next = 'Visez le code de la carte avec l’appareil photo du téléphone, ou appelez le CCAS.';
  if (/^[0-9A-Z]{9}$/i.test(text) && !/^\d{9}$/.test(text))
    return { why: 'C’est le numéro du pass : il ne se vérifie pas ici.', next };
  const digits = text.slice(text.indexOf('#') + 1);
  if (/^\d+$/.test(digits) && digits.length < SHORTEST_CODE) return { why: 'Ce code n’est pas complet.', next };
  return undefined;
}

function refusal({ why, next }: { why: string; next: string }): Result {
  return { look: 'refused', word: 'Refusé', why, next };
}

function Check({ issuer, lists }: { issuer: string; lists: string[] }) {
  /** A new one each time, though the code be the same. */
  const [asked, setAsked] = useState({ code: codeInAddress() });
  /** With what was asked: shown for nothing else. */
  const [checked, setChecked] = useState<{ asked: object; result: Result }>();
  const { code } = asked;
  useEffect(() => {
    const follow = (): void => setAsked({ code: codeInAddress() });
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (!code) return;
    let isLate = false;
    void published(issuer, lists)
      .then((known) => check(code, known))
      .catch((): Result => unknown)
      .then((result) => (isLate ? undefined : setChecked({ asked, result })));
    return () => void (isLate = true);
  }, [asked]);

  const result = checked?.asked === asked ? checked.result : undefined;
  if (code && !result) return <p class="lead">Vérification en cours…</p>;
  return (
    <div class="stack">
      {result && (
        <Answer key={code} {...result}>
          {result.isWorthAsking && (
            <button type="button" onClick={() => setAsked({ code })}>
              Réessayer
            </button>
          )}
        </Answer>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ code: String(new FormData(event.currentTarget).get('code') ?? '').trim() });
        }}
      >
        <div class="field">
          <label for="code">{result ? 'Vérifier un autre code' : 'Code du pass'}</label>
          <p class="hint" id="code-aide">
            Ouvrez l’appareil photo de votre téléphone sur le code de la carte, ou collez ici le texte du code.
          </p>
          <input
            id="code"
            name="code"
            aria-describedby="code-aide"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            required
          />
        </div>
        <p>
          <button>Vérifier</button>
        </p>
      </form>
    </div>
  );
}

/** `/v#0491…`: what a camera opened. The part after `#` stays in this browser. */
function codeInAddress(): string {
  return location.hash.length > 1 ? `${place.dataset.issuer}/V${location.hash}` : '';
}

const place = document.getElementById('verification')!;
start(place, <Check issuer={place.dataset.issuer!} lists={place.dataset.lists!.split(' ').filter(Boolean)} />);
