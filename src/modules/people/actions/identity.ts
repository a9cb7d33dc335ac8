import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Event, Vars } from '../../../engine/types.js';
import type { ContactRecords } from '../../../ports/contact.js';
import type { Contact } from '../../../ports/contact.js';
import { joinContact } from '../identity.js';
import { identityOf } from '../identity.js';
import { personFacts } from '../facts.js';
import type { Participant } from '../participant.js';
import type { Sealed } from '../../../ports/sealed.js';
import type { ParticipantStore } from '../ports.js';
import type { Secrets } from '../../../ports/secrets.js';
import {
  codeLifeMs,
  wrongCodesADay,
  wrongCodesAllowed,
  type Proof,
  type ProofStore,
} from '../proof.js';
import type { TellNow } from '../../../ports/notify.js';
import { canInitiate } from '../../../ports/channel.js';

export interface IdentityParts {
  participants: ParticipantStore;
  contacts: ContactRecords;
  proofs: ProofStore;
  secrets: Secrets;
  /** Puts a notice into another contact's outbox, once a key; false when there is no such conversation. */
  tellNow: TellNow;
  /** A random code of six digits. */
  newCode: () => string;
}

async function ownerOf(
  { participants, secrets }: IdentityParts,
  vars: Vars,
): Promise<Participant | undefined> {
  const sealed = (vars.nik as unknown as Sealed | undefined)?.sealed;
  return sealed === undefined
    ? undefined
    : participants.findByIdentity(identityOf(secrets, secrets.open(sealed)));
}

/** Sends a code to the contacts on file. Who asks learns nothing of whose NIK it is. */
const sendCode: ActionDefinition<IdentityParts> = {
  outcomes: ['sent', 'unreachable', 'too_often'],
  async run(parts, call) {
    const owner = await ownerOf(parts, call.vars);
    if (!owner) return { outcome: 'unreachable' };
    const to = chooseContact(await parts.contacts.ofParticipant(owner.id));
    if (!to) return { outcome: 'unreachable' };
    const code = await prepareCode(parts, call, owner);
    if (code === undefined) return { outcome: 'too_often' };
    if (await tell(parts, call, owner, to, code)) return { outcome: 'sent' };
    await parts.proofs.remove(call.contact.id);
    return { outcome: 'unreachable' };
  },
};

/** Where a code goes: a channel that reaches people comes before a page that may be closed. */
function chooseContact(contacts: Contact[]): Contact | undefined {
  const reachable = contacts.filter(({ unreachable }) => !unreachable);
  return reachable.find(({ channel }) => canInitiate(channel)) ?? reachable[0];
}

/** Names a request over all contacts: the ids of messages are a page's own choice, and not unique. */
const requestOf = ({ secrets }: IdentityParts, { contact, inboundId }: ActionCall): string =>
  secrets.fingerprint(`${contact.id} ${inboundId}`);

/**
 * Stores a proof and gives its code; undefined when there were enough codes today. It is stored before it is
 * counted and sent: run again after a crash in between, the same code is sent.
 */
async function prepareCode(
  parts: IdentityParts,
  call: ActionCall,
  owner: Participant,
): Promise<string | undefined> {
  const { proofs, secrets, newCode } = parts;
  const { contact, inboundId, now } = call;
  const earlier = await proofs.find(contact.id);
  const again =
    earlier?.sealed !== undefined &&
    earlier.inboundId === inboundId &&
    earlier.participantId === owner.id &&
    earlier.expiresAt > now;
  const code = again ? secrets.open(earlier.sealed ?? '') : newCode();
  if (!again) {
    await proofs.put({
      id: contact.id,
      participantId: owner.id,
      code: secrets.fingerprint(code),
      sealed: secrets.seal(code, '').sealed,
      wrong: 0,
      expiresAt: new Date(now.getTime() + codeLifeMs),
      inboundId,
    });
  }
  const day = { participantId: owner.id, at: now };
  const counted = await proofs.countSent(day, requestOf(parts, call));
  if (counted === 'counted' || (counted === 'known' && again)) return code;
  // Full; or a message that had its code already, and whose proof is spent, is sent once more.
  await proofs.remove(contact.id);
  return undefined;
}

