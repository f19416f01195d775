import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner, anOffer } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const booklet = async (query = ''): Promise<Buffer> => {
  const answer = await supertest(app.nest.getHttpServer())
    .get(`/offres/livret.pdf${query}`)
    .set('host', 'pass.alfortville.example')
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect(answer.headers['content-type']).toBe('application/pdf');
  return answer.body as Buffer;
};

test('with nothing to show, it says so', async () => {
  expect(await textOfPdf(await booklet())).toContain('Les premiers partenaires arrivent.');
});

describe('the booklet for those who have no screen', () => {
  beforeAll(async () => {
    const north = await aPartner(app, {
      name: 'Pharmacie de la Marne',
      communeCode: '94002',
      neighbourhood: 'Nord',
      address: '70 rue de Charenton',
      phone: '01 55 00 10 45',
    });
    const centre = await aPartner(app, { name: 'Optique Œuvrard', communeCode: '94002', neighbourhood: 'Centre' });
    await anOffer(app, north, { title: '5 € dès 40 €', benefit: { kind: 'amount', value: 500 }, minimumCents: 4000 });
    await anOffer(app, centre, {
      title: 'Contrôle de la vue',
      benefit: { kind: 'service' },
      bookingPhone: '01 55 00 10 42',
    });
    await anOffer(app, centre, { title: '20 % sur les montures', benefit: { kind: 'percent', value: 20 } });
  });

  test('goes by neighbourhood, each partner once with all it gives, and where to call', async () => {
    const text = (await textOfPdf(await booklet())).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /01 43 75 00 00.*Alfortville, Centre.*Optique Œuvrard.*20 % sur les montures.*Contrôle de la vue.*sur rendez-vous au 01 55 00 10 42.*Alfortville, Nord.*Pharmacie de la Marne.*70 rue de Charenton · 01 55 00 10 45.*−5 € 5 € dès 40 €.*dès 40 € d’achat/,
    );
    expect(text.match(/Optique Œuvrard/g)).toHaveLength(1);
  });

  test.each([
    ['A4', [595, 842]],
    ['A5', [420, 595]],
  ])('on %s', async (format, size) => {
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(
      (await booklet(`?format=${format}`)).toString('latin1'),
    )!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual(size);
  });
});
