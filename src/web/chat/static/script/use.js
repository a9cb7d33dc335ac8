// What hands do, and how the page begins.

function grow() {
  if (CSS.supports('field-sizing: content')) return;
  input.style.height = 'auto';
  input.style.height = input.scrollHeight + 3 + 'px';
}

document.addEventListener('submit', (event) => {
  const { target, submitter } = event;
  // The link that led here is followed once, as the form it is; the page comes anew.
  // Not by `target.id`: the form has a field of that name, which hides it.
  if (target.matches('#link')) return;
  event.preventDefault();
  if (target === compose) {
    const text = input.value.trim();
    input.focus();
    if (!text) return;
    input.value = '';
    input.inputMode = 'text';
    grow();
    say({ id: newId(), text }, text);
  } else if (target.matches('#start')) {
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
log.addEventListener(
  'scroll',
  () => {
    pinned = atEnd();
    if (pinned) newer.hidden = true;
  },
  { passive: true },
);
log.addEventListener('click', ({ target }) => {
  if (target.closest('.retry')) retryNow();
  if (target.closest('.share')) sharePlace();
});

/** The browser asks the person first; who does not want to can write the place. */
function sharePlace() {
  const send = ({ coords: { latitude, longitude } }) =>
    say({ id: newId(), latitude, longitude }, words.location);
  const options = { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 };
  navigator.geolocation.getCurrentPosition(send, () => banner(words.noLocation), options);
}

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
addEventListener('offline', () => banner(offlineWords()));
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  retryNow();
  void catchUp(true);
});
// iPhones lay the keyboard over the page and shrink only what is visible of it.
visualViewport?.addEventListener('resize', () => {
  document.documentElement.style.setProperty('--height', visualViewport.height + 'px');
});
// The newest message stays in view when the keyboard, a banner or a longer text takes room.
new ResizeObserver(() => pinned && toEnd()).observe(log);

for (const row of log.querySelectorAll('[data-id]')) rows.set(row.dataset.id, row);
for (const share of log.querySelectorAll('.share')) share.hidden = !navigator.geolocation;
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
