// The sandbox HTTP API and its event stream. Knows addresses and shapes, nothing of the screen.

const BASE = '/sandbox';

/** A refusal by the server, with its own words where it gave any. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(BASE + path, { cache: 'no-store', ...options });
  } catch {
    throw new ApiError(0, '');
  }
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    if (response.ok) throw new ApiError(response.status, text.slice(0, 300));
  }
  if (!response.ok) {
    const reason = body?.description ?? body?.error ?? body?.message ?? text;
    throw new ApiError(response.status, String(reason ?? '').slice(0, 300));
  }
  return body;
}

function post(path, body = {}) {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const of = (person) => `/people/${encodeURIComponent(person)}`;

export const state = () => request('/state');
export const chat = (person) => request(`${of(person)}/chat`);
export const addPerson = (person) => post('/people', person);
export const sendText = (person, text) => post(`${of(person)}/text`, { text });
export const tap = (person, messageId, row, column) =>
  post(`${of(person)}/tap`, { message_id: messageId, row, column });
/** `contact`: {phone, own, first_name?}. */
export const sendContact = (person, contact) => post(`${of(person)}/contact`, contact);
export const openLink = (person, url) => post(`${of(person)}/open`, { url });
export const block = (person) => post(`${of(person)}/block`);
export const unblock = (person) => post(`${of(person)}/unblock`);
export const setLanguage = (person, code) => post(`${of(person)}/language`, { language_code: code });
export const advance = (seconds) => post('/clock', { advance_seconds: seconds });
export const advanceToNext = () => post('/clock', { to: 'next' });
export const fileUrl = (fileId) => `${BASE}/files/${encodeURIComponent(fileId)}`;

/** `kind` is photo, document or voice. */
export function sendFiles(person, kind, files, caption = '') {
  const form = new FormData();
  form.append('kind', kind);
  form.append('caption', caption);
  files.forEach((file) => form.append('file', file, file.name ?? 'file'));
  return request(`${of(person)}/file`, { method: 'POST', body: form });
}

/**
 * Listens to the server's events for ever. `onOpen` runs after every (re)connection, so that the caller
 * can fetch what it missed; `onLost` when the connection breaks.
 */
export function listen({ onEvent, onOpen, onLost }) {
  const source = new EventSource(`${BASE}/events`);
  source.addEventListener('open', onOpen);
  source.addEventListener('message', (message) => {
    try {
      onEvent(JSON.parse(message.data));
    } catch (error) {
      console.error('event not understood', message.data, error);
    }
  });
  source.addEventListener('error', () => {
    onLost();
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    setTimeout(() => listen({ onEvent, onOpen, onLost }), 2000);
  });
}
