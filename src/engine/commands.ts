import { repeatQuestion } from './ask.js';
import type { Run, WordHeard } from './engine.js';
import { askAnew, flowOf, holdsAnswers, newFrame, pileOf, top, wordValues } from './frames.js';
import { say } from './say.js';
import type { Flow } from './flow.js';
import type { Frame, Vars } from './types.js';

/** What is left to do after a word was heard. */
export type Heard = 'walk' | 'wait';

/** Acts on a word that is heard everywhere; the flow it opens finds what was written behind it in `said`. */
export function hear(run: Run, { command, unclear, said }: WordHeard): Heard {
  switch (command) {
    case 'back':
      return back(run);
    case 'cancel':
      return cancel(run);
    case 'restart':
      return restart(run);
    default:
      return openByWord(run, unclear ? `unclear_${command}` : command, said ? { said } : {});
  }
}

/** One question back; out of a called flow into the one that called it. */
function back(run: Run): Heard {
  for (let frame = top(run.conversation); frame; frame = top(run.conversation)) {
    const node = frame.trail.pop();
    if (node !== undefined) {
      frame.node = node;
      delete frame.open;
      askAnew(frame, node);
      return 'walk';
    }
    const callers = run.conversation.frames.slice(0, -1);
    if (frame.interrupt || !callers.some(({ trail }) => trail.length > 0)) break;
    run.conversation.frames.pop();
  }
  say(run, 'back.none');
  repeatQuestion(run);
  return 'wait';
}

/**
 * Breaks off what is going on. The answers of a flow that resumes are kept, to be taken up again; from any
 * other the way leads back to the menu. Of an interruption nothing is kept, and what it interrupted goes on.
 */
export function cancel(run: Run): Heard {
  const { frames, parked } = run.conversation;
  const start = frames.findLastIndex(({ interrupt }) => interrupt);
  const values = wordValues(run.conversation, top(run.conversation));
  if (start < 0 && isBesideTheMenu(run)) return toMenu(run);
  const broken = frames.splice(Math.max(start, 0));
  if (start > 0) {
    say(run, 'cancel.back', values);
    return repeatQuestion(run) ? 'wait' : 'walk';
  }
  const { root } = run.parts.flows;
  const answered = broken.filter(
    (frame) => resumes(run, frame) && holdsAnswers(run.parts.flows, frame),
  );
  for (const frame of answered) parked[frame.flow] = frame;
  const aside = broken.some((frame) => frame.flow !== root && !resumes(run, frame));
  if (answered.length === 0 && aside) return toMenu(run);
  say(run, answered.length > 0 ? 'cancel.kept' : 'cancel.done', values);
  return 'wait';
}

/** Whether the answers of its flow are kept when it is broken off. */
const resumes = ({ parts }: Run, { flow }: Frame): boolean =>
  parts.flows.flows[flow]?.resumes === true;

/** A question of the root flow, off its menu, that keeps an answer: BATAL leads from it back to the menu. */
function isBesideTheMenu({ conversation, parts }: Run): boolean {
  const frame = conversation.frames.length === 1 ? top(conversation) : undefined;
  const node = frame && parts.flows.flows[frame.flow]?.nodes[frame.node];
  if (frame?.flow !== parts.flows.root || frame.trail.length === 0) return false;
  return node?.kind === 'ask' && node.save !== undefined;
}

function toMenu(run: Run): Heard {
  say(run, 'cancel.menu');
  run.conversation.frames = [newFrame(flowOf(run.parts.flows, run.parts.flows.root))];
  return 'walk';
}

/**
 * Begins the running flow again, where it was entered. Every question is put anew; its answer of before is
 * kept until another one takes its place.
 */
function restart(run: Run): Heard {
  const { flows } = run.parts;
  const frame = top(run.conversation);
  if (!frame) return 'walk';
  const fresh = newFrame(flowOf(flows, frame.flow), frame.entry, frame.vars);
  if (frame.interrupt) fresh.interrupt = true;
  const kept = frame.flow !== flows.root && holdsAnswers(flows, frame);
  say(run, kept ? 'restart.kept' : 'restart.done');
  run.conversation.frames.splice(-1, 1, fresh);
  return 'walk';
}

const listener = ({ parts }: Run, word: string): Flow | undefined =>
  Object.values(parts.flows.flows).find(({ words }) => words[word] !== undefined);

