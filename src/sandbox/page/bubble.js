// One message on the screen. Redrawn part by part: what did not change keeps its nodes, so an edited message
// does not flicker, a picture does not reload, an opened spoiler stays open.

import { timeOf } from './clock.js';
import { arrange, make } from './dom.js';
import { plainText, richText } from './format.js';
import { icon } from './icons.js';
import { focusSameKey, inlineKeyboard } from './keyboard.js';
import { mediaOf, mediaWord } from './media.js';

const TAIL = 'M0 0v18H14.500C8 17 3 12.500 0 0z';

function tail() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 14 18');
  svg.setAttribute('class', 'tail');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', TAIL);
  svg.append(path);
  return svg;
}

/**
 * `hooks`: onLink(url, message), onCommand(text), onPress(message, button, row, column), onQuote(id).
 * `context`: {first, last, read, language, words, find(id)}.
 */
export class Bubble {
  constructor(id, hooks) {
    this.hooks = hooks;
    this.parts = new Map();
    this.bubble = make('div', { class: 'bubble' });
    this.element = make('article', { class: 'message', 'data-message': id }, this.bubble);
    this.tail = tail();
  }

  update(message, context) {
    const signature = JSON.stringify([
      message,
      context.first,
      context.last,
      context.read,
      context.language,
      context.zone,
    ]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.message = message;
    this.classify(message, context);
    const { words, language } = context;
    arrange(
      this.bubble,
      [
        this.part('author', message.author ? [message.author, language] : null, () =>
          make('div', { class: 'author' }, message.author, make('span', {}, words.personal)),
        ),
        this.part('reply', message.reply_to ? [message.reply_to, language] : null, () =>
          this.quoteOf(message, context),
        ),
        ...this.media(message, context),
        this.part('text', message.text || message.html ? [message.html, message.text, language] : null, () =>
          this.text(message, words),
        ),
        this.part(
          'meta',
          [message.date, message.edited, message.pending, context.read, language, context.zone],
          () => this.meta(message, context),
        ),
        context.last ? this.tail : null,
      ].filter(Boolean),
    );
    this.keyboard(message);
  }

  classify(message, { first, last }) {
    const bare = Boolean(message.photo || message.sticker) && !message.text && !message.html;
    const own = message.from === 'person';
    this.element.className = [
      'message',
      own ? 'from-person' : 'from-bot',
      message.author ? 'from-other' : '',
      first ? 'first' : '',
      last ? 'last' : '',
      bare ? 'bare' : '',
      message.edited ? 'was-edited' : '',
      message.keyboard?.length ? 'with-keyboard' : '',
      message.photo ? 'with-photo' : '',
      message.pending ?? '',
    ]
      .filter(Boolean)
      .join(' ');
    this.element.dataset.from = message.from;
  }

  /** The node of a part: the old one while its key is the same, none when the key is null. */
  part(name, key, build) {
    const signature = JSON.stringify(key);
    const old = this.parts.get(name);
    if (old && old.signature === signature) return old.node;
    const node = key === null ? null : build();
    this.parts.set(name, { signature, node });
    return node;
  }

  media(message, { words, language }) {
    const key = [message.photo, message.video, message.document, message.voice, message.sticker, message.contact];
    const holder = this.part('media', key.some(Boolean) ? [key, language] : null, () =>
      make('div', { class: 'media' }, mediaOf(message, words)),
    );
    return [holder];
  }

  text(message, words) {
    const hooks = {
      onLink: (url) => this.hooks.onLink(url, this.message),
      onCommand: this.hooks.onCommand,
      onCode: this.hooks.onCode,
      expandLabel: words.expand,
      copyHint: words.copyHint,
    };
    const content = message.html ? richText(message.html, hooks) : plainText(message.text ?? '', hooks);
    const endsWithBlock = /^(BLOCKQUOTE|PRE)$/.test(content.lastChild?.nodeName ?? '');
    return make(
      'div',
      { class: `text${endsWithBlock ? ' ends-with-block' : ''}`, 'data-role': 'text' },
      content,
    );
  }

  meta(message, { words, language, read }) {
    const own = message.from === 'person';
    const state = message.pending ? 'clock' : read ? 'ticks' : 'tick';
    return make(
      'span',
      { class: 'meta' },
      message.edited ? make('span', { class: 'edited' }, words.edited) : null,
      make('time', {}, timeOf(message.date, language)),
      own ? icon(state, `state ${state}`) : null,
    );
  }

  quoteOf(message, { find, words }) {
    const id = message.reply_to?.id ?? message.reply_to?.message_id ?? message.reply_to;
    const original = find(id);
    const line = original ? original.text || mediaWord(original, words) : '…';
    return make(
      'button',
      { type: 'button', class: 'reply', onclick: () => this.hooks.onQuote(id) },
      line.slice(0, 120),
    );
  }

  keyboard(message) {
    const rows = message.keyboard?.length ? message.keyboard : null;
    const before = this.parts.get('keyboard')?.node;
    const focused = before?.contains(document.activeElement) ? document.activeElement.dataset : null;
    const node = this.part('keyboard', rows, () =>
      inlineKeyboard(rows, (button, row, column) => this.hooks.onPress(this.message, button, row, column)),
    );
    arrange(this.element, [this.bubble, node].filter(Boolean));
    if (focused && node && node !== before) focusSameKey(node, focused.row, focused.column);
  }
}
