// The page: fetches the state, keeps one Phone per person, listens to the server's events, lays out phones, clock and tabs.

import * as api from './api.js';
import { ClockPanel, toSeconds } from './clock.js';
import { Toasts } from './dialogs.js';
import { arrange, avatar, make } from './dom.js';
import { icon } from './icons.js';
import { askNewPerson, languageSelect } from './people.js';
import { Phone } from './phone.js';
import { addNote, applyTheme, forgetStaleNotes, isDark, prefs } from './prefs.js';
import { fill, languageOf, words } from './words.js';

// The clock of the server may run by itself; the page asks for it from time to time.
const CLOCK_CHECK = 5_000;

const app = {
  now: 0,
  zone: 'UTC',
  bot: null,
  /** @type {Phone[]} */
  phones: [],
  shown: null,

  get language() {
    return prefs.language ?? languageOf(this.phones[0]?.person.language_code ?? navigator.language);
  },
  get words() {
    return words(this.language);
  },
  roleOf(phone) {
    return this.phones.indexOf(phone) === 0 ? this.words.owner : this.words.client;
  },
  refreshPeople,
  addPhone,
  async open(phone, url) {
    this.show(phone);
    await phone.attempt(() => api.openLink(phone.person.id, url));
  },
  note(from, to, text) {
    addNote({
      to: to.person.id,
      from: from.person.id,
      name: from.person.first_name,
      text,
      date: this.now,
      after: to.chat.messages.at(-1)?.id ?? null,
    });
    from.sharedTo(to);
    this.show(to);
    to.render();
    to.log.toBottom();
  },
  show(phone) {
    this.shown = phone;
    phone.unread = false;
    layOut();
  },
  onUnread(phone) {
    phone.unread = phone !== this.shown;
    layOut();
  },
};

const place = document.querySelector('[data-role="phones"]');
const tabs = document.querySelector('[data-role="tabs"]');
const side = document.querySelector('[data-role="panel"]');
const toasts = new Toasts();
const clock = new ClockPanel({
  onMoved: setNow,
  onZone: () => renderAll(),
  onRefused: (error) => toasts.show(error.message || app.words.tryAgain, { bad: true, lead: 'warning' }),
  notice: (text) => toasts.show(text, { lead: 'clock' }),
});
const panel = buildPanel();

function buildPanel() {
  const parts = {
    title: make('h1'),
    lead: make('p', { class: 'lead' }),
    add: make(
      'button',
      { type: 'button', class: 'add-phone', 'data-role': 'add-phone', onclick: addPhone },
      icon('plus'),
      make('span', { class: 'label' }),
    ),
    language: make('span', { class: 'page-language' }),
    theme: make('button', {
      type: 'button',
      class: 'icon-button',
      'data-role': 'theme',
      onclick: () => {
        prefs.theme = isDark() ? 'light' : 'dark';
        renderPanel();
      },
    }),
    steps: make('ol', { class: 'steps' }),
    lost: make('p', { class: 'lost', role: 'alert', hidden: true }),
  };
  const brand = make(
    'div',
    { class: 'brand' },
    make('span', { class: 'mark', 'aria-hidden': 'true' }, icon('clock')),
    parts.title,
  );
  side.append(
    brand,
    parts.lead,
    clock.element,
    parts.add,
    parts.steps,
    parts.lost,
    make('div', { class: 'settings' }, parts.language, parts.theme),
  );
  document.body.append(toasts.element);
  toasts.element.classList.add('page-toasts');
  return parts;
}

function renderPanel() {
  const w = app.words;
  document.documentElement.lang = app.language;
  document.title = w.brand;
  panel.title.textContent = w.brand;
  panel.lead.textContent = w.lead;
  panel.add.querySelector('.label').textContent = w.addPhone;
  panel.lost.textContent = w.lost;
  panel.theme.setAttribute('aria-label', w.theme);
  panel.theme.title = w.theme;
  panel.theme.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
  if (panel.language.dataset.code !== app.language) {
    panel.language.dataset.code = app.language;
    panel.language.replaceChildren(
      languageSelect(
        app.language,
        w.pageLanguage,
        (code) => {
          prefs.language = code;
          renderAll();
        },
        'page-language',
      ),
    );
  }
  const [owner, client] = app.phones.map((phone) => phone.person.first_name);
  panel.steps.setAttribute('aria-label', w.stepsTitle);
  panel.steps.replaceChildren(
    ...w.steps.map((step) =>
      make('li', {}, fill(step, { owner: owner ?? w.owner, client: client ?? w.client })),
    ),
  );
  clock.show(app.now, app.language, app.zone);
}

