// What this browser remembers between visits: page language, theme, time zone, and for this tab
// the personal messages that people "sent" each other outside the bot. Nothing here is the truth of a chat.

const KEY = 'vovremya.page';
const NOTES_KEY = 'vovremya.notes';

function read(storage, key, fallback) {
  try {
    return JSON.parse(storage.getItem(key)) ?? fallback;
  } catch {
    return fallback;
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse storage: the page works without memory.
  }
}

const values = read(localStorage, KEY, {});

export const prefs = {
  /** @returns {'ru'|'en'|null} null: follow the first phone */
  get language() {
    return values.language ?? null;
  },
  set language(code) {
    values.language = code;
    write(localStorage, KEY, values);
  },
  /** @returns {'light'|'dark'|null} null: follow the system */
  get theme() {
    return values.theme ?? null;
  },
  set theme(theme) {
    values.theme = theme;
    write(localStorage, KEY, values);
    applyTheme();
  },
  get zone() {
    return values.zone ?? browserZone();
  },
  set zone(zone) {
    values.zone = zone;
    write(localStorage, KEY, values);
  },
};

export function browserZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Is the page dark at this moment? */
export function isDark() {
  return (prefs.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
}

export function applyTheme() {
  if (prefs.theme) document.documentElement.dataset.theme = prefs.theme;
  else delete document.documentElement.dataset.theme;
}

let notes = read(sessionStorage, NOTES_KEY, []);

/** Personal messages to one person: `{id, to, from, name, text, date, after}`. */
export function notesFor(person) {
  return notes.filter((note) => String(note.to) === String(person));
}

export function addNote(note) {
  notes.push({ ...note, id: `note-${Date.now()}-${notes.length}` });
  write(sessionStorage, NOTES_KEY, notes);
}

/** Drops notes from another run of the server: they lie in its future, or their people are gone. */
export function forgetStaleNotes(now, people) {
  const known = new Set(people.map((person) => String(person.id)));
  notes = notes.filter(
    (note) => note.date <= now + 1 && known.has(String(note.to)) && known.has(String(note.from)),
  );
  write(sessionStorage, NOTES_KEY, notes);
}