/** False when there is no conversation to send it to. */
function tell(
  parts: IdentityParts,
  call: ActionCall,
  owner: Participant,
  to: Contact,
  code: string,
): Promise<boolean> {
  const values = { code, person: personFacts(owner) };
  const key = `code-${requestOf(parts, call)}`.slice(0, 40);
  const events: Event[] = [{ type: 'said', key: 'common:code', values, secret: ['code'] }];
  return parts.tellNow(to.id, key, events, to.locale ?? 'id');
}

const checkCode: ActionDefinition<IdentityParts> = {
  outcomes: ['right', 'wrong', 'spent'],
  async run(parts, call) {
    const { proofs, secrets } = parts;
    const proof = await proofs.find(call.contact.id);
    if (!proof || proof.expiresAt <= call.now) return alreadyJoined(parts, call);
    const typed = secrets.open((call.vars.code as unknown as Sealed).sealed);
    const day = { participantId: proof.participantId, at: call.now };
    if ((await proofs.tried(day)) < wrongCodesADay) {
      if (secrets.fingerprint(typed) === proof.code) return join(parts, call, proof);
      if (await mayTryAgain(parts, call, proof, typed))
        return { outcome: 'wrong', set: { code: null } };
    }
    await proofs.remove(proof.id);
    return { outcome: 'spent', set: { code: null } };
  },
};

/** Counts a wrong code, for this proof and for the participant's day. */
async function mayTryAgain(
  parts: IdentityParts,
  call: ActionCall,
  { id, participantId }: Proof,
  typed: string,
): Promise<boolean> {
  const { proofs, secrets } = parts;
  const attempt = secrets.fingerprint(`${requestOf(parts, call)} ${typed}`);
  const today = await proofs.countTried({ participantId, at: call.now }, attempt);
  return (await proofs.countWrong(id)) < wrongCodesAllowed && today < wrongCodesADay;
}

/** Joins the contact first and removes the proof after: run again in between it ends the same. */
async function join(parts: IdentityParts, call: ActionCall, proof: Proof) {
  const owner = await parts.participants.find(proof.participantId);
  if (!owner) return { outcome: 'spent' };
  await joinContact(parts.contacts, call, owner);
  await parts.proofs.remove(proof.id);
  return { outcome: 'right', person: personFacts(owner), set: { code: null } };
}

/** The proof is gone because this very message used it before a crash, or because it is too old. */
async function alreadyJoined(parts: IdentityParts, call: ActionCall) {
  const owner = await ownerOf(parts, call.vars);
  const known = await parts.contacts.find(call.contact.id);
  return owner && known?.participantId === owner.id
    ? { outcome: 'right', person: personFacts(owner), set: { code: null } }
    : { outcome: 'spent', set: { code: null } };
}

/**
 * Joins a contact that came by a one-time link from another channel of the same person. The link stays, until it
 * expires, for the contact that used it: run again it ends the same.
 */
const acceptLink: ActionDefinition<IdentityParts> = {
  outcomes: ['linked', 'invalid'],
  async run({ participants, contacts, proofs, secrets }, call) {
    const token = call.person.payload;
    const id = typeof token === 'string' ? linkId(secrets, token) : '';
    const proof = await proofs.find(id);
    const known = await contacts.find(call.contact.id);
    const free = proof && (!known?.participantId || known.participantId === proof.participantId);
    const owner =
      free && proof.expiresAt > call.now ? await participants.find(proof.participantId) : undefined;
    if (!owner || !(await proofs.use(id, call.contact.id)))
      return { outcome: 'invalid', person: { payload: null } };
    await contacts.put(call.contact.id, { consent: { ...owner.consent } });
    await joinContact(contacts, call, owner);
    return { outcome: 'linked', person: { ...personFacts(owner), payload: null } };
  },
};

export const linkId = (secrets: Secrets, token: string): string =>
  `link:${secrets.fingerprint(token)}`;

export const identityActions: ActionDefinitions<IdentityParts> = {
  'identity.sendCode': sendCode,
  'identity.checkCode': checkCode,
  'identity.acceptLink': acceptLink,
};
