import { describe, expect, it } from '@jest/globals';
import { chooseContact } from '../../../src/modules/announcements/choose-contact.js';
import type { Contact } from '../../../src/ports/contact.js';

const at = new Date('2026-11-24T03:00:00Z');
const consent = { textId: 't', at, channel: 'telegram' };
const contact = (channel: string, more: Partial<Contact> = {}): Contact => ({
  ...{ id: `${channel}:1`, channel, address: '1', consent },
  ...more,
});
const [telegram, whatsapp, web] = [contact('telegram'), contact('whatsapp'), contact('web')];
const gone = { unreachable: { reason: 'blocked', at } };

describe('the contact that an announcement goes to', () => {
  it.each<[string, Contact[], Parameters<typeof chooseContact>[1], object]>([
    ['telegram before whatsapp', [whatsapp, telegram], {}, { contactId: 'telegram:1' }],
    ['the preferred', [telegram, whatsapp], { preferred: 'whatsapp' }, { contactId: 'whatsapp:1' }],
    [
      'the other when the preferred is gone',
      [telegram, contact('whatsapp', gone)],
      { preferred: 'whatsapp' },
      { contactId: 'telegram:1' },
    ],
    [
      'not one that was tried',
      [telegram, whatsapp],
      { not: ['telegram:1'] },
      { contactId: 'whatsapp:1' },
    ],
    ['nobody on the web alone', [web], {}, { why: 'unreachable' }],
    ['nobody who is gone', [contact('telegram', gone)], {}, { why: 'unreachable' }],
    [
      'nobody who said STOP on another channel',
      [telegram, contact('web', { optedOutAt: at })],
      {},
      { why: 'stopped' },
    ],
    [
      'nobody without consent',
      [{ id: 'telegram:1', channel: 'telegram', address: '1' }],
      {},
      { why: 'no_consent' },
    ],
    [
      'nobody beyond the wanted channels',
      [telegram],
      { channels: ['whatsapp'] },
      { why: 'wrong_channel' },
    ],
    ['nobody without a contact', [], {}, { why: 'no_consent' }],
  ])('%s', (_name, contacts, how, chosen) => {
    expect(chooseContact(contacts, how)).toEqual(chosen);
  });
});
