// First part of the page's script; page-script.ts joins the parts into one function.

const $ = (id) => document.getElementById(id);
const log = $('log');
const input = $('text');
const compose = $('compose');
const typing = $('typing');
const newer = $('newer');
const page = JSON.parse($('page-data').textContent);
const { words, locale, timeZone } = page;
const touch = matchMedia('(pointer: coarse)').matches;
const rows = new Map();

/** Makes an element. Texts become text nodes, never HTML: nothing a person wrote can run here. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

const dates = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
const longDates = new Intl.DateTimeFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone,
});
const times = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone,
});

/** "Hari ini" turns into "Kemarin" while the page stays open. */
function labelDays() {
  const today = dates.format(Date.now());
  const yesterday = dates.format(Date.now() - 864e5);
  for (const time of log.querySelectorAll('.day time')) {
    const date = time.dateTime;
    const noon = new Date(date + 'T05:00:00Z');
    const near = date === today ? words.today : date === yesterday && words.yesterday;
    const label = near || longDates.format(noon);
    if (time.textContent !== label) time.textContent = label;
  }
}

function drawParts({ text, parts }) {
  const tags = { bold: 'strong', link: 'a' };
  const link = (url) => ({ href: url, target: '_blank', rel: 'noopener noreferrer' });
  const draw = (part) =>
    part.kind === 'text'
      ? part.text
      : make(tags[part.kind], part.kind === 'link' ? link(part.text) : {}, part.text);
  return parts ? parts.map(draw) : [text];
}

function drawChoices({ question, options }) {
  const button = ({ id, label }) =>
    make('button', { class: 'choice', name: 'choice', value: id }, label);
  const hidden = (name, value) => make('input', { type: 'hidden', name, value });
  const legend = make('legend', { class: 'sr' }, words.choices);
  const fields = [hidden('id', newId()), hidden('question', question)];
  const set = make('fieldset', {}, legend, ...fields, ...options.map(button));
  return make('form', { class: 'choices', method: 'post', action: '/chat/messages' }, set);
}

/** A picture, or a link to save a document. */
function drawFile(file) {
  if (!file) return undefined;
  const { url: href, name, image, size } = file;
  if (!href) return make('span', { class: 'file' }, name);
  if (!image)
    return make('a', { class: 'file', href, download: name }, name + ' ', make('small', {}, size));
  const picture = make('img', { src: href, alt: words.photo.replace('%', name) });
  picture.addEventListener('load', () => pinned && toEnd());
  return make('a', { class: 'picture', href, target: '_blank' }, picture);
}

/** Draws a message in the form of views/bubble.eta. */
function draw(message) {
  const mine = message.from === 'me';
  const time = make('time', { datetime: message.at }, times.format(new Date(message.at)));
  const meta = make('span', { class: 'meta' }, time);
  if (mine) meta.append(make('span', { class: 'state' }));
  const who = make('span', { class: 'sr' }, (mine ? words.you : words.bot) + ': ');
  const text = make('p', { class: 'text' }, ...drawParts(message));
  const row = make('div', { class: 'row ' + message.from, 'data-id': message.id });
  row.append(make('div', { class: 'bubble' }, who, drawFile(message.file), text, meta));
  if (message.choices) row.append(drawChoices(message.choices));
  if (message.request === 'location' && navigator.geolocation) {
    row.append(make('button', { class: 'choice share', type: 'button' }, words.location));
  }
  return row;
}

let pinned = true;
const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 90;

function toEnd() {
  log.scrollTop = log.scrollHeight;
  newer.hidden = true;
}

/** Adds a message at the end, but above what still waits to be sent. */
function add(message, place) {
  const follow = atEnd() || message.from === 'me';
  const row = draw(message);
  const date = dates.format(new Date(message.at));
  // A message of one's own goes behind those that wait already.
  const waiting = message.from === 'me' ? undefined : log.querySelector('.row.waiting');
  const before = place ?? waiting ?? typing;
  const last = [...log.querySelectorAll('.day time')].pop();
  if (!place && last?.dateTime !== date) {
    before.before(make('p', { class: 'day' }, make('time', { datetime: date })));
    labelDays();
  }
  $('start')?.remove();
  before.before(row);
  rows.set(message.id, row);
  if (!place && (message.from === 'me' || message.choices || message.request)) closeChoices(row);
  if (!follow) newer.hidden = false;
  // A reply taller than the screen is read from its beginning.
  else if (message.from === 'bot' && row.offsetHeight > log.clientHeight)
    log.scrollTop = row.offsetTop - log.offsetTop - 8;
  else toEnd();
  return row;
}

/** Only the newest question has buttons that work. */
function closeChoices(except) {
  const held = document.activeElement;
  for (const share of log.querySelectorAll('.share')) if (!except?.contains(share)) share.remove();
  for (const set of log.querySelectorAll('.choices fieldset:enabled')) {
    if (except?.contains(set)) continue;
    const focused = set.contains(held);
    set.disabled = true;
    // Focus would be lost with the button: the next thing to do is to write.
    if (focused) input.focus({ preventScroll: touch });
  }
}

function showTyping(on) {
  const follow = atEnd();
  typing.hidden = !on;
  if (on && follow) toEnd();
}