function renderAll() {
  renderPanel();
  for (const phone of app.phones) phone.render();
  layOut();
}

function setNow(now) {
  const sameMinute = Math.floor(now / 60) === Math.floor(app.now / 60);
  app.now = now;
  if (!sameMinute) renderAll();
}

// Phones in the page, tabs for a narrow window; the panel stands after the first phone.
function layOut() {
  app.shown ??= app.phones[0] ?? null;
  document.body.dataset.phones = String(Math.min(app.phones.length, 4));
  place.style.setProperty('--phones', String(app.phones.length));
  const [first, ...rest] = app.phones.map((phone) => phone.element);
  arrange(place, [first, side, ...rest].filter(Boolean));
  for (const phone of app.phones) phone.element.classList.toggle('shown', phone === app.shown);
  tabs.setAttribute('aria-label', app.words.phones);
  const key = JSON.stringify(app.phones.map((phone) => [phone.person, phone === app.shown, phone.unread]));
  if (key === tabs.dataset.key) return;
  tabs.dataset.key = key;
  const focused = document.activeElement?.dataset?.tab;
  tabs.replaceChildren(...app.phones.map(tabOf));
  if (focused) tabs.querySelector(`[data-tab="${CSS.escape(focused)}"]`)?.focus();
}

function tabOf(phone) {
  const chosen = phone === app.shown;
  return make(
    'button',
    {
      type: 'button',
      role: 'tab',
      'aria-selected': String(chosen),
      tabindex: chosen ? '0' : '-1',
      'data-tab': phone.person.id,
      onclick: () => {
        app.show(phone);
        phone.log.toBottom();
      },
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = app.phones[(app.phones.indexOf(phone) + step + app.phones.length) % app.phones.length];
        app.show(next);
        tabs.querySelector('[aria-selected="true"]')?.focus();
      },
    },
    avatar(phone.person, 'small'),
    make('span', { class: 'tab-name' }, phone.person.first_name),
    phone.unread ? make('span', { class: 'unread', role: 'img', 'aria-label': app.words.newMessages }) : null,
  );
}

async function addPhone() {
  const person = await askNewPerson(
    app.language,
    app.phones.map((phone) => phone.person.first_name),
  );
  if (!person) return null;
  await refreshPeople();
  const phone = app.phones.find((candidate) => candidate.person.id === person.id) ?? null;
  if (phone) app.show(phone);
  return phone;
}

async function refreshPeople() {
  const state = await api.state();
  app.now = toSeconds(state.now);
  app.zone = state.zone ?? app.zone;
  app.bot = state.bot;
  forgetStaleNotes(app.now, state.people);
  const known = new Map(app.phones.map((phone) => [String(phone.person.id), phone]));
  const added = [];
  app.phones = state.people.map((person) => {
    const phone = known.get(String(person.id)) ?? new Phone(app, person);
    phone.person = person;
    if (!known.has(String(person.id))) added.push(phone);
    return phone;
  });
  if (app.shown && !app.phones.includes(app.shown)) app.shown = null;
  renderAll();
  await Promise.all(added.map((phone) => phone.refresh()));
}

async function refreshAll() {
  try {
    await refreshPeople();
    await Promise.all(app.phones.map((phone) => phone.refresh()));
    document.body.classList.remove('loading');
    panel.lost.hidden = true;
  } catch (error) {
    console.error(error);
    panel.lost.hidden = false;
  }
}

function onEvent(event) {
  const phone = app.phones.find((candidate) => String(candidate.person.id) === String(event.person));
  if (event.kind === 'clock') setNow(toSeconds(event.now));
  else if (event.kind === 'people') refreshPeople().catch(console.error);
  else if (event.kind === 'answer') phone?.showAnswer(event);
  else if (event.kind === 'chat') (phone ? phone.refresh() : refreshPeople()).catch(console.error);
}

function ready() {
  applyTheme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', renderPanel);
  renderPanel();
  api.listen({
    onEvent,
    onOpen: refreshAll,
    onLost: () => {
      panel.lost.hidden = false;
    },
  });
  setInterval(() => {
    if (!document.hidden)
      api
        .state()
        .then((state) => setNow(toSeconds(state.now)))
        .catch(() => {});
  }, CLOCK_CHECK);
}

ready();
