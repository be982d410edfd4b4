// People around the phones: the caption above each one (name, role, language) and the dialog that adds a phone.

import * as api from './api.js';
import { field, openDialog } from './dialogs.js';
import { avatar, fullName, make } from './dom.js';
import { languageOf, words } from './words.js';

/** A select with the two languages; `data-role="language"`. */
export function languageSelect(code, label, onChange, role = 'language') {
  const w = words(code);
  const now = languageOf(code);
  const select = make(
    'select',
    { class: 'language', 'data-role': role, 'aria-label': label, onchange: () => onChange(select.value) },
    [
      ['ru', w.russian],
      ['en', w.english],
    ].map(([value, name]) => make('option', { value, selected: value === now }, name)),
  );
  return select;
}

/** The line above a phone. */
export class Caption {
  constructor(onLanguage) {
    this.onLanguage = onLanguage;
    this.element = make('header', { class: 'caption' });
  }

  /** `role` is a word such as "owner", in the page's language. */
  render(person, role, pageWords) {
    const key = JSON.stringify([person, role, pageWords.phoneLanguage]);
    if (key === this.key) return;
    this.key = key;
    const select = this.element.querySelector('select');
    const focused = select && select === document.activeElement;
    this.element.replaceChildren(
      avatar(person),
      make(
        'span',
        { class: 'caption-about' },
        make('strong', { 'data-role': 'name' }, fullName(person)),
        make('span', {}, [role, person.username ? `@${person.username}` : ''].filter(Boolean).join(' · ')),
      ),
      languageSelect(
        person.language_code,
        `${pageWords.phoneLanguage}: ${person.first_name}`,
        this.onLanguage,
      ),
    );
    if (focused) this.element.querySelector('select').focus();
  }
}

/** Asks for a name and a language and creates the person; resolves with it, or null. */
export async function askNewPerson(language, taken) {
  const w = words(language);
  const free = w.defaultNames.find((name) => !taken.includes(name)) ?? '';
  const first = field(
    w.firstName,
    { 'data-role': 'first-name', maxlength: '64', autofocus: true, value: free },
    (value) => (value ? null : w.nameNeeded),
  );
  const last = field(w.lastName, { 'data-role': 'last-name', maxlength: '64' });
  const username = field(
    w.username,
    { 'data-role': 'username', maxlength: '33', autocapitalize: 'off', spellcheck: 'false' },
    (value) => (value === '' || /^@?[a-z]\w{4,31}$/i.test(value) ? null : w.wrongUsername),
  );
  const select = languageSelect(language, w.phoneLanguage, () => {}, 'new-language');
  const failure = make('p', { class: 'field-complaint', role: 'alert' });
  const submit = async (event, close) => {
    event.preventDefault();
    if (![first.check(), username.check()].every(Boolean)) return;
    const button = event.submitter ?? event.target.querySelector('[type=submit]');
    button?.classList.add('busy');
    try {
      close(
        await api.addPerson({
          first_name: first.value(),
          last_name: last.value() || undefined,
          username: username.value().replace(/^@/, '') || undefined,
          language_code: select.value,
        }),
      );
    } catch (error) {
      failure.textContent = error.message || w.tryAgain;
    } finally {
      button?.classList.remove('busy');
    }
  };
  return openDialog({
    title: w.newPhone,
    closeLabel: w.close,
    body: (close) => [
      make(
        'form',
        { onsubmit: (event) => submit(event, close) },
        first.element,
        last.element,
        username.element,
        make('label', { class: 'field' }, make('span', { class: 'field-label' }, w.phoneLanguage), select),
        failure,
        make('button', { type: 'submit', class: 'wide-button primary', 'data-role': 'add-person' }, w.add),
      ),
    ],
  });
}
