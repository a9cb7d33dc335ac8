// What goes to the server: again and again until it is there, once and in order.

const KEY = 'pasti:unsent:' + page.tag;
let memory; // used once the storage failed (private window, full)
let sending = false;
let failures = 0;
let timer;

/** What the server does not have yet, oldest first. Kept over reloads; shared between tabs. */
function unsent(change) {
  let list = memory;
  try {
    list ??= JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    list = memory = [];
  }
  if (!change) return list;
  list = change(list);
  try {
    if (memory) memory = list;
    else localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    memory = list;
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
  const unsent = state === 'unsent';
  row.classList.toggle('waiting', state === 'waiting' || unsent);
  const label = row.querySelector('.state');
  label.textContent = { sending: words.sending, waiting: words.sending, sent: '✓' }[state] ?? '';
  if (state === 'sent') label.append(make('span', { class: 'sr' }, words.sent));
  if (state === 'refused') label.textContent = words.refused;
  // While it is tried again the button stays: somebody's finger or focus may be on it.
  if (state === 'sending') return;
  row.classList.toggle('unsent', unsent || state === 'refused');
  const button = row.querySelector('.retry');
  if (!unsent) button?.remove();
  else if (!button) {
    const text = `${words.unsent} · ${words.retry}`;
    row.append(make('button', { class: 'retry', type: 'button' }, text));
  }
}

/** Sends what waits, one by one in order, until there is nothing left or the server is not there. */
async function pump() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  const run = async () => {
    for (let next; (next = nextUnsent());) if (!(await post(next))) break;
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

/** What was said first; files wait in this page alone. */
function nextUnsent() {
  const [text] = unsent();
  const [upload] = uploads;
  return text && upload ? (text.message.at < upload.message.at ? text : upload) : (text ?? upload);
}

async function post({ body, file }) {
  mark('in:' + body.id, 'sending');
  const answer = await (file ? submitFile(body, file) : submit(body));
  const refused = answer && [400, 413, 415, 422].includes(answer.status);
  if (!answer?.ok && !refused) return postponed(answer);
  failures = 0;
  banner('');
  if (file) await uploaded(body, answer, refused);
  else unsent((list) => list.filter((item) => item.body.id !== body.id));
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
  const follow = atEnd();
  for (const { body } of [...unsent(), ...uploads]) mark('in:' + body.id, 'unsent');
  const wait = Number(answer?.headers.get('retry-after')) * 1000 || 0;
  const backoff = Math.min(30000, 1000 * 2 ** failures++) * (0.75 + Math.random() / 2);
  timer = setTimeout(pump, Math.max(wait, backoff));
  banner(answer?.status === 401 ? words.cookies : answer ? words.trouble : offlineWords());
  if (follow) toEnd();
  return false;
}

/** Texts wait on the phone, files in this page. */
const offlineWords = () => (uploads.length ? words.offlineFile : words.offline);

function banner(text) {
  if ($('banner').textContent !== text) $('banner').textContent = text;
}
