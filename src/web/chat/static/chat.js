'use strict';
// The chat page's script: sends what is written (again and again until the server has it), shows what
// arrives. The page works without it, as forms; see page-route.ts and post-route.ts for the other side.
(() => {
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

  // --- Showing

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

  /** Draws a message in the form of views/bubble.eta. */
  function draw(message) {
    const mine = message.from === 'me';
    const time = make('time', { datetime: message.at }, times.format(new Date(message.at)));
    const meta = make('span', { class: 'meta' }, time);
    if (mine) meta.append(make('span', { class: 'state' }));
    const who = make('span', { class: 'sr' }, (mine ? words.you : words.bot) + ': ');
    const text = make('p', { class: 'text' }, ...drawParts(message));
    const row = make('div', { class: 'row ' + message.from, 'data-id': message.id });
    row.append(make('div', { class: 'bubble' }, who, text, meta));
    if (message.choices) row.append(drawChoices(message.choices));
    return row;
  }

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
    const before = place ?? log.querySelector('.row.waiting') ?? typing;
    const last = [...log.querySelectorAll('.day time')].at(-1);
    if (!place && last?.dateTime !== date) {
      before.before(make('p', { class: 'day' }, make('time', { datetime: date })));
      labelDays();
    }
    $('start')?.remove();
    before.before(row);
    rows.set(message.id, row);
    if (!place && (message.from === 'me' || message.choices)) closeChoices(row);
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

  // --- Receiving

  let last = page.last;
  let source;
  let replyDueAt = 0;
  let missed = false;

  function receive(message) {
    last = message.id;
    const mine = message.from === 'me';
    const text = rows.get(message.id)?.querySelector('.text');
    // From another tab it may come after the reply to it.
    const isLater = ({ dateTime }) => dateTime > message.at;
    const later = mine && [...log.querySelectorAll('.bot time')].find(isLater);
    if (!text) {
      const row = add(message, later?.closest?.('.row'));
      if (mine) mark(message.id, 'sent', row);
    }
    // The server's copy of the person's own words is masked if they were sensitive.
    else if (mine && text.textContent !== message.text) text.textContent = message.text;
    if (mine) return;
    replyDueAt = 0;
    showTyping(false);
    if (message.request) input.inputMode = message.request === 'contact' ? 'tel' : 'text';
  }

  async function catchUp(all) {
    try {
      const answer = await ask(
        '/chat/messages' + (all ? '' : '?after=' + encodeURIComponent(last)),
      );
      if (answer.ok) for (const message of (await answer.json()).messages) receive(message);
    } catch {
      // Offline: the stream's own retry or the next look will tell.
    }
  }

  function listen() {
    if (!window.EventSource) return;
    source?.close();
    source = new EventSource('/chat/events?after=' + encodeURIComponent(last));
    source.onmessage = (event) => receive(JSON.parse(event.data));
    source.addEventListener('masked', ({ data }) => {
      const { id, text } = JSON.parse(data);
      const row = rows.get(id);
      if (row) row.querySelector('.text').textContent = text ?? words.hidden;
    });
    source.addEventListener('cleared', ({ data }) => {
      const set = rows.get(JSON.parse(data).id)?.querySelector('fieldset');
      if (set) set.disabled = true;
    });
    source.onopen = () => {
      // What was masked or cleared meanwhile is not in the stream.
      if (missed) void catchUp(true);
      missed = false;
      void pump();
    };
    source.onerror = () => (missed = true);
  }

  // The net below the stream: phones sleep, proxies buffer, connections die without a word.
  setInterval(() => {
    if (document.hidden) return;
    const waited = replyDueAt ? Date.now() - replyDueAt : 0;
    if (source?.readyState !== 1 || waited > 4000) void catchUp();
    if (source?.readyState === 2) listen();
    if (waited > 25000) {
      replyDueAt = 0;
      showTyping(false);
    }
    labelDays();
  }, 5000);

  // --- Sending

  const KEY = 'pasti:unsent:' + page.tag;
  let memory = [];
  let sending = false;
  let failures = 0;
  let timer;

  /** What the server does not have yet, oldest first. Kept over reloads; shared between tabs. */
  function unsent(change) {
    let list = memory;
    try {
      list = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      if (change) localStorage.setItem(KEY, JSON.stringify(change(list)));
    } catch {
      // No storage (private window, full): they last as long as the page.
      if (change) memory = change(list);
    }
    return list;
  }

  function newId() {
    // randomUUID exists on https only.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  const ask = (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout?.(20000) });

  /** Puts a message of the person on the page and on its way. */
  function say(body, shown) {
    const message = { id: 'in:' + body.id, from: 'me', at: new Date().toISOString(), text: shown };
    unsent((list) => [...list, { body, message }]);
    mark(message.id, 'waiting', add(message));
    void pump();
  }

  function mark(id, state, row = rows.get(id)) {
    if (!row) return;
    row.classList.toggle('waiting', state === 'waiting' || state === 'unsent');
    row.classList.toggle('unsent', state === 'unsent' || state === 'refused');
    const text =
      { waiting: words.sending, sending: words.sending, sent: '✓' }[state] ?? words[state];
    const label = row.querySelector('.state');
    label.textContent = text;
    label.title = state === 'sent' ? words.sent : '';
    row.querySelector('.retry')?.remove();
    if (state === 'unsent') {
      row.append(
        make('button', { class: 'retry', type: 'button' }, `${words.unsent} · ${words.retry}`),
      );
    }
  }

  /** Sends what waits, one by one in order, until there is nothing left or the server is not there. */
  async function pump() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    const run = async () => {
      for (let next; (next = unsent()[0]);) if (!(await post(next))) break;
    };
    // Two tabs share the list: one of them sends at a time.
    try {
      await (navigator.locks ? navigator.locks.request(KEY, run) : run());
    } finally {
      sending = false;
    }
  }

  /** Resolves to nothing when the server is not reached. */
  function submit(body) {
    const headers = { 'content-type': 'application/json' };
    const options = { method: 'POST', headers, body: JSON.stringify(body) };
    return ask('/chat/messages', options).catch(() => undefined);
  }

  async function post({ body }) {
    mark('in:' + body.id, 'sending');
    const answer = await submit(body);
    const refused = answer && [400, 413, 415, 422].includes(answer.status);
    if (!answer?.ok && !refused) return postponed(answer);
    failures = 0;
    banner('');
    unsent((list) => list.filter((item) => item.body.id !== body.id));
    mark('in:' + body.id, refused ? 'refused' : 'sent');
    if (refused) banner((await answer.json().catch(() => ({}))).message ?? words.refused);
    else expectReply();
    return true;
  }

  function expectReply() {
    replyDueAt = Date.now();
    showTyping(true);
    if (source?.readyState !== 1) setTimeout(() => catchUp(), 1000);
  }

  /** Asks the bot to speak. */
  async function begin(id) {
    const form = $('start');
    form.hidden = true;
    expectReply();
    const answer = await submit({ id, start: true });
    if (answer?.ok && (await answer.json()).status !== 'duplicate') return;
    // No server, or a conversation that was deleted: the button is there for another try.
    form.hidden = false;
    showTyping(false);
  }

  function postponed(answer) {
    for (const { body } of unsent()) mark('in:' + body.id, 'unsent');
    const wait = Number(answer?.headers.get('retry-after')) * 1000 || 0;
    const backoff = Math.min(30000, 1000 * 2 ** failures++) * (0.75 + Math.random() / 2);
    timer = setTimeout(pump, Math.max(wait, backoff));
    banner(answer?.status === 401 ? words.cookies : answer ? words.trouble : words.offline);
    if (atEnd()) toEnd();
    return false;
  }

  function banner(text) {
    if ($('banner').textContent !== text) $('banner').textContent = text;
  }

  // --- Hands

  function grow() {
    if (CSS.supports('field-sizing: content')) return;
    input.style.height = 'auto';
    input.style.height = input.scrollHeight + 3 + 'px';
  }

  document.addEventListener('submit', (event) => {
    const { target, submitter } = event;
    event.preventDefault();
    if (target === compose) {
      const text = input.value.trim();
      input.focus();
      if (!text) return;
      input.value = '';
      input.inputMode = 'text';
      grow();
      say({ id: newId(), text }, text);
    } else if (target.id === 'start') {
      void begin(newId());
    } else {
      const question = Number(target.elements.question.value);
      const focused = target.contains(document.activeElement);
      say({ id: newId(), question, choice: submitter.value }, submitter.textContent);
      // On a phone focus would open the keyboard over the reply.
      if (focused && !touch) input.focus();
    }
  });

  input.addEventListener('keydown', (event) => {
    // On a phone Enter makes a line, as in its other chat apps; there is a button to send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || touch) return;
    event.preventDefault();
    compose.requestSubmit();
  });
  input.addEventListener('input', grow);
  newer.addEventListener('click', toEnd);
  log.addEventListener('scroll', () => atEnd() && (newer.hidden = true), { passive: true });
  log.addEventListener('click', ({ target }) => target.closest('.retry') && void retryNow());

  function retryNow() {
    failures = 0;
    void pump();
  }

  addEventListener('online', () => {
    banner('');
    retryNow();
    listen();
    void catchUp(true);
  });
  addEventListener('offline', () => banner(words.offline));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    retryNow();
    void catchUp(true);
  });
  // iPhones lay the keyboard over the page and shrink only what is visible of it.
  visualViewport?.addEventListener('resize', () => {
    const follow = atEnd();
    document.documentElement.style.setProperty('--height', visualViewport.height + 'px');
    if (follow) toEnd();
  });

  // --- Beginning

  for (const row of log.querySelectorAll('[data-id]')) rows.set(row.dataset.id, row);
  for (const { message } of unsent()) {
    // One that the server took before the reload is there already; its retry is a duplicate.
    if (!rows.has(message.id)) mark(message.id, 'waiting', add(message));
  }
  // The bot speaks first, once: who opens a chat waits for a word, and many would not know what to
  // write. "Mulai" has to be pressed only without scripts (so that no crawler starts anything).
  if (page.startId && !unsent().length) void begin(page.startId);
  if (!navigator.onLine) banner(words.offline);
  if (!touch) input.focus();
  toEnd();
  listen();
  void pump();
})();
