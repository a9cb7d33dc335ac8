// What comes from the server: by the stream of events, and by asking where that does not hold.

let last = page.last;
let source;
let replyDueAt = 0;
let missed = false;

function receive(message) {
  // Longer ago than what is on show.
  if (message.at < log.querySelector('.row time')?.dateTime && !rows.has(message.id)) return;
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
    const answer = await ask('/chat/messages' + (all ? '' : '?after=' + encodeURIComponent(last)));
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
