import { randomBytes, randomInt } from 'node:crypto';
import type { Actions } from '../engine/actions.js';
import type { Words } from '../i18n/words.js';
import type { Agenda } from '../ports/agenda.js';
import type { Clock } from '../ports/clock.js';
import type { Files } from '../ports/files.js';
import type { Logger } from '../ports/logger.js';
import type { LoggedMessage } from '../ports/store.js';
import { kelurahanOf } from '../language/kecamatan.js';
import { describeNik } from '../language/nik.js';
import { createActions, type ProgrammeParts } from './programme-actions.js';
import type { DeskParts } from '../modules/inbox/desk.js';
import type { Secrets } from '../store/secrets.js';
import type { Database } from '../store/connect.js';
import { contactStore } from '../modules/people/store/contacts.js';
import { forgettingStore } from '../modules/privacy/store/forgettings.js';
import { officeStore } from '../store/office.js';
import { participantStore } from '../modules/people/store/participants.js';
import { proofStore } from '../modules/people/store/proofs.js';
import { buildKept } from '../modules/privacy/build-forgetting.js';
import { buildAdminActions } from '../modules/users/bind.js';
import { buildAccountActions } from '../modules/accounts/bind.js';
import { buildBookkeepingActions } from '../modules/bookkeeping/bind.js';
import { buildCapitalActions } from '../modules/capital/bind.js';
import { buildEverydayActions } from '../modules/home/bind.js';
import { buildLicensingActions } from '../modules/licensing/bind.js';
import { buildMarketingActions } from '../modules/marketing/bind.js';
import { buildMentoringActions } from '../modules/mentoring/bind.js';
import { buildMessagingActions } from '../modules/announcements/bind.js';
import { buildTrainingActions } from '../modules/training/bind.js';

export interface ActionSurroundings {
  database: Database;
  secrets: Secrets;
  words: Words;
  privacyUrl: string;
  publicUrl: string;
  /** IANA name. */
  timeZone: string;
  clock: Clock;
  logger: Logger;
  files: Files;
  /** Told of everything that changes what is due. */
  agenda: Agenda;
  /** Tickets, and talking in conversations of others. Absent where no flows run. */
  office?: DeskParts;
  /** The latest messages of a conversation, masked, the oldest first. */
  latestMessages?: (contactId: string, limit: number) => Promise<LoggedMessage[]>;
  /** From more recipients on a second person approves an announcement; undefined: never. */
  approvalAbove?: number | undefined;
  notify: ProgrammeParts['notify'];
  /** For what another person did: in quiet hours it waits for the day. */
  notifyByDay: ProgrammeParts['notify'];
  forgetMessages: ProgrammeParts['forgetMessages'];
  telegramLink: ProgrammeParts['telegramLink'];
  newCode?: ProgrammeParts['newCode'];
  newToken?: ProgrammeParts['newToken'];
}

/** The actions of flows, on the real store. */
export function buildActions(around: ActionSurroundings): Actions {
  const { database, secrets, words, privacyUrl } = around;
  const office = officeStore(database);
  const participants = participantStore(database);
  const remove = async (id: string) => {
    await around.files.forget(id);
    await participants.remove(id);
  };
  const core = createActions({
    proofs: proofStore(database),
    describeNik,
    kelurahanOf: (code) => [...kelurahanOf(code)],
    consentTexts: {
      keep: (locale) =>
        office.keepText(locale, words.say(locale, 'registration:consent.ask', { privacyUrl })),
    },
    forgettings: forgettingStore(database),
    forgetMessages: around.forgetMessages,
    audit: (entry) => office.audit(entry),
    kept: buildKept(around),
    participants: { ...participants, remove },
    contacts: contactStore(database),
    secrets,
    agenda: around.agenda,
    forgetTickets: (contactId) => office.forgetTickets(contactId),
    openTicket: (ticket) => office.open(ticket),
    notify: around.notify,
    telegramLink: around.telegramLink,
    newCode: around.newCode ?? (() => String(randomInt(100_000, 1_000_000))),
    newToken: around.newToken ?? (() => randomBytes(18).toString('base64url')),
  });
  return {
    ...core,
    ...buildTrainingActions(around),
    ...buildMentoringActions(around),
    ...buildLicensingActions(around),
    ...buildMarketingActions(around),
    ...buildBookkeepingActions(around),
    ...buildCapitalActions(around),
    ...buildEverydayActions(around),
    ...buildAccountActions(around),
    ...buildMessagingActions(around),
    ...buildAdminActions(around),
  };
}
