// What happens when a link is pressed: a deep link to the bot opens on a phone, a share link offers the other phones,
// anything else opens in a new tab. Asks the person where there is a choice; acts through the app.

import { dialogButton, openDialog } from './dialogs.js';
import { avatar, copyText, fullName } from './dom.js';
import { icon } from './icons.js';
import { fill } from './words.js';

const TELEGRAM_HOSTS = new Set(['t.me', 'telegram.me', 'telegram.dog']);

/**
 * What a link means here.
 * @returns {{kind: 'bot'|'share'|'other', url: string, text?: string, shared?: string}}
 */
export function readLink(raw, botUsername) {
  const url = new URL(raw);
  if (url.protocol === 'tg:') return readTgLink(url, botUsername);
  if (!TELEGRAM_HOSTS.has(url.hostname.replace(/^www\./, ''))) return { kind: 'other', url: raw };
  const path = url.pathname.replace(/^\/|\/$/g, '');
  if (path === 'share/url' || path === 'share') return share(url);
  const ours = path.toLowerCase() === String(botUsername).toLowerCase();
  return { kind: ours ? 'bot' : 'other', url: raw };
}

function readTgLink(url, botUsername) {
  const name = url.hostname || url.pathname.replace(/^\/\//, '');
  if (name === 'msg_url') return share(url);
  const domain = url.searchParams.get('domain') ?? '';
  if (name !== 'resolve' || domain.toLowerCase() !== String(botUsername).toLowerCase())
    return { kind: 'other', url: url.href };
  const start = url.searchParams.get('start');
  return { kind: 'bot', url: `https://t.me/${domain}${start ? `?start=${encodeURIComponent(start)}` : ''}` };
}

// "+" is a space in some links; URLSearchParams reads it so.
function share(url) {
  return {
    kind: 'share',
    url: url.href,
    shared: url.searchParams.get('url') ?? '',
    text: url.searchParams.get('text') ?? '',
  };
}

/** @param app {phones, bot, open(person, url), note(from, to, text), addPhone()} */
export async function followLink(app, phone, raw, { personal = false } = {}) {
  const link = readLink(raw, app.bot?.username ?? '');
  if (link.kind === 'share') return offerShare(app, phone, [link.text, link.shared]);
  if (link.kind === 'other') return window.open(raw, '_blank', 'noopener,noreferrer');
  // A link in a message from a person is meant for the one who received it.
  const target = personal ? phone : await chooseOpener(app, phone);
  if (target) await app.open(target, link.url);
  return undefined;
}

function othersOf(app, phone) {
  return app.phones.filter((other) => other !== phone);
}

function face(person) {
  return avatar(person, 'small');
}

async function chooseOpener(app, phone) {
  const w = phone.words;
  const choice = await openDialog({
    over: phone.screen,
    title: w.openTitle,
    text: w.openText,
    closeLabel: w.close,
    body: (close) => [
      ...othersOf(app, phone).map((other, index) =>
        dialogButton(fill(w.openAs, { name: other.person.first_name }), () => close(other), {
          primary: index === 0,
          lead: face(other.person),
          'data-role': 'open-as',
          'data-person': other.person.id,
        }),
      ),
      dialogButton(w.openHere, () => close(phone), { lead: face(phone.person), 'data-role': 'open-here' }),
      dialogButton(w.addPhone, () => close('new'), { lead: icon('plus'), 'data-role': 'open-new' }),
    ],
  });
  return choice === 'new' ? app.addPhone() : choice;
}

/** The share sheet: to another phone as a personal message, or copy. `lines` are joined, empty ones left out. */
export async function offerShare(app, phone, lines) {
  const w = phone.words;
  const text = lines.filter(Boolean).join('\n');
  const choice = await openDialog({
    over: phone.screen,
    title: w.shareTitle,
    closeLabel: w.close,
    className: 'share',
    body: (close) => [
      preview(text),
      ...othersOf(app, phone).map((other, index) =>
        dialogButton(fill(w.shareTo, { name: fullName(other.person) }), () => close(other), {
          primary: index === 0,
          lead: face(other.person),
          'data-role': 'share-to',
          'data-person': other.person.id,
        }),
      ),
      dialogButton(w.copyMessage, () => close('copy'), { lead: icon('copy'), 'data-role': 'share-copy' }),
    ],
  });
  if (choice === 'copy') return phone.copied(await copyText(text));
  if (choice) app.note(phone, choice, text);
  return undefined;
}

function preview(text) {
  const quote = document.createElement('blockquote');
  quote.className = 'share-text';
  quote.textContent = text;
  return quote;
}
