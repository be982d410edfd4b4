// Time on the page: formats in the chosen zone, and the panel with the demo clock and its buttons.
// The server owns the time; this only shows it and asks to move it on.

import * as api from './api.js';
import { make } from './dom.js';
import { browserZone, prefs } from './prefs.js';
import { languageOf, words } from './words.js';

const ZONES = [
  'Europe/Moscow',
  'Asia/Yekaterinburg',
  'Asia/Novosibirsk',
  'Asia/Vladivostok',
  'Asia/Almaty',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
];
const STEPS = [
  ['3600', 'plusHour'],
  ['86400', 'plusDay'],
  ['604800', 'plusWeek'],
  ['next', 'nextEvent'],
];

/** Unix seconds from what the server calls "now": a number of seconds or an ISO string. */
export function toSeconds(now) {
  if (typeof now === 'number') return now > 1e11 ? now / 1000 : now;
  const parsed = Date.parse(now);
  return Number.isNaN(parsed) ? 0 : parsed / 1000;
}

const formats = new Map();

function isZone(zone) {
  try {
    return Boolean(zone && new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function format(language, options, seconds) {
  const zone = prefs.zone;
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    const locale = languageOf(language) === 'ru' ? 'ru-RU' : 'en-GB';
    formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  }
  return formats.get(key).format(new Date(seconds * 1000));
}

/** 14:05 */
export const timeOf = (seconds, language) =>
  format(language, { hour: '2-digit', minute: '2-digit' }, seconds);

/** A key that is the same for all moments of one day. */
export const dayKey = (seconds) =>
  format('en', { year: 'numeric', month: '2-digit', day: '2-digit' }, seconds);

/** "Today", "Yesterday", or the date (with the year when it is not this year's). */
export function dayName(seconds, now, language) {
  const w = words(language);
  if (dayKey(seconds) === dayKey(now)) return w.today;
  if (dayKey(seconds) === dayKey(now - 86400)) return w.yesterday;
  const sameYear = format('en', { year: 'numeric' }, seconds) === format('en', { year: 'numeric' }, now);
  const text = format(
    language,
    { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) },
    seconds,
  );
  return text.replace(/ г\.$/, '');
}

/** The panel between the phones. `hooks`: onMoved(now), onZone(), onRefused(error), notice(text). */
export class ClockPanel {
  constructor(hooks) {
    this.hooks = hooks;
    this.now = 0;
    this.busy = false;
    this.weekday = make('span', { class: 'clock-weekday' });
    this.date = make('span', { class: 'clock-date' });
    this.time = make('span', { class: 'clock-time' });
    this.face = make(
      'div',
      { class: 'clock-face', 'data-role': 'now', 'aria-live': 'polite' },
      this.time,
      make('span', { class: 'clock-day' }, this.weekday, this.date),
    );
    this.buttons = STEPS.map(([step, word]) => {
      const label = make('span', { class: 'label' });
      const button = make(
        'button',
        {
          type: 'button',
          class: `clock-step${step === 'next' ? ' primary' : ''}`,
          'data-clock': step,
          onclick: () => this.move(step, button),
        },
        label,
      );
      return { button, label, word };
    });
    this.zone = make('select', { class: 'zone', 'data-role': 'zone', onchange: () => this.chooseZone() });
    this.element = make(
      'section',
      { class: 'clock' },
      this.face,
      make(
        'div',
        { class: 'clock-steps' },
        this.buttons.map(({ button }) => button),
      ),
      this.zone,
    );
  }

  /** Shows a moment in a language. */
  show(now, language, serverZone) {
    this.now = now;
    this.language = language;
    const w = words(language);
    this.element.setAttribute('aria-label', w.clock);
    this.zone.setAttribute('aria-label', w.zone);
    this.write(this.time, timeOf(now, language), true);
    this.write(this.weekday, format(language, { weekday: 'long' }, now));
    this.write(
      this.date,
      format(language, { day: 'numeric', month: 'long', year: 'numeric' }, now).replace(/ г\.$/, ''),
    );
    this.face.dataset.now = String(Math.floor(now));
    for (const { label, word } of this.buttons) this.write(label, w[word]);
    this.listZones(serverZone);
  }

  write(node, text, flip = false) {
    if (node.textContent === text) return;
    node.textContent = text;
    if (!flip) return;
    node.classList.remove('flip');
    void node.offsetWidth; // restarts the animation
    node.classList.add('flip');
  }

  listZones(serverZone) {
    const known = [...new Set([browserZone(), serverZone, prefs.zone, ...ZONES].filter(isZone))];
    if (this.zones === known.join()) return;
    this.zones = known.join();
    this.zone.replaceChildren(
      ...known.map((zone) =>
        make('option', { value: zone, selected: zone === prefs.zone }, zone.replaceAll('_', ' ')),
      ),
    );
  }

  chooseZone() {
    prefs.zone = this.zone.value;
    this.hooks.onZone();
  }

  async move(step, button) {
    if (this.busy) return;
    this.setBusy(true, button);
    try {
      const answer = step === 'next' ? await api.advanceToNext() : await api.advance(Number(step));
      if (step === 'next' && !answer?.moved) this.hooks.notice(words(this.language).nothingAhead);
      if (answer?.now !== undefined) this.hooks.onMoved(toSeconds(answer.now));
    } catch (error) {
      this.hooks.onRefused(error);
    } finally {
      this.setBusy(false, button);
    }
  }

  // Not the `disabled` attribute: it would drop the keyboard focus after every step.
  setBusy(busy, pressed) {
    this.busy = busy;
    pressed.classList.toggle('busy', busy);
    for (const { button } of this.buttons) {
      if (busy) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }
}
