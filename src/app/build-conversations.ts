import { randomBytes, randomInt } from 'node:crypto';
import type { EngineParts } from '../engine/engine.js';
import type { Actions } from '../engine/actions.js';
import type { FlowSet } from '../engine/flow.js';
import { createOpen } from '../engine/open.js';
import { findPressed } from '../engine/pressed.js';
import { endTalk } from '../engine/talk.js';
import { createEngine } from '../engine/turn.js';
import { createChoiceWords } from '../i18n/choice-words.js';
import { createRender } from '../i18n/render.js';
import type { Words } from '../i18n/words.js';
import { maskDigits, maskNik } from '../language/mask.js';
import type { Channel, Deliver } from '../ports/channel.js';
import type { Agenda } from '../ports/agenda.js';
import { withoutGuards } from '../ports/marks.js';
import type { Clock } from '../ports/clock.js';
import type { Files } from '../ports/files.js';
import type { Logger } from '../ports/logger.js';
import type { OnceLedger } from '../ports/once.js';
import type { Platform } from '../ports/platform.js';
import type { Talk } from '../ports/talk.js';
import type { Secrets } from '../ports/secrets.js';
import type { Database } from '../store/connect.js';
import { contactStore } from '../modules/people/store/contacts.js';
import { deskStore } from '../modules/inbox/store.js';
import { messageLog } from '../store/messages.js';
import { officeStore } from '../store/office.js';
import { sessionStore } from '../store/sessions.js';
import { Delivering } from '../turn/deliver-message.js';
import { Failures } from '../turn/failures.js';
import { createHandleInbound } from '../turn/handle-inbound.js';
import { InboundLog, type LabelOf } from '../turn/inbound-log.js';
import { LogWriter } from '../turn/log-writer.js';
import { createInitiate, type Initiate } from '../turn/initiate.js';
import { createNotifyByDay, tellHeldNotices, type ByDayParts } from '../delivery/notify-by-day.js';
import { byDayParts } from './build-notify-by-day.js';
import { createLeaving } from '../turn/leaving.js';
import { createNotify } from '../turn/notify.js';
import { OneAtATime } from '../turn/one-at-a-time.js';
import { Outbox } from '../turn/outbox.js';
import { SessionCache } from '../turn/session-cache.js';
import { createTalk, type TalkParts } from '../turn/talk.js';
import { largestFile } from '../ports/files.js';
import type { Forms } from '../web/forms/forms.js';
import { buildFiles } from '../store/build-files.js';
import { endSilentTalks, type DeskParts } from '../modules/inbox/desk.js';
import { forgetPerson, type ForgetParts } from '../modules/privacy/forget-person.js';
import { buildForgetting } from '../modules/privacy/build-forgetting.js';
import { buildForms, formLinks } from './build-forms.js';
import { buildAgenda } from './build-reminders.js';
import { loadFlowSet, rootFlow } from './load-flow-set.js';
import { bindModules, type BoundModules } from './modules.js';
import { createUnderstanding } from './understanding.js';

export interface ConversationParts {
  database: Database;
  secrets: Secrets;
  words: Words;
  /** The channels that this process runs. */
  channels: Channel[];
  clock: Clock;
  logger: Logger;
  timeZone: string;
  publicUrl: string;
  processId: string;
  telegramLink: Platform['telegramLink'];
  /** Of the WhatsApp account, where there is one. */
  whatsapp?: Platform['whatsapp'];
  newCode?: () => string;
  newToken?: () => string;
  observe?: (channel: string, ms: number) => void;
  /** What is due later; by default, reminders as rows in the store. */
  agenda?: Agenda;
  /** Where it stands what became of messages that must not come twice. */
  ledger?: OnceLedger;
  /** From more recipients on a second person approves an announcement; undefined: never. */
  approvalAbove?: number | undefined;
  /** How long an outbox entry is its sender's alone. */
  leaseMs?: number;
  /** Told every way that a conversation walks in a flow. */
  trace?: EngineParts['trace'];
}

