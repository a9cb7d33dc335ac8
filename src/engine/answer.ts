import { formOf, narrow, pageSize, refuse, sayQuestion, turnPages } from './ask.js';
import { say } from './say.js';
import type { Run } from './engine.js';
import type { AskNode } from './flow.js';
import { askAnew, branch, go, nameOf, outcomeOf, wordValues } from './frames.js';
import { asText, readText } from './read-answer.js';
import type { Frame, Json, Reading } from './types.js';

/**
 * Goes on with what was read: takes the value, offers the possible ones, or refuses.
 * True when the question is answered and the walk goes on.
 */
export function settle(run: Run, frame: Frame, node: AskNode, reading: Reading): boolean {
  if (reading.outcome === 'value') return take(run, frame, node, reading.value);
  if (reading.outcome === 'ambiguous' && reading.options.length > pageSize) {
    // A list that long helps nobody on a phone ("Jakarta" could be any kecamatan).
    refuse(run, frame, node, 'vague');
    return false;
  }
  if (reading.outcome === 'ambiguous') {
    if (frame.open) narrow(frame.open, reading.options, reading.values);
    refuse(run, frame, node, 'ambiguous', {}, false);
    return false;
  }
  if (typeof node.to === 'object' && node.to[reading.reason] && !node.choices) {
    delete frame.open;
    go(run, frame, branch(frame, node.to, reading.reason));
    return true;
  }
  refuse(run, frame, node, reading.reason, reading.detail);
  return false;
}

/** Takes an answer: keeps it (sealed if sensitive), voids what depended on it, goes to the next node. */
function take(run: Run, frame: Frame, node: AskNode, value: Json): boolean {
  if (node.ask === 'list' && turnPage(run, frame, node, value)) return false;
  const kept = node.ask === 'list' ? chosen(frame, value) : value;
  const changed =
    node.save !== undefined && JSON.stringify(frame.vars[node.save]) !== JSON.stringify(kept);
  if (changed) for (const name of node.clears ?? []) Reflect.deleteProperty(frame.vars, name);
  if (node.save !== undefined)
    frame.vars[node.save] = node.sensitive ? { ...run.parts.seal(asText(kept)) } : kept;
  const answered = {
    flow: frame.flow,
    node: frame.node,
    values: wordValues(run.conversation, frame),
  };
  run.events.push({ type: 'answered', ...answered, ...(!node.sensitive && { value: kept }) });
  if (node.sensitive) run.events.push({ type: 'forgotten' });
  const form =
    run.turn.input.type === 'form' ? undefined : formOf(run, node, frame.open?.serial ?? 0);
  // It was typed into the chat all the same: it is taken, and the person is told what is better.
  if (form !== undefined) say(run, 'form.typed');
  frame.trail.push(frame.node);
  run.passed.add(nameOf(frame));
  delete frame.open;
  const target = branch(frame, node.to, outcomeOf(node, value));
  if (node.corrects) askAnew(frame, target);
  go(run, frame, target);
  return true;
}

/** A list's answer is kept with its label, so that it can be said without another look-up. */
function chosen(frame: Frame, id: Json): Json {
  const option = (frame.open?.all ?? frame.open?.options)?.find((one) => one.id === id);
  return option ? ({ ...option } as Json) : id;
}

function turnPage(run: Run, frame: Frame, node: AskNode, value: Json): boolean {
  const open = frame.open;
  if (!open?.options || (value !== turnPages.next && value !== turnPages.previous)) return false;
  const count = Math.ceil(open.options.length / pageSize);
  open.page = ((open.page ?? 0) + (value === turnPages.next ? 1 : count - 1)) % count;
  sayQuestion(run, frame, node);
  return true;
}

/** The answer to a question that is about to be put, where the same message already held it. */
export function takeFromRest(run: Run, frame: Frame, node: AskNode): boolean {
  const [part, ...others] = run.rest;
  if (part === undefined || (node.ask === 'text' && !node.format) || node.ask === 'list')
    return false;
  const reading = readText(run, frame, node, part);
  if (reading.outcome !== 'value') {
    run.rest = [];
    return false;
  }
  run.rest = others;
  return take(run, frame, node, reading.value);
}