/**
 * Opens the flow for entries of a cash book where the whole text surely is one and a registered person wrote it;
 * undefined otherwise.
 */
export function hearEntry(run: Run, text: string): Heard | undefined {
  const { parts, turn, conversation } = run;
  if (conversation.person.registered !== true || !listener(run, 'entry')) return undefined;
  const context = { now: turn.now, timeZone: parts.timeZone };
  if (!parts.understanding.readEntry?.(text, context)) return undefined;
  return openByWord(run, 'entry', { said: parts.mask(text) });
}

/** What stands in place of a question's serial number behind the buttons of announcements. */
export const offerQuestion = 0;

/**
 * Opens the flow for replies to announcements where one was pressed, or its very label written ("MINAT");
 * undefined otherwise.
 */
export function hearOffer(
  run: Run,
  reply: { pressed: string } | { said: string },
): Heard | undefined {
  const plain = (text: string) => text.trim().toLowerCase();
  const offer = run.conversation.offers?.find(({ id, label }) =>
    'pressed' in reply ? id === reply.pressed : plain(label) === plain(reply.said),
  );
  if (!offer || !listener(run, 'offer')) return undefined;
  return openByWord(run, 'offer', { offer: offer.id, label: offer.label });
}

/** Opens the flow that listens to a word, over what is going on. */
function openByWord(run: Run, word: string, vars: Vars = {}): Heard {
  const { root } = run.parts.flows;
  const flow = listener(run, word);
  const node = flow?.words[word];
  const { frames } = run.conversation;
  if (!flow || node === undefined) {
    say(run, 'word.none');
    repeatQuestion(run);
    return 'wait';
  }
  // What was said with the word makes it another beginning than the flow's own.
  const afresh = node === flow.start && Object.keys(vars).length === 0;
  if (afresh && flow.flow !== root && isUnderWay(frames, flow.flow)) {
    repeatQuestion(run);
    return 'wait';
  }
  if (word === 'menu') leaveUnanswered(run);
  const current = top(run.conversation);
  const alone = frames.length === 1 ? current : undefined;
  const atRoot = word === 'menu' && alone?.flow === root;
  // One entry after the other, with nothing below: each takes the place of the one before.
  const another = alone?.flow === flow.flow && alone.entry === node && !afresh;
  // What a reminder asked is asked again afterwards.
  if ((current?.interrupt && !current.opened) || atRoot || another) frames.pop();
  const opened = afresh ? takeUp(run, flow) : newFrame(flow, node, vars);
  if (frames.length > 0) opened.interrupt = true;
  frames.push(opened);
  run.events.push({ type: 'started', flow: flow.flow });
  return 'walk';
}

/** Who goes to the menu from a step in which nothing was answered yet has left it: it is not asked again. */
function leaveUnanswered(run: Run): void {
  const { conversation, parts } = run;
  const newest = pileOf(conversation.frames).at(-1) ?? [];
  const [first] = newest;
  if (first?.flow !== parts.flows.root || first.opened) return;
  const kept = (frame: Frame) => resumes(run, frame) || frame.trail.length > 0;
  const steps = newest.slice(1);
  if (steps.length === 0 || steps.some(kept)) return;
  conversation.frames.splice(-newest.length);
}

/**
 * Whether a flow is open already: what was opened over its question since is left then. One that went on into
 * another flow, over which something was opened, is not: its word is meant anew.
 */
function isUnderWay(frames: Frame[], flow: string): boolean {
  const own = frames.findLastIndex((frame) => frame.flow === flow);
  if (own < 0) return false;
  const over = frames.findIndex((frame, index) => index > own && frame.interrupt);
  if (over > own + 1) return false;
  // What a reminder asked stays.
  if (over > 0 && !frames.slice(over).some(({ opened }) => opened)) frames.splice(over);
  return true;
}

/** A flow where it was when it was broken off, or at its start. */
export function takeUp(run: Run, flow: Flow): Frame {
  const parked = run.conversation.parked[flow.flow];
  if (!parked) return newFrame(flow);
  Reflect.deleteProperty(run.conversation.parked, flow.flow);
  // The question that was open is put, even where KEMBALI led to it and its answer is known.
  if (parked.open) parked.anew = parked.node;
  say(run, 'cancel.resumed', wordValues(run.conversation, parked));
  return parked;
}