export interface Conversations {
  /** What modules and their pages are built on. */
  platform: Platform;
  modules: BoundModules;
  /** The office's side: tickets, and talking in a conversation. */
  desk: DeskParts;
  /** Takes a message; resolves when its effects are saved. */
  deliver: Deliver;
  /** Sends a message that nobody asked for, once. */
  initiate: Initiate;
  /** Whether there is such a node of a flow; without a node, such a flow. */
  hasNode(flow: string, node: string | undefined): boolean;
  /** Pages for answers that must not go through a chat. */
  forms: Forms;
  /** Deletions that people asked for, by their ids: a job carries them out. */
  forgettings: {
    unfinished(): Promise<string[]>;
    /** False when it is done already. */
    carryOut(id: string): Promise<boolean>;
  };
  /** Resolves when no turn is under way and all its replies are out. */
  settled(): Promise<void>;
  /** Sends what earlier senders left lying. */
  sweep(): Promise<void>;
  /** Sends what an earlier process left, without waiting for its leases: only for a process alone with its store. */
  takeUp(): Promise<void>;
  /** Ends the turns under way, sends their replies, writes what is pending. */
  stop(): Promise<void>;
}

/** Puts engine, store and channels together: everything between an inbound message and its replies. */
export function buildConversations(parts: ConversationParts): Conversations {
  const { database, words, channels, clock, logger, processId } = parts;
  const store = sessionStore(database);
  const cache = new SessionCache(store);
  const turns = new OneAtATime();
  const writer = new LogWriter(messageLog(database), logger);
  const render = createRender(words, { privacyUrl: privacyUrlOf(parts) });
  const delivering = new Delivering(contactStore(database), writer, clock, logger, words.unfilled);
  const sending = { store, cache, channels, render, delivering, clock, logger, processId };
  const outbox = new Outbox({ ...sending, ...onceOf(parts) });
  const tellNow = createNotify({ store, outbox, clock, processId });
  const byDay = byDayParts(parts, tellNow);
  const files = buildFiles(database, parts.secrets, channels);
  const talking = { store, cache, outbox, clock, processId };
  const platform = platformOf(parts, {
    files,
    tell: { now: tellNow, byDay: createNotifyByDay(byDay) },
    talk: talkOf(talking, turns, () => engineParts),
    ...messagesOf(database, writer, files),
  });
  const modules = bindModules(platform);
  const leaving = createLeaving({
    ...talking,
    turns,
    removeSession: (session) => store.removeSession(session),
  });
  const engineParts = buildEngineParts(parts, modules.actions);
  const open = createOpen(engineParts);
  const desk = { tickets: deskStore(database), talk: platform.talk.outside };
  const deliver = createHandleInbound({
    engine: createEngine(engineParts),
    store,
    cache,
    turns,
    outbox,
    clock,
    log: new InboundLog(writer, clock, maskDigits, pressedLabel(words, engineParts.flows)),
    failures: new Failures(store, officeStore(database), clock, logger),
    locale: 'id',
    ...(parts.observe && { observe: parts.observe }),
  });
  return {
    platform,
    modules,
    desk,
    deliver,
    initiate: createInitiate({ open, store, cache, turns, outbox, clock, processId }),
    hasNode: (flow, node) => hasNode(engineParts.flows, flow, node),
    forms: buildForms({ ...parts, sessions: store }, deliver),
    settled: () => settle(turns, outbox),
    forgettings: forgettingsOf(buildForgetting(platform, modules.slots, leaving), clock),
    sweep: () => sweep({ outbox, desk, clock, byDay }),
    takeUp: () => outbox.takeUp(),
    async stop() {
      await turns.idle();
      await outbox.stop();
      await writer.flush();
    },
  };
}

/**
 * The office's voice. In a turn it waits for no other turn: two of the office who answer each other would wait for ever.
 * What it writes is one conditional write all the same.
 */
