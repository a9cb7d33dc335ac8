// Photos and documents on their way. They are too large for the storage that texts wait in: who leaves the page
// is asked first.

const uploads = [];
const patienceMs = 120000;
/** Longest side of a photo: everything on a receipt can be read, and it takes seconds on a poor line. */
const longestSide = 2000;

addEventListener('beforeunload', (event) => uploads.length && event.preventDefault());

$('file').addEventListener('change', async ({ target }) => {
  const [chosen] = target.files;
  if (!chosen) return;
  const caption = input.value.trim();
  input.value = '';
  grow();
  const body = { id: newId(), caption };
  const message = { id: 'in:' + body.id, from: 'me', at: new Date().toISOString(), text: caption };
  mark(message.id, 'waiting', add({ ...message, file: { name: chosen.name } }));
  const file = await smaller(chosen);
  target.value = '';
  uploads.push({ body, message, file });
  void pump();
});

/** A large photo in the size that is of use; also leaves behind where it was taken. */
async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || !window.createImageBitmap) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = longestSide / Math.max(image.width, image.height);
    if (scale >= 1 && file.size < 1e6) return file;
    const canvas = make('canvas');
    canvas.width = Math.round(image.width * Math.min(scale, 1));
    canvas.height = Math.round(image.height * Math.min(scale, 1));
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

/** Resolves to nothing when the server is not reached; meanwhile the bubble shows how far it is. */
function submitFile(body, file) {
  const form = new FormData();
  form.append('id', body.id);
  form.append('caption', body.caption);
  form.append('file', file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/chat/files');
    request.timeout = patienceMs;
    request.upload.onprogress = ({ loaded, total }) => {
      const state = rows.get('in:' + body.id)?.querySelector('.state');
      if (state && total)
        state.textContent = `${words.sending} ${Math.floor((loaded / total) * 100)}%`;
    };
    request.onload = () => resolve(new Response(request.responseText, answerOf(request)));
    request.onerror = request.ontimeout = request.onabort = () => resolve(undefined);
    request.send(form);
  });
}

function answerOf(request) {
  const after = request.getResponseHeader('retry-after');
  return { status: request.status, headers: after ? { 'retry-after': after } : {} };
}

/** It is over: the bubble shows what the server has. */
async function uploaded(body, answer, refused) {
  uploads.shift();
  if (refused) return;
  const { file } = await answer
    .clone()
    .json()
    .catch(() => ({}));
  const shown = rows.get('in:' + body.id)?.querySelector('.file');
  if (file && shown) shown.replaceWith(drawFile(file));
}
