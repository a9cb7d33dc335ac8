import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Update } from 'grammy/types';
import { decode } from '../../../src/channels/telegram/decode.js';

const fixtures = JSON.parse(
  readFileSync(new URL('../../fixtures/telegram/updates.json', import.meta.url), 'utf8'),
) as Record<string, Update>;

const now = new Date('2026-11-24T08:00:00Z');

function decoded(name: string) {
  const update = fixtures[name];
  if (!update) throw new Error(`No fixture ${name}`);
  return decode(update, now);
}

function inputOf(name: string) {
  const result = decoded(name);
  return result.kind === 'inbound' ? result.inbound.input : result;
}

describe('decode', () => {
  it('takes address, id, time, references and profile from a message', () => {
    expect(decoded('text')).toEqual({
      kind: 'inbound',
      inbound: {
        channel: 'telegram',
        address: '6187213405',
        id: '748213901',
        at: new Date(1795500000 * 1000),
        input: { type: 'text', text: 'Siti Nurhaliza' },
        messageRef: '101',
        profile: { name: 'Siti', language: 'id' },
      },
    });
  });

  it('knows the message of a pressed button and when the press came', () => {
    expect(decoded('press')).toEqual({
      kind: 'inbound',
      inbound: {
        channel: 'telegram',
        address: '6187213405',
        id: '748213906',
        at: now,
        input: { type: 'choice', question: 3, choice: 'agree' },
        buttonRef: '99',
        profile: { name: 'Siti', language: 'id' },
      },
    });
  });

  it.each([
    ['start', { type: 'start' }],
    ['start-deep-link', { type: 'start', payload: 'w_9fK2-aa' }],
    ['command-to-bot', { type: 'text', text: 'batal' }],
    ['command-two-words', { type: 'text', text: 'data saya' }],
    ['press-old-message', { type: 'choice', question: 1, choice: 'kuliner:baru' }],
    ['contact-own', { type: 'contact', phone: '+6281234567890', own: true }],
    ['contact-of-other', { type: 'contact', phone: '0813-9876-5432', own: false }],
    ['contact-of-other-user', { type: 'contact', phone: '+6281398765432', own: false }],
    ['location', { type: 'location', latitude: -6.229728, longitude: 106.846703 }],
    ['venue', { type: 'location', latitude: -6.2261, longitude: 106.8583 }],
    ['sticker', { type: 'unreadable', what: 'sticker' }],
    ['voice', { type: 'unreadable', what: 'voice' }],
    ['audio', { type: 'unreadable', what: 'voice' }],
    ['video', { type: 'unreadable', what: 'video' }],
    ['video-note', { type: 'unreadable', what: 'video' }],
    ['animation', { type: 'unreadable', what: 'video' }],
    ['poll', { type: 'unreadable', what: 'other' }],
    ['dice', { type: 'unreadable', what: 'other' }],
    ['no-language', { type: 'text', text: '3,5 jt' }],
  ])('reads %s', (name, input) => {
    expect(inputOf(name)).toEqual(input);
  });

  it('takes the largest size of a photo', () => {
    expect(inputOf('photo')).toEqual({
      type: 'photo',
      file: { ref: 'AgACAgUAAxkBAAMDy', mime: 'image/jpeg', size: 110412 },
      caption: 'Nota belanja',
    });
  });

  it('takes name and type of a document', () => {
    expect(inputOf('document')).toMatchObject({
      type: 'document',
      file: { ref: 'BQACAgUAAxkBAAMEz', name: 'NIB.pdf', mime: 'application/pdf' },
    });
  });

  it('says that a message was edited, under the id of the update', () => {
    expect(decoded('edited')).toMatchObject({
      kind: 'inbound',
      inbound: {
        id: '748213924',
        at: new Date(1795500060 * 1000),
        input: { type: 'unreadable', what: 'edited' },
        messageRef: '101',
      },
    });
  });

  it('reports that a person blocked the bot or came back', () => {
    const address = '6187213405';
    expect(decoded('blocked')).toEqual({ kind: 'reachability', address, reachable: false });
    expect(decoded('unblocked')).toEqual({ kind: 'reachability', address, reachable: true });
  });

  it.each([
    ['group-message', 'not a private chat'],
    ['group-press', 'not a private chat'],
    ['group-membership', 'not a private chat'],
    ['channel-post', 'kind of update not asked for'],
    ['reaction', 'kind of update not asked for'],
    ['pinned', 'service message'],
    ['auto-delete', 'service message'],
    ['live-location-moved', 'live location'],
    ['press-foreign', 'unknown button'],
  ])('ignores %s', (name, reason) => {
    expect(decoded(name)).toEqual({ kind: 'ignored', reason });
  });
});