function talkOf(
  parts: Omit<TalkParts, 'endTalk' | 'turns'>,
  turns: TalkParts['turns'],
  engine: () => EngineParts,
): Platform['talk'] {
  const talkWith = (of: TalkParts['turns']): Talk =>
    createTalk({ ...parts, turns: of, endTalk: (...talk) => endTalk(engine(), ...talk) });
  return { inTurn: talkWith({ run: (_contact, act) => act() }), outside: talkWith(turns) };
}

/** What is logged of a contact's messages, also what is not written yet. */
const messagesOf = (
  database: Database,
  writer: LogWriter,
  files: Files,
): Pick<Platform, 'latestMessages' | 'forgetMessages'> => ({
  async latestMessages(contactId, limit) {
    await writer.flush();
    return messageLog(database).latest(contactId, limit);
  },
  async forgetMessages(contactId) {
    await writer.forget(contactId);
    await files.forget(contactId);
  },
});

const privacyUrlOf = ({ publicUrl }: Pick<ConversationParts, 'publicUrl'>): string =>
  `${publicUrl}/privasi`;

type Made = Pick<Platform, 'files' | 'tell' | 'talk' | 'latestMessages' | 'forgetMessages'>;

/** What modules are built on. */
function platformOf(parts: ConversationParts, made: Made): Platform {
  const { database, secrets, words, clock, logger, publicUrl, timeZone } = parts;
  return {
    ...made,
    database,
    secrets,
    words,
    clock,
    logger,
    agenda: parts.agenda ?? buildAgenda(parts),
    telegramLink: parts.telegramLink,
    publicUrl,
    privacyUrl: privacyUrlOf(parts),
    rootFlow,
    timeZone,
    whatsapp: parts.whatsapp,
    approvalAbove: parts.approvalAbove,
    newCode: parts.newCode ?? (() => String(randomInt(100_000, 1_000_000))),
    newToken: parts.newToken ?? (() => randomBytes(18).toString('base64url')),
  };
}

async function settle(turns: OneAtATime, outbox: Outbox): Promise<void> {
  await turns.idle();
  await outbox.idle();
}

const onceOf = ({ ledger, leaseMs }: ConversationParts) => ({
  ...(ledger && { ledger }),
  ...(leaseMs !== undefined && { leaseMs }),
});

const forgettingsOf = (parts: ForgetParts, clock: Clock): Conversations['forgettings'] => ({
  unfinished: () => parts.forgettings.unfinished(),
  carryOut: (id) => forgetPerson(parts, id, clock.now()),
});

/** Everything that is taken up where a process left it lying. */
async function sweep(parts: {
  outbox: Outbox;
  desk: DeskParts;
  clock: Clock;
  byDay: ByDayParts;
}): Promise<void> {
  const now = parts.clock.now();
  await tellHeldNotices(parts.byDay);
  await parts.outbox.sweep();
  await endSilentTalks(parts.desk, now);
}

/** What the engine is made of, with what keeps from sight what nobody should read. */
function buildEngineParts(parts: ConversationParts, actions: Actions): EngineParts {
  const { secrets, words, timeZone, trace } = parts;
  return {
    flows: loadFlowSet(words, actions),
    understanding: createUnderstanding(words),
    actions,
    seal: (value) => secrets.seal(value, maskNik(value)),
    mask: maskDigits,
    maxFileBytes: largestFile,
    formLink: formLinks(parts),
    timeZone,
    ...(trace && { trace }),
  };
}

/** What stood on a button that was pressed, in the words of the question as it was asked. */
function pressedLabel(words: Words, flows: FlowSet): LabelOf {
  const { label } = createChoiceWords(words);
  return (before, input) => {
    const pressed = findPressed(flows, before, input);
    const shown = { locale: before.locale, values: pressed?.values ?? {} };
    return pressed && withoutGuards(label(pressed.asked, pressed.option, shown));
  };
}

function hasNode({ flows }: FlowSet, flow: string, node: string | undefined): boolean {
  const found = flows[flow];
  return found !== undefined && (node === undefined || found.nodes[node] !== undefined);
}
