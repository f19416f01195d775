import { Controller, Get, Param, Post, type Type } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Access } from '../../../src/kernel/access/access.decorator.js';
import { Id } from '../../../src/kernel/http/id.pipe.js';
import { InTx, Short } from '../../../src/kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../../src/kernel/screens/screens.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { aSlice } from '../../support/slice.js';
import { NotebookPages, OpenNotebookPages, seen, trouble } from './a-notebook.js';

const agentId = '01890000-0000-7000-8000-000000000001';

let app: TestApp;
let owner: pg.Client;
let agent: AgentsConsole;
beforeAll(async () => {
  app = await startApp({ slices: [aSlice([], [NotebookPages, OpenNotebookPages])] });
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
  // `later` is looked at when the transaction ends, and not before.
  await owner.query(`create table notebook_line (id serial primary key, text text not null, later int,
      foreign key (later) references notebook_line (id) deferrable initially deferred);
    grant select, insert on notebook_line to passerelle_app; grant usage on sequence notebook_line_id_seq to passerelle_app`);
  agent = await anAgentsConsole(app, agentId);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
beforeEach(async () => {
  await owner.query('truncate notebook_line');
  Object.assign(seen, { forms: [], commits: 0, actor: '' });
  Object.assign(trouble, { deadlocks: 0, beforeCommit: false });
});

const lines = async () =>
  (await owner.query('select text from notebook_line order by id')).rows.map(({ text }) => text);
const write = (text: string, weight = '3') => agent.submit('/ccas/cahier', { text, weight });

describe('a page', () => {
  test('is what its handler returns, in the frame of the console, with the token and the day', async () => {
    await owner.query(`insert into notebook_line (text) values ('un'), ('deux')`);
    const { status, words, html } = await agent.open('/ccas/cahier?debut=d');
    expect(status).toBe(200);
    expect(words).toContain('lignes=1');
    expect(html).toContain('<title>Cahier : 1 – CCAS d’Alfortville</title>');
    expect(html).toMatch(/<section data-token="[\w.-]+" data-today="2026-\d\d-\d\d">/);
    expect(html).toMatch(/href="\/ccas\/usagers" aria-current="page"/);
  });

  test('writes nothing, unless its handler says so', async () => {
    expect((await agent.open('/ccas/cahier/ecrit')).status).not.toBe(200);
    expect(await lines()).toEqual([]);
    expect((await agent.open('/ccas/cahier/journal')).words).toBe('écrit');
    expect(await lines()).toEqual(['journal']);
  });
});

test('what a handler leaves to be drawn is drawn once its transaction is over', async () => {
  expect((await agent.open('/ccas/cahier/dessin')).words).toBe('après 1');
});

describe('a form that is accepted', () => {
  test('is read into its class, written under the name of who acts, and leads on', async () => {
    const { status, location } = await write('  une ligne ');
    expect([status, location]).toEqual([303, '/ccas/cahier?debut=x']);
    expect(await lines()).toEqual(['une ligne']);
    expect(seen.forms).toEqual([{ text: 'une ligne', weight: 3 }]);
    expect(seen.actor).toBe(`agent ${agentId}`);
    expect(seen.commits).toBe(1);
  });

  test('is tried again after a deadlock, with the same form; what follows the commit happens once', async () => {
    trouble.deadlocks = 2;
    expect((await write('encore')).status).toBe(303);
    expect(seen.forms).toHaveLength(3);
    expect(new Set(seen.forms).size).toBe(1);
    expect(Object.isFrozen(seen.forms[0])).toBe(true);
    expect(await lines()).toEqual(['encore']);
    expect(seen.commits).toBe(1);
  });

  test('is not answered before it is kept: what fails at the commit leads nowhere', async () => {
    trouble.beforeCommit = true;
    const { status, location } = await write('jamais');
    expect(status).toBe(500);
    expect(location).toBeUndefined();
    expect(await lines()).toEqual([]);
    expect(seen.commits).toBe(0);
  });

  test('without transaction reads what was sent, by name', async () => {
    const { words } = await agent.submit(`/ccas/cahier/${agentId}/rature`, { reason: 'faute' });
    expect(words).toBe(`${agentId} faute`);
  });
});

describe('a form that is refused', () => {
  test('is its page again: what was typed, the message at its field, the status; the handler is not called', async () => {
    const { status, words } = await write('x', 'beaucoup');
    expect(status).toBe(400);
    expect(words).toContain('texte=[x]');
    expect(words).toContain('text : Ce texte est trop court ou trop long.');
    expect(words).toContain('poids : Un nombre entier est attendu.');
    expect(words).toContain('de=[write]');
    expect(seen.forms).toEqual([]);
  });

  test('by a rule leaves nothing of what it had written', async () => {
    const { status, words } = await write('plein');
    expect([status, await lines()]).toEqual([409, []]);
    expect(words).toContain('lignes=0 texte=[plein] dit=[Le cahier est plein.]');
    expect(seen.commits).toBe(0);
  });

  test('may have another page for one of its refusals', async () => {
    const { status, words } = await write('autre');
    expect(status).toBe(409);
    expect(words).toContain('à comparer : autre');
  });
});

describe('what is counted', () => {
  const count = (text: string) => agent.submit('/ccas/cahier/compter', { text, weight: '3' });

  test('is refused once it came too often, a refusal counts, and what asks for nothing does not', async () => {
    expect((await count('plein')).status).toBe(409);
    expect((await count('x')).status).toBe(400);
    expect((await count('gratuit')).status).toBe(303);
    expect((await count('deux')).location).toMatch(/^\/ccas\/cahier\?de=[\d.:a-f]+$/);
    const { status, words } = await count('trois');
    expect(status).toBe(429);
    expect(words).toContain('texte=[trois]');
    expect(await lines()).toEqual(['gratuit', 'deux']);
    expect((await count('gratuit')).status).toBe(303);
  });
});

describe('short transactions', () => {
  test('are each kept as they end, whatever the next one makes of it', async () => {
    const { status, words } = await agent.submit('/ccas/cahier/attendre', { text: 'plein', weight: '3' });
    expect(status).toBe(409);
    expect(words).toContain('lignes=1 texte=[plein]');
    expect(await lines()).toEqual(['avant']);
    expect(seen.actor).toBe(`agent ${agentId}`);
  });

  test('write nothing for whoever only looks', async () => {
    expect((await agent.open('/ccas/cahier/attendre')).status).not.toBe(200);
    expect(await lines()).toEqual([]);
  });

  test('are not opened inside another', () => {
    const declare = () => {
      class Wrong {
        @Post()
        write(@InTx() _tx: unknown, @Short() _short: unknown) {
          return '';
        }
      }
      return Wrong;
    };
    expect(declare).toThrow('Wrong.write has two kinds of transactions');
  });
});

describe('what an answer carries besides', () => {
  const remember = (text: string) => agent.submit('/ccas/cahier/retenir', { text, weight: '3' });
  const cookie = (headers: Record<string, unknown>) => [headers['set-cookie'] ?? []].flat().join(' ');

  test('goes with the way on, and not with a refusal', async () => {
    expect(cookie((await remember('plein')).headers)).not.toContain('__Host-cahier');
    const { headers, location } = await remember('ceci');
    expect([location, headers['x-page']]).toEqual(['/ccas/cahier', '7']);
    expect(cookie(headers)).toMatch(/__Host-cahier=ceci; Max-Age=60; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    expect(cookie((await remember('oublier')).headers)).toMatch(/__Host-cahier=;.*(Max-Age=0|1970)/);
  });
});

describe('a page for anyone', () => {
  const open = (headers = {}) =>
    app.nest.inject({ url: '/cahier', headers: { host: 'pass.alfortville.example', ...headers } });

  test('without a form gives no cookie, and is kept by whoever is not signed in', async () => {
    const { headers } = await open();
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['cache-control']).toBe('public, max-age=300');
    expect(headers['vary']).toContain('cookie');
    expect((await open({ 'if-none-match': headers.etag })).statusCode).toBe(304);
  });

  test('is another once something changed', async () => {
    const { headers } = await open();
    await owner.query(`insert into notebook_line (text) values ('un')`);
    expect((await open({ 'if-none-match': headers.etag })).statusCode).toBe(200);
  });

  test('as a file is kept as well', async () => {
    const headersSent = { host: 'pass.alfortville.example' };
    const { headers, body } = await app.nest.inject({ url: '/cahier/lignes.csv', headers: headersSent });
    expect([body, headers['cache-control'], headers.etag]).toEqual(['a;b', 'public, max-age=300', undefined]);
  });

  test('is always fresh for whoever is signed in', async () => {
    expect((await agent.open('/cahier')).headers['cache-control']).not.toContain('public');
  });
});

describe('a declaration that cannot hold stops the start', () => {
  function Empty() {
    return null;
  }
  const starting = (screens: Type) => startApp({ slices: [aSlice([], [screens])] });

  test('a page that is none', async () => {
    @Screens('ccas/faux', ['agent'])
    class Wrong {
      @Get()
      list() {
        return '';
      }
      @Post()
      @RefusedShows('list')
      write() {
        return '';
      }
    }
    await expect(starting(Wrong)).rejects.toThrow('Wrong.write shows Wrong.list when refused, which is no page.');
  });

  test('a page whose address needs what the form’s has not', async () => {
    @Screens('ccas/faux', ['agent'])
    class Wrong {
      @Get(':id')
      @Page('Une', Empty)
      one(@Id() _id: string) {
        return {};
      }
      @Post()
      @RefusedShows('one')
      write() {
        return '';
      }
    }
    await expect(starting(Wrong)).rejects.toThrow('whose address needs :id.');
  });

  test('a page with an argument that only Nest can resolve', async () => {
    @Screens('ccas/faux', ['agent'])
    class Wrong {
      @Get(':word')
      @Page('Un', Empty)
      one(@Param('word') _word: string) {
        return {};
      }
      @Post(':word')
      @RefusedShows('one')
      write() {
        return '';
      }
    }
    await expect(starting(Wrong)).rejects.toThrow('which has an argument that only Nest can resolve.');
  });

  test('a page that whoever sends the form may not see', async () => {
    @Screens('ccas/faux', ['agent', 'manager'])
    class Wrong {
      @Get()
      @Page('Un', Empty)
      @Access('manager')
      one() {
        return {};
      }
      @Post()
      @RefusedShows('one')
      write() {
        return '';
      }
    }
    await expect(starting(Wrong)).rejects.toThrow('which agent may not see.');
  });

  test('an address where no page stands', async () => {
    @Screens('ccas/faux', ['agent'])
    class Wrong {
      @Post()
      @RefusedShows('/ccas/nulle-part')
      write() {
        return '';
      }
    }
    await expect(starting(Wrong)).rejects.toThrow(
      'Wrong.write shows /ccas/nulle-part when refused, where no page stands.',
    );
  });

  test('and what is no screen is left alone', async () => {
    @Controller('ccas/faux')
    @Access('agent')
    class Plain {
      @Get()
      list() {
        return '';
      }
    }
    const plain = await starting(Plain);
    await plain.close();
  });
});
