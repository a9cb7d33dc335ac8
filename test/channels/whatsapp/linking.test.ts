import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBrowser } from '../../support/browser.js';
import { createRig, type Rig } from './rig.js';

const browser = findBrowser();
let rig: Rig;

(browser === undefined ? describe.skip : describe)('a linked account', () => {
  beforeEach(async () => {
    rig = await createRig(browser ?? '');
  });
  afterEach(async () => {
    await rig.close();
  });

  it('goes from the code to a conversation, and is linked after a restart', async () => {
    const channel = await rig.start();
    const { whatsapp, memory } = rig;
    const asked = await memory.state('qr');
    expect(asked.qr).toMatch(/^stand-in-ref-1,/);
    expect(channel.health()).toMatchObject({ state: 'degraded' });
    whatsapp.do('newRef', { ref: 'stand-in-ref-2' });
    await memory.until(() => memory.statuses.some(({ qr }) => qr?.startsWith('stand-in-ref-2')));

    whatsapp.do('link');
    expect(await memory.state('ready')).toMatchObject({ me: '6281299990000' });
    expect(channel.health()).toEqual({ state: 'up' });

    const from = '6281200001234@c.us';
    whatsapp.do('receive', { from, id: 'M1', body: 'halo' });
    const [first] = await rig.inbound(1);
    expect(first).toMatchObject({
      channel: 'whatsapp',
      address: from,
      id: 'M1',
      input: { type: 'text', text: 'halo' },
      profile: { name: 'Sari' },
    });
    await whatsapp.until('seen', ({ chat }) => chat === from);

    const receipt = await channel.send(from, { id: '1', text: '**Halo** Kak' });
    expect(await whatsapp.until('sent')).toMatchObject({ to: from, text: '*Halo* Kak' });
    expect(whatsapp.told.some(({ what }) => what === 'typing')).toBe(true);
    for (const ack of [1, 2, 3]) whatsapp.do('ack', { ref: receipt.ref, ack });
    await memory.until(() => memory.acknowledged.length >= 3);
    expect(memory.acknowledged).toEqual(
      ['sent', 'delivered', 'read'].map((how) => `${from} ${receipt.ref} ${how}`),
    );

    await channel.stop();
    expect(channel.health()).toMatchObject({ state: 'down' });
    const before = memory.statuses.length;
    await rig.start();
    await memory.state('ready', before);
    expect(memory.statuses.slice(before).map(({ state }) => state)).not.toContain('qr');
  });
});
