import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WhatsAppChannel } from '../../../src/channels/whatsapp/index.js';
import { findBrowser } from '../../support/browser.js';
import { createRig, type Rig } from './rig.js';

const browser = findBrowser();
let rig: Rig;
let channel: WhatsAppChannel;

const sari = '6281200001234@c.us';
const nowS = () => Math.floor(Date.now() / 1000);

(browser === undefined ? describe.skip : describe)('people on WhatsApp', () => {
  beforeAll(async () => {
    rig = await createRig(browser ?? '');
    channel = await rig.start();
    await rig.memory.state('qr');
    rig.whatsapp.do('link');
    await rig.memory.state('ready');
  });
  afterAll(async () => {
    await rig.close();
  });

  it('are heard in order; groups, status posts and notices are not', async () => {
    const { whatsapp, heard } = rig;
    whatsapp.do('receive', { from: '1203630@g.us', id: 'G1', body: 'halo grup' });
    whatsapp.do('receive', { from: 'status@broadcast', id: 'S1', body: 'status' });
    whatsapp.do('receive', { from: sari, id: 'N1', type: 'e2e_notification', body: '' });
    for (const id of ['A1', 'A2', 'A3']) whatsapp.do('receive', { from: sari, id, body: id });
    await rig.inbound(3);
    expect(heard.map(({ id }) => id)).toEqual(['A1', 'A2', 'A3']);
  });

  it('send pictures, places and cards; the file is fetched when it is wanted', async () => {
    const { whatsapp, heard } = rig;
    const before = heard.length;
    const file = { mimetype: 'image/jpeg', size: 6, directPath: '/f', caption: 'spanduk' };
    whatsapp.do('receive', {
      from: sari,
      id: 'P1',
      type: 'image',
      ...file,
      mediaData: { mediaStage: 'RESOLVED' },
    });
    whatsapp.do('receive', { from: sari, id: 'L1', type: 'location', lat: -6.2, lng: 106.8 });
    whatsapp.do('receive', {
      from: sari,
      id: 'V1',
      type: 'vcard',
      body: 'BEGIN:VCARD\nFN:Sari\nTEL;type=CELL;waid=6281200001234:+62 812-0000-1234\nEND:VCARD',
    });
    whatsapp.do('receive', { from: sari, id: 'T1', type: 'ptt', directPath: '/v' });
    await rig.inbound(before + 4);
    const [photo, ...others] = heard.slice(before).map(({ input }) => input);
    expect(others).toEqual([
      { type: 'location', latitude: -6.2, longitude: 106.8 },
      { type: 'contact', phone: '+6281200001234', own: true },
      { type: 'unreadable', what: 'voice' },
    ]);
    expect(photo).toMatchObject({
      type: 'photo',
      caption: 'spanduk',
      file: { mime: 'image/jpeg' },
    });
    if (photo?.type !== 'photo') throw new Error('no photo');
    const fetched = await channel.fetch(photo.file);
    expect(Buffer.from(fetched.bytes).toString('utf8')).toBe('a file');
  });

  it('stay one person when WhatsApp changes their id, and are asked about once', async () => {
    const { whatsapp, heard } = rig;
    const lid = '55500011122@lid';
    whatsapp.do('lid', { phone: sari, lid });
    const before = heard.length;
    const told = whatsapp.told.length;
    whatsapp.do('receive', { from: lid, id: 'B1', body: 'ini saya' });
    whatsapp.do('receive', { from: lid, id: 'B2', body: 'masih saya' });
    await rig.inbound(before + 2);
    expect(heard.slice(before).map(({ address }) => address)).toEqual([sari, sari]);
    // The page says so on a way of its own.
    await whatsapp.until('asked-phone', ({ id }) => id === lid, told);
    const asked = whatsapp.told.filter(({ what, id }) => what === 'asked-phone' && id === lid);
    expect(asked).toHaveLength(1);
    // An answer goes to where the person wrote from.
    const from = whatsapp.told.length;
    await channel.send(sari, { id: '9', text: 'baik' });
    expect(await whatsapp.until('sent', () => true, from)).toMatchObject({ to: lid });
  });

  it('who call are turned down, and told once what to do', async () => {
    const { whatsapp } = rig;
    const from = whatsapp.told.length;
    const caller = '6281200009999@c.us';
    whatsapp.do('call', { from: caller });
    await whatsapp.until('rejected-call', () => true, from);
    const said = await whatsapp.until('sent', ({ to }) => to === caller, from);
    expect(said).toMatchObject({ text: 'tulis saja ya' });
    const again = whatsapp.told.length;
    whatsapp.do('call', { from: caller });
    await whatsapp.until('rejected-call', () => true, again);
    await channel.send(sari, { id: '10', text: 'lanjut' });
    await whatsapp.until('sent', ({ text }) => text === 'lanjut', again);
    expect(whatsapp.told.slice(again).filter(({ to }) => to === caller)).toEqual([]);
  });

  it('to whom WhatsApp does not say what became of a message are not given up', async () => {
    await expect(channel.send('0@c.us', { id: '11', text: 'halo' })).rejects.toMatchObject({
      ...{ code: 'unavailable', unsure: true, userGone: false },
    });
  });

  it('are not lost while we were away: each message comes once', async () => {
    const { whatsapp, heard, memory } = rig;
    const before = heard.length;
    const statuses = memory.statuses.length;
    whatsapp.do('receive', { from: sari, id: 'C1', body: 'sebelum' });
    await rig.inbound(before + 1);
    await channel.stop();
    // Written to the account while nobody was there; the page finds it at its next start.
    const stranger = '6281200007777@c.us';
    whatsapp.missed.push(
      { from: sari, id: 'C1', body: 'sebelum', t: nowS() },
      { from: sari, id: 'C2', body: 'selama pergi', t: nowS() },
      { from: stranger, id: 'D1', body: 'halo', t: nowS() },
      { from: stranger, id: 'D0', body: 'lama sekali', t: nowS() - 10 * 86_400 },
    );
    channel = await rig.start();
    await memory.state('ready', statuses);
    await rig.inbound(before + 3);
    const late = heard.slice(before).map(({ address, id }) => `${address} ${id}`);
    expect(late.sort()).toEqual([`${sari} C1`, `${sari} C2`, `${stranger} D1`].sort());
  });
});
