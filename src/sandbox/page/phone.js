// One phone: a person's chat with the bot. Fetches the chat, draws it, and turns presses into calls of the API.

import * as api from './api.js';
import { timeOf, toSeconds } from './clock.js';
import { Composer } from './composer.js';
import { showAlert, Toasts } from './dialogs.js';
import { copyText, fullName, make } from './dom.js';
import { icon } from './icons.js';
import { followLink, offerShare } from './links.js';
import { Log } from './log.js';
import { toggleMenu } from './menus.js';
import { Caption } from './people.js';
import { notesFor } from './prefs.js';
import { fill, words } from './words.js';

const SAME_ANSWER = 1500;
const TYPING_CHECK = 4000;
let pendingNumber = 0;

export class Phone {
  /** @param app see main.js; `onUnread(phone)` tells that something new came. */
  constructor(app, person) {
    this.app = app;
    this.person = person;
    this.chat = { messages: [], commands: [], typing: false };
    this.pending = [];
    this.answered = new Map();
    this.build();
  }

  get words() {
    return words(this.person.language_code);
  }

  build() {
    this.toasts = new Toasts();
    this.log = new Log({
      onLink: (url, message) => followLink(this.app, this, url, { personal: Boolean(message.author) }),
      onCommand: (command) => this.sendText(command),
      onCode: async (text) => this.copied(await copyText(text)),
      onPress: (message, button, row, column) => this.press(message, button, row, column),
    });
    this.composer = new Composer({
      host: () => this.screen,
      onText: (text) => this.sendText(text),
      onFiles: (kind, files, caption) => this.attempt(() => api.sendFiles(this.person.id, kind, files, caption)),
      onContact: (contact) => this.attempt(() => api.sendContact(this.person.id, contact)),
      contacts: () => this.contacts(),
      onUnblock: () => this.attempt(() => api.unblock(this.person.id)),
    });
    this.caption = new Caption((code) => this.attempt(() => api.setLanguage(this.person.id, code)));
    this.title = make('strong');
    this.status = make('span', { class: 'chat-status' });
    this.statusTime = make('span', { class: 'bar-time' });
    this.menuButton = make(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'data-role': 'more',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onclick: () => this.openMenu(),
      },
      icon('more'),
    );
    this.screen = make(
      'div',
      { class: 'screen' },
      make(
        'div',
        { class: 'bar', 'aria-hidden': 'true' },
        this.statusTime,
        make('span', { class: 'bar-signs' }, make('i', { class: 'signal' }), make('i', { class: 'battery' })),
      ),
      make(
        'div',
        { class: 'chat-header' },
        make('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('clock')),
        make('span', { class: 'chat-title' }, this.title, this.status),
        this.menuButton,
      ),
      this.toasts.element,
      this.log.element,
      this.composer.element,
    );
    this.element = make(
      'section',
      { class: 'phone', 'data-phone': this.person.id },
      this.caption.element,
      make('div', { class: 'body' }, this.screen),
    );
    this.screen.addEventListener('dragover', (event) => event.preventDefault());
    this.screen.addEventListener('drop', (event) => this.drop(event));
  }

  drop(event) {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.composer.offerFiles(file.type.startsWith('image/') ? 'photo' : 'document', [file]);
  }

  /** Fetches the chat and draws it; calls that come meanwhile lead to one more fetch. */
  refresh() {
    this.stale = true;
    this.fetching ??= this.fetchWhileStale().finally(() => {
      this.fetching = null;
    });
    return this.fetching;
  }

  async fetchWhileStale() {
    while (this.stale) {
      this.stale = false;
      try {
        this.take(await api.chat(this.person.id));
      } catch (error) {
        if (error.status) console.error('chat not fetched', error);
        return;
      }
    }
  }

  take(chat) {
    const known = new Set(this.chat.messages.map((message) => message.id));
    const fresh = chat.messages.filter((message) => !known.has(message.id));
    for (const message of fresh) if (message.from === 'person') this.settle(message);
    this.chat = { ...chat, messages: chat.messages.map(shownForm) };
    if (chat.typing) this.lookAgain();
    if (this.seen && fresh.some((message) => message.from === 'bot')) this.app.onUnread(this);
    this.seen = true;
    this.render();
  }

