import type { MessageView } from './message-view.js';

/** A message with what a page that is rendered on the server shows around it. */
export interface PageMessage extends MessageView {
  time: string;
  /** Set on the first message of a day. */
  day?: { date: string; label: string };
  /** Its buttons can be pressed. */
  open: boolean;
}

export interface PageWords {
  locale: string;
  timeZone: string;
  today: string;
  yesterday: string;
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * Adds times, days and which buttons still work: those of the newest question, until something was
 * answered. (Pressing an older one would do no harm, the engine knows it; but it would confuse.)
 */
export function toPageMessages(
  messages: MessageView[],
  words: PageWords,
  now: Date,
): PageMessage[] {
  const describeDay = dayDescriber(words, now);
  const time = new Intl.DateTimeFormat(words.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: words.timeZone,
  });
  const openId = openQuestion(messages);
  let lastDate = '';
  return messages.map((message) => {
    const at = new Date(message.at);
    const day = describeDay(at);
    const first = day.date !== lastDate;
    lastDate = day.date;
    const open = message.id === openId;
    return { ...message, time: time.format(at), open, ...(first && { day }) };
  });
}

function openQuestion(messages: MessageView[]): string | undefined {
  const answered = messages.findLastIndex(({ from }) => from === 'me');
  return messages.slice(answered + 1).findLast(({ choices, request }) => choices ?? request)?.id;
}

function dayDescriber(words: PageWords, now: Date): (at: Date) => { date: string; label: string } {
  const { timeZone } = words;
  const date = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  const long = new Intl.DateTimeFormat(words.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  });
  const near = new Map([
    [date.format(now), words.today],
    [date.format(now.getTime() - DAY_MS), words.yesterday],
  ]);
  return (at) => ({ date: date.format(at), label: near.get(date.format(at)) ?? long.format(at) });
}
