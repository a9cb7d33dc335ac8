import type {
  ActionCall,
  ActionDefinition,
  ActionDefinitions,
  ActionResult,
} from '../../engine/actions.js';
import type { Option } from '../../engine/types.js';
import { canInitiate } from '../../ports/channel.js';
import type { Contact } from '../../ports/contact.js';
import { linkId } from '../people/actions/identity.js';
import { linkLifeMs } from '../people/proof.js';
import { accountsOf } from './accounts-of.js';
import { continueHere, unfinishedElsewhere } from './continue.js';
import type { AccountParts } from './ports.js';

const overview: ActionDefinition<AccountParts> = {
  outcomes: ['alone', 'several', 'unfinished', 'guest'],
  async run(parts, call): Promise<ActionResult> {
    const found = await accountsOf(parts, call);
    if (!found) return { outcome: 'guest' };
    const { locale } = call;
    const accounts = found.all.map(({ channel }) => parts.channelName(locale, channel)).join(', ');
    const elsewhere = await unfinishedElsewhere(parts, call, found.all);
    if (elsewhere) {
      const where = parts.channelName(locale, elsewhere.contact.channel);
      return { outcome: 'unfinished', set: { accounts, where, what: elsewhere.name } };
    }
    return { outcome: found.all.length > 1 ? 'several' : 'alone', set: { accounts } };
  },
};

/** One-time links to the channels on which this person is not yet; a day long, each for one account. */
const newLink: ActionDefinition<AccountParts> = {
  outcomes: ['both', 'telegram', 'whatsapp', 'none'],
  async run(parts, call) {
    const found = await accountsOf(parts, call);
    if (!found) return { outcome: 'none' };
    const has = (channel: string) => found.all.some((one) => one.channel === channel);
    const token = parts.newToken();
    const telegram = has('telegram') ? undefined : parts.telegramLink(token);
    const whatsapp = has('whatsapp') ? undefined : await parts.whatsappLink(token);
    if (telegram === undefined && whatsapp === undefined) return { outcome: 'none' };
    await parts.proofs.put({
      id: linkId(parts.secrets, token),
      participantId: found.participantId,
      code: call.contact.id,
      wrong: 0,
      expiresAt: new Date(call.now.getTime() + linkLifeMs),
      inboundId: call.inboundId,
    });
    const both = telegram !== undefined && whatsapp !== undefined;
    return {
      outcome: both ? 'both' : telegram === undefined ? 'whatsapp' : 'telegram',
      set: { telegramUrl: telegram ?? null, whatsappUrl: whatsapp ?? null },
    };
  },
};

/** Accounts to pick from; the id of an option is its place in the list, so that no address is shown or sent back. */
const list = (
  wanted: (contact: Contact, call: ActionCall) => boolean,
): ActionDefinition<AccountParts> => ({
  outcomes: ['listed'],
  async run(parts, call) {
    const found = await accountsOf(parts, call);
    const options = (found?.all ?? [])
      .filter((contact) => wanted(contact, call))
      .map((contact): Option => ({
        id: optionOf(parts, contact),
        label: labelOf(parts, contact, call),
      }));
    return { outcome: 'listed', options };
  },
});

const optionOf = ({ secrets }: AccountParts, { id }: Contact): string =>
  secrets.fingerprint(id).slice(0, 12);

function labelOf(
  { channelName }: AccountParts,
  { id, channel }: Contact,
  call: ActionCall,
): string {
  const here = id === call.contact.id ? (call.locale === 'en' ? ' (this one)' : ' (yang ini)') : '';
  return `${channelName(call.locale, channel)}${here}`;
}

async function picked(
  parts: AccountParts,
  call: ActionCall,
  answer: unknown,
): Promise<{ participantId: string; contact: Contact } | undefined> {
  const found = await accountsOf(parts, call);
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : answer;
  const contact = found?.all.find((one) => optionOf(parts, one) === id);
  return found && contact ? { participantId: found.participantId, contact } : undefined;
}

/** Where reminders go first. A page that is closed can not be reached. */
const prefer: ActionDefinition<AccountParts> = {
  outcomes: ['preferred', 'page', 'unknown'],
  async run(parts, call) {
    const found = await picked(parts, call, call.vars.channel);
    if (!found) return { outcome: 'unknown' };
    const { channel } = found.contact;
    if (!canInitiate(channel)) return { outcome: 'page' };
    await parts.participants.update(found.participantId, { preferredChannel: channel });
    return { outcome: 'preferred', set: { where: parts.channelName(call.locale, channel) } };
  },
};

/** Lets another account go: it keeps nothing of the person, and needs a link or the code to come back. */
const unlink: ActionDefinition<AccountParts> = {
  outcomes: ['unlinked', 'unknown'],
  async run(parts, call) {
    const found = await picked(parts, call, call.vars.other);
    if (!found || found.contact.id === call.contact.id) return { outcome: 'unknown' };
    const { contact, participantId } = found;
    await parts.audit({
      id: `unlink:${participantId}:${call.inboundId}`,
      action: `unlinked ${contact.channel}`,
      subject: participantId,
      by: 'participant',
      at: call.now,
    });
    const participant = await parts.participants.find(participantId);
    if (participant?.preferredChannel === contact.channel)
      await parts.participants.update(participantId, { preferredChannel: call.contact.channel });
    await parts.conversations.forget(contact.id);
    await parts.contacts.remove(contact.id);
    return { outcome: 'unlinked', set: { where: parts.channelName(call.locale, contact.channel) } };
  },
};

/**
 * Accounts of one person on several channels. Whose they are is read from the store in each action: what the
 * conversation says of it counts for nothing.
 */
export const accountActions: ActionDefinitions<AccountParts> = {
  'accounts.overview': overview,
  'accounts.continueHere': continueHere,
  'accounts.newLink': newLink,
  'accounts.list': list(() => true),
  'accounts.others': list((contact, call) => contact.id !== call.contact.id),
  'accounts.prefer': prefer,
  'accounts.unlink': unlink,
};