  // "Typing" ends by itself, without an event.
  lookAgain() {
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.refresh(), TYPING_CHECK);
  }

  // A sent message came back from the server: its place-holder goes in the same drawing.
  settle(message) {
    const index = this.pending.findIndex(
      (pending) => pending.pending === 'sending' && pending.text === message.text,
    );
    if (index < 0) return;
    this.pending.splice(index, 1);
    message.replaces = true;
  }

  render() {
    const { person, app, words: w } = this;
    const index = app.phones.indexOf(this);
    this.element.setAttribute('aria-label', `${person.first_name}, ${app.roleOf(this)}`);
    this.element.lang = w === words('ru') ? 'ru' : 'en';
    this.caption.render(person, app.roleOf(this), app.words);
    this.title.textContent = app.bot?.first_name ?? w.brand;
    this.status.textContent = this.chat.typing ? `${w.typing}…` : w.bot;
    this.status.classList.toggle('active', Boolean(this.chat.typing));
    this.menuButton.setAttribute('aria-label', w.more);
    this.statusTime.textContent = timeOf(app.now, person.language_code);
    const messages = this.allMessages();
    const empty = this.chat.messages.length === 0;
    this.log.render(messages, {
      now: app.now,
      language: person.language_code,
      words: w,
      typing: this.chat.typing,
      hint: empty && this.pending.length === 0 ? this.hint(index, messages.length > 0) : null,
    });
    this.composer.render({
      words: w,
      messages: this.chat.messages,
      commands: this.chat.commands,
      empty: empty && !person.started,
      blocked: person.blocked,
      leads: index === 0,
    });
  }

  // The server's messages, with the personal ones from other people after the message they followed, then what is on its way.
  allMessages() {
    const notes = notesFor(this.person.id).map((note) => ({ ...note, from: 'bot', author: note.name }));
    const all = notes.filter((note) => note.after === null);
    for (const message of this.chat.messages) {
      all.push(message, ...notes.filter((note) => note.after === message.id));
    }
    const placed = new Set(all);
    return [...all, ...notes.filter((note) => !placed.has(note)), ...this.pending];
  }

  hint(index, hasLink) {
    const w = this.words;
    if (index === 0) return { icon: 'robot', title: w.ownerHintTitle, text: w.ownerHint };
    return {
      icon: 'link',
      title: hasLink ? w.clientLinkTitle : w.clientHintTitle,
      text: hasLink ? w.clientLinkHint : w.clientHint,
    };
  }

  async sendText(text) {
    pendingNumber += 1;
    const pending = {
      id: `pending-${pendingNumber}`,
      from: 'person',
      date: this.app.now,
      text,
      pending: 'sending',
    };
    this.pending.push(pending);
    this.render();
    try {
      await api.sendText(this.person.id, text);
      await this.refresh();
      this.pending = this.pending.filter((other) => other !== pending);
    } catch (error) {
      this.pending = this.pending.filter((other) => other !== pending);
      this.restoreText(text);
      this.refused(error);
    }
    this.render();
  }

  // What could not be sent goes back to the field, so that nothing typed is lost.
  restoreText(text) {
    if (this.composer.input.value === '') this.composer.input.value = text;
  }

  async press(message, button, row, column) {
    if (button.kind === 'disabled') return undefined;
    if (button.kind === 'url') return followLink(this.app, this, button.url);
    if (button.kind === 'copy') return this.copied(await copyText(button.copy));
    if (button.kind === 'switch') return offerShare(this.app, this, [button.query]);
    try {
      const reply = await api.tap(this.person.id, message.id, row, column);
      if (reply?.answer) this.showAnswer(reply.answer);
      await this.refresh();
    } catch (error) {
      this.refused(error);
    }
    return undefined;
  }

  /** A callback answer arrives twice, with the press and as an event: shown once. */
  showAnswer({ text, alert }) {
    if (!text) return;
    const key = `${alert}|${text}`;
    const before = this.answered.get(key) ?? -Infinity;
    this.answered.set(key, performance.now());
    if (performance.now() - before < SAME_ANSWER) return;
    if (alert) showAlert(this.screen, text, this.words);
    else this.toasts.show(text);
  }

  async attempt(action) {
    try {
      await action();
      await this.app.refreshPeople();
      await this.refresh();
    } catch (error) {
      this.refused(error);
    }
  }

  refused(error) {
    console.error(error);
    this.toasts.show(error.message ? `${this.words.refused}: ${error.message}` : this.words.tryAgain, {
      bad: true,
      lead: 'warning',
    });
  }

  copied(done) {
    this.toasts.show(done ? this.words.copied : this.words.copyFailed, {
      bad: !done,
      lead: done ? 'check' : 'warning',
    });
  }

  told(text) {
    this.toasts.show(text, { lead: 'check' });
  }

  sharedTo(other) {
    this.told(fill(this.words.sharedTo, { name: other.person.first_name }));
  }

  /** The address book: the own card first, then everybody else's. */
  contacts() {
    const card = (phone) => ({
      own: phone === this,
      name: fullName(phone.person),
      phone: samplePhone(phone.person, this.app.phones.indexOf(phone)),
    });
    return [card(this), ...this.app.phones.filter((phone) => phone !== this).map(card)];
  }

  openMenu() {
    const { words: w, person } = this;
    toggleMenu(
      this.screen,
      this.menuButton,
      [
        { icon: 'reload', label: w.restart, role: 'restart', run: () => this.sendText('/start') },
        person.blocked
          ? {
              icon: 'check',
              label: w.unblock,
              role: 'unblock-item',
              run: () => this.attempt(() => api.unblock(person.id)),
            }
          : {
              icon: 'block',
              label: w.block,
              role: 'block',
              danger: true,
              run: () => this.attempt(() => api.block(person.id)),
            },
      ],
      { label: w.more, className: 'menu-more' },
    );
  }
}

// Dates become seconds. A messenger shows a bare "/start" for an opened link; the secret in it is for the bot alone.
function shownForm(message) {
  const opened = message.from === 'person' && /^\/start \S+$/.test(message.text ?? '');
  return { ...message, date: toSeconds(message.date), ...(opened ? { text: '/start', html: '' } : {}) };
}

// Numbers that no one has: ranges kept for examples.
function samplePhone(person, index) {
  const last = String(Math.max(0, index) + 1).padStart(2, '0');
  return words(person.language_code) === words('ru') ? `+7 900 000-00-${last}` : `+1 202 555 01${last}`;
}
