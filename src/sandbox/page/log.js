// The list of messages of one phone: keyed bubbles, day separators, groups with tails, keeping to the bottom.

import { Bubble } from './bubble.js';
import { dayKey, dayName } from './clock.js';
import { arrange, make } from './dom.js';
import { icon } from './icons.js';
import { prefs } from './prefs.js';

const GROUP_WITHIN = 10 * 60;
const NEAR = 48;

export class Log {
  /** `hooks` as in Bubble, without onQuote. */
  constructor(hooks) {
    this.hooks = { ...hooks, onQuote: (id) => this.reveal(id) };
    this.bubbles = new Map();
    this.days = new Map();
    this.pinned = true;
    this.unseen = 0;
    this.list = make('div', { class: 'messages' });
    this.empty = make('div', { class: 'empty' });
    this.typing = make(
      'div',
      { class: 'message from-bot typing', hidden: true, 'aria-hidden': 'true' },
      make('div', { class: 'bubble' }, make('i'), make('i'), make('i')),
    );
    this.scroller = make(
      'div',
      { class: 'log', 'data-role': 'log', role: 'log', 'aria-live': 'polite', tabindex: '0' },
      this.empty,
      this.list,
      this.typing,
    );
    this.count = make('span', { class: 'down-count' });
    this.down = make(
      'button',
      {
        type: 'button',
        class: 'down',
        'data-role': 'down',
        hidden: true,
        onclick: () => this.toBottom(true),
      },
      icon('down'),
      this.count,
    );
    this.element = make('div', { class: 'log-area' }, this.scroller, this.down);
    this.scroller.addEventListener('scroll', () => this.onScroll(), { passive: true });
    const watcher = new ResizeObserver(() => this.keepBottom());
    watcher.observe(this.scroller);
    watcher.observe(this.list);
  }

  /** `messages` oldest first; `view`: {now, language, words, typing, hint}. */
  render(messages, view) {
    const { words, language } = view;
    this.scroller.setAttribute('aria-label', words.message);
    this.down.setAttribute('aria-label', words.down);
    const lastBot = messages.findLast((message) => message.from === 'bot' && !message.author)?.id ?? -1;
    const byId = new Map(messages.map((message) => [message.id, message]));
    const fresh = [];
    const wanted = [];
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      const after = messages[index + 1];
      if (!before || dayKey(before.date) !== dayKey(message.date)) wanted.push(this.day(message.date, view));
      let bubble = this.bubbles.get(message.id);
      if (!bubble) {
        bubble = new Bubble(message.id, this.hooks);
        this.bubbles.set(message.id, bubble);
        fresh.push(bubble);
      }
      bubble.update(message, {
        first: !joined(before, message),
        last: !joined(message, after) || Boolean(message.keyboard?.length),
        read: Number(message.id) < lastBot,
        language,
        words,
        zone: prefs.zone,
        find: (id) => byId.get(id),
      });
      wanted.push(bubble.element);
    });
    for (const id of [...this.bubbles.keys()]) if (!byId.has(id)) this.bubbles.delete(id);
    arrange(this.list, wanted);
    this.typing.hidden = !view.typing;
    this.showHint(view.hint);
    this.announce(fresh, messages);
    this.drawn = true;
    this.keepBottom();
  }

  // New bubbles rise into place, but not those of the first drawing.
  announce(fresh, messages) {
    if (!this.drawn) return;
    for (const bubble of fresh) if (!bubble.message.replaces) bubble.element.classList.add('arriving');
    if (fresh.length > 0 && messages.at(-1)?.pending) this.pinned = true;
    this.keepBottom();
    if (!this.pinned) this.unseen += fresh.filter((bubble) => bubble.message.from === 'bot').length;
    this.onScroll();
  }

  day(seconds, { now, language }) {
    const key = dayKey(seconds);
    const text = dayName(seconds, now, language);
    if (!this.days.has(key)) this.days.set(key, make('div', { class: 'day' }, make('span', {})));
    const node = this.days.get(key);
    if (node.textContent !== text) node.firstChild.textContent = text;
    return node;
  }

  showHint(hint) {
    const key = JSON.stringify(hint ?? null);
    if (key === this.hintKey) return;
    this.hintKey = key;
    this.empty.replaceChildren(
      ...(hint
        ? [
            make(
              'div',
              { class: 'hint' },
              icon(hint.icon),
              make('strong', {}, hint.title),
              make('p', {}, hint.text),
            ),
          ]
        : []),
    );
  }

  // Only a person scrolls upwards in a list that keeps its size: growing pictures and keyboards do not let go of the bottom.
  onScroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const before = this.seenAt;
    this.seenAt = { scrollTop, scrollHeight, clientHeight };
    const sameSize = before?.scrollHeight === scrollHeight && before?.clientHeight === clientHeight;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.pinned = true;
    else if (sameSize && scrollTop < before.scrollTop) this.pinned = false;
    if (this.pinned) this.unseen = 0;
    this.down.hidden = this.pinned;
    this.count.textContent = this.unseen > 0 ? String(this.unseen) : '';
  }

  keepBottom() {
    if (this.pinned) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  toBottom(smooth = false) {
    this.pinned = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.scroller.scrollTo({
      top: this.scroller.scrollHeight,
      behavior: smooth && !calm ? 'smooth' : 'instant',
    });
  }

  reveal(id) {
    const bubble = this.bubbles.get(id);
    if (!bubble) return;
    bubble.element.scrollIntoView({ block: 'center' });
    bubble.element.classList.remove('flash');
    void bubble.element.offsetWidth; // restarts the animation
    bubble.element.classList.add('flash');
  }
}

function joined(earlier, later) {
  return (
    Boolean(earlier && later) &&
    earlier.from === later.from &&
    !earlier.author &&
    !later.author &&
    !earlier.keyboard?.length &&
    later.date - earlier.date < GROUP_WITHIN &&
    dayKey(earlier.date) === dayKey(later.date)
  );
}
