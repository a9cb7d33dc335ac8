import { beforeEach, describe, expect, it } from '@jest/globals';
import { adminStore } from '../../../../src/modules/users/store.js';
import { draftId, useBroadcasts } from './broadcast-rig.js';
import { useDashboard } from '../../../web/dashboard/rig.js';
import { Visitor } from '../../../web/dashboard/visitor.js';

const rig = useDashboard();
const office = useBroadcasts(rig);
const { compose, of, recipients, signedIn } = office;
let ani: Visitor;
let budi: Visitor;

beforeEach(async () => {
  ani = await signedIn('ani@example.org');
  budi = await signedIn('budi@example.org');
});

const view = `/broadcasts/view?id=${draftId}`;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
  'base64',
);
const unescaped = (body: string) => body.replaceAll('&quot;', '"').replaceAll('&#39;', "'");

describe('the pages of announcements', () => {
  it('are for admins, and take only forms of ours', async () => {
    await office.addUser('rina@example.org', 'coach');
    const [stranger, coach] = [new Visitor(rig.app), await signedIn('rina@example.org')];
    for (const url of ['/broadcasts', '/broadcasts/new', view, '/me']) {
      expect((await stranger.get(url)).headers.location).toBe('/login');
      expect((await coach.get(url)).statusCode).toBe(403);
    }
    await recipients(1);
    expect((await compose(coach, { text: 'Halo' }, undefined, 'x')).statusCode).toBe(403);
    expect((await compose(ani, { text: 'Halo' }, undefined, 'forged')).statusCode).toBe(403);
    await compose(ani, { text: 'Halo' });
    for (const path of ['start', 'change', 'test'])
      expect((await ani.post(`/broadcasts/${path}`, { id: draftId })).statusCode).toBe(403);
    expect(await rig.database.broadcasts.findById(draftId).lean()).toMatchObject({
      state: 'draft',
    });
  });

  it('say of each limit what was given and what is allowed, and keep what was typed', async () => {
    await recipients(1);
    const refused: [Record<string, string>, RegExp][] = [
      [{ text: 'Halo {{nama}}' }, /memakai \{nama\}.*\{name\}, \{sapa\}, \{sapaan\}, \{number\}/],
      [{ text: `Halo ${'x'.repeat(4092)}` }, /sampai 4097 huruf.*hanya menerima 4096/],
      [
        { text: 'Halo', button_1: 'Tulisan yang terlalu panjang' },
        /"Tulisan yang terlalu panjang" lebih dari 20/,
      ],
      [{ text: 'Halo', button_1: 'MINAT', button_2: 'minat' }, /Dua tombol bernama sama/],
      [{ text: 'Halo', at: '2026-11-24T09:59' }, /2026-11-24T02:59:00.000Z sudah lewat/],
      [{ text: 'Halo', at: 'besok' }, /"besok" tidak bisa dibaca/],
      [{ text: 'Halo', kecamatan: '31.75.06' }, /Tidak ada yang akan menerima \(0 orang/],
      [{ text: '  ' }, /Teks bahasa Indonesia belum diisi/],
    ];
    for (const [fields, told] of refused) {
      const answer = await compose(ani, fields);
      expect(answer.statusCode).toBe(422);
      expect(unescaped(answer.body)).toMatch(told);
      expect(answer.body).toContain(`>${fields.text?.trim()}</textarea>`);
    }
    const caption = await compose(ani, { text: 'x'.repeat(1025) }, { name: 'a.png', bytes: png });
    expect(caption.body).toMatch(/sampai 1025 huruf.*hanya menerima 1024/);
    const kind = await compose(ani, { text: 'Halo' }, { name: 'a.png', bytes: Buffer.from('MZ') });
    expect(kind.body).toMatch(/application\/octet-stream tidak bisa dikirim.*image\/png/);
    const large = Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]);
    const size = await compose(ani, { text: 'Halo' }, { name: 'a.png', bytes: large });
    expect(size.body).toMatch(/Ukuran berkas 52429\d\d bita; paling besar 5242880/);
    expect(await rig.database.broadcasts.countDocuments({})).toBe(0);
  });

  it('keep one draft of a form sent twice, start it once, and show it as it is read', async () => {
    await recipients(2);
    const fields = { text: 'Halo {{sapa}} {{name}}, <b>bazar</b>', button_1: 'MINAT' };
    for (const answer of [
      await compose(ani, fields, { name: 'bazar.png', bytes: png }),
      await compose(ani, { ...fields, text: 'Lain' }, { name: 'bazar.png', bytes: png }),
    ])
      expect(answer.headers.location).toBe(view);
    expect(await rig.database.broadcasts.countDocuments({})).toBe(1);
    const { body } = await ani.get(view);
    expect(body).toContain('&lt;b&gt;bazar');
    expect(body).toContain('bazar.png');
    expect(body).toContain('Akan diterima 2 orang');
    const token = await ani.token(view);
    const clicks = await Promise.all(
      [1, 2].map(() => ani.post('/broadcasts/start', { id: draftId, _form: token })),
    );
    const places = clicks.map(({ headers }) => headers.location).sort();
    expect(places).toEqual([view, `${view}&note=not_now`]);
    const stored = await rig.database.broadcasts.findById(draftId).lean();
    expect(stored).toMatchObject({ state: 'scheduled', version: 2, startedBy: 'ani@example.org' });
    await ani.fill(view, { id: draftId, change: 'pause' }, '/broadcasts/change');
    expect((await ani.get(view)).body).toContain('Dijeda');
    await budi.fill(view, { id: draftId, change: 'cancel' }, '/broadcasts/change');
    const again = await ani.fill(view, { id: draftId, change: 'resume' }, '/broadcasts/change');
    expect(again.headers.location).toBe(`${view}&note=not_now`);
  });

  it('wait for a second person where there are many recipients', async () => {
    office.build({ APPROVAL_ABOVE: '1' });
    ani = await signedIn('ani@example.org');
    budi = await signedIn('budi@example.org');
    await recipients(2);
    await compose(ani, { text: 'Halo' });
    await ani.fill(view, { id: draftId }, '/broadcasts/start');
    const own = await ani.fill(view, { id: draftId, change: 'approve' }, '/broadcasts/change');
    expect(own.headers.location).toBe(`${view}&note=same_person`);
    expect((await ani.get(`${view}&note=same_person`)).body).toContain('Orang lain yang harus');
    await budi.fill(view, { id: draftId, change: 'approve' }, '/broadcasts/change');
    expect(await rig.database.broadcasts.findById(draftId).lean()).toMatchObject({
      ...{ state: 'scheduled', approvedBy: 'budi@example.org' },
    });
  });

  it('send a test to one’s own linked chats, and to nobody else', async () => {
    await recipients(1);
    const fields = { text: 'Halo {{name}}', button_1: 'MINAT' };
    await compose(ani, fields, { name: 'bazar.png', bytes: png });
    const without = await ani.fill(view, { id: draftId }, '/broadcasts/test');
    expect((await ani.get(String(without.headers.location))).body).toContain('Belum ada chat');
    await adminStore(rig.database).join('ani@example.org', 'telegram:ani', rig.clock.now());
    const tested = await ani.fill(view, { id: draftId }, '/broadcasts/test');
    expect(tested.headers.location).toBe(`${view}&note=tested`);
    expect(office.told.map(({ contactId }) => contactId)).toEqual(['telegram:ani']);
    expect(office.told[0]?.events).toMatchObject([
      { file: { name: 'bazar.png' }, offers: [{ id: `${draftId}.minat`, label: 'MINAT' }] },
    ]);
    expect(JSON.stringify(office.told)).toContain(`Halo ${of(1).name}`);
    expect(await rig.database.broadcasts.findById(draftId).lean()).toMatchObject({
      state: 'draft',
    });
  });

  it('export the ledger, with nothing that a spreadsheet would run', async () => {
    await recipients(1);
    await compose(ani, { text: 'Halo' });
    const { id } = of(1);
    await rig.database.participants.updateOne({ _id: id }, { $set: { name: '=HYPERLINK("x")' } });
    await rig.database.deliveries.collection.insertOne({
      ...{ _id: `${draftId}:${id}`, broadcastId: draftId, participantId: id },
      ...{ contactId: `telegram:${id}`, state: 'skipped', why: 'stopped', attempts: 0 },
    } as never);
    const { body, headers } = await ani.get(`/broadcasts/ledger.csv?id=${draftId}`);
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toContain(`telegram,skipped,stopped,0`);
    expect(body).not.toMatch(/(^|,)"?=HYPERLINK/m);
    expect((await ani.get('/broadcasts/ledger.csv?id=other')).statusCode).toBe(404);
  });
});

describe('the page of one’s own chats', () => {
  it('makes a single-use link that is kept nowhere, shows what is linked, and unlinks', async () => {
    const { body } = await ani.fill('/me', {}, '/me/link');
    const token = /t\.me\/pasti_bot\?start=(ad-[\w-]{24})/.exec(body)?.[1] ?? '';
    expect(body).toContain(`https://pasti.example/chat?start=${token}`);
    const kept = await rig.database.adminLinks.find({}).lean();
    expect(kept).toMatchObject([{ email: 'ani@example.org' }]);
    expect(kept[0]?.expiresAt?.getTime()).toBe(rig.clock.now().getTime() + 3_600_000);
    expect(JSON.stringify(kept)).not.toContain(token);
    await adminStore(rig.database).join('ani@example.org', 'telegram:7', rig.clock.now());
    expect((await ani.get('/me')).body).toContain('telegram:7');
    await budi.fill('/me', { id: 'telegram:7' }, '/me/unlink');
    expect(await adminStore(rig.database).contactsOf('ani@example.org')).toEqual(['telegram:7']);
    await ani.fill('/me', { id: 'telegram:7' }, '/me/unlink');
    expect(await adminStore(rig.database).contactsOf('ani@example.org')).toEqual([]);
  });
});
