// What a bubble can carry besides text: photo, video, document, voice message, sticker, contact.

import { fileUrl } from './api.js';
import { showPicture } from './dialogs.js';
import { avatar, make } from './dom.js';
import { icon } from './icons.js';

/** The media nodes of a message, in order; empty when it is text only. */
export function mediaOf(message, words) {
  const nodes = [];
  if (message.photo) nodes.push(photo(message.photo, words));
  if (message.video) nodes.push(video(message.video, words));
  if (message.document) nodes.push(documentCard(message.document, words));
  if (message.voice) nodes.push(voice(message.voice, words));
  if (message.sticker) nodes.push(sticker(message.sticker, words));
  if (message.contact) nodes.push(contact(message.contact));
  return nodes;
}

/** One word for a message without text (used in quotes). */
export function mediaWord(message, words) {
  if (message.photo) return words.photo;
  if (message.video) return words.video;
  if (message.document) return message.document.name ?? words.document;
  if (message.voice) return words.voice;
  if (message.sticker) return words.sticker;
  return message.contact ? words.contact : '';
}

function photo(file, words) {
  const url = fileUrl(file.file_id);
  const image = make('img', {
    src: url,
    alt: words.photo,
    decoding: 'async',
    width: file.width,
    height: file.height,
  });
  return make(
    'button',
    { type: 'button', class: 'photo', 'aria-label': words.photo, onclick: () => showPicture(url, words) },
    image,
  );
}

function video(file, words) {
  return make('video', {
    class: file.round ? 'video round' : 'video',
    src: fileUrl(file.file_id),
    controls: true,
    preload: 'metadata',
    'aria-label': words.video,
  });
}

function documentCard(file, words) {
  const url = fileUrl(file.file_id);
  const name = file.name ?? words.document;
  const extension = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? '';
  const picture = (file.mime ?? '').startsWith('image/')
    ? make('img', { src: url, alt: '' })
    : make(
        'span',
        { class: 'sheet', 'data-type': extension.toLowerCase() },
        make('span', {}, extension.toUpperCase() || '…'),
      );
  const shows = /^(application\/pdf|image\/(png|jpeg|webp|gif)|text\/plain)/.test(file.mime ?? '');
  return make(
    'div',
    { class: 'document' },
    make('span', { class: 'document-picture', 'aria-hidden': 'true' }, picture),
    make(
      'span',
      { class: 'document-about' },
      shows
        ? make(
            'a',
            {
              class: 'document-name',
              href: url,
              target: '_blank',
              rel: 'noopener',
              title: `${words.openFile}: ${name}`,
            },
            name,
          )
        : make('span', { class: 'document-name', title: name }, name),
      make('span', { class: 'document-size' }, sizeOf(file.size, words)),
    ),
    make(
      'a',
      { class: 'document-download', href: url, download: name, 'aria-label': `${words.download}: ${name}` },
      icon('download'),
    ),
  );
}

/** 24 KB */
export function sizeOf(bytes, words) {
  let value = Number(bytes ?? 0);
  let unit = 0;
  while (value >= 1000 && unit < words.units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const rounded = value < 10 && unit > 0 ? value.toFixed(1) : String(Math.round(value));
  return `${rounded.replace('.', words.decimal)}\u00a0${words.units[unit]}`;
}

function voice(file, words) {
  const audio = make('audio', { src: fileUrl(file.file_id), preload: 'none' });
  const button = make(
    'button',
    { type: 'button', class: 'voice-play', 'aria-label': words.voice },
    icon('play'),
  );
  const rest = () => button.replaceChildren(icon('play'));
  button.addEventListener('click', () => {
    if (!audio.paused) return audio.pause();
    button.replaceChildren(icon('pause'));
    return audio.play().catch(rest);
  });
  audio.addEventListener('pause', rest);
  audio.addEventListener('ended', rest);
  const wave = make(
    'span',
    { class: 'wave', 'aria-hidden': 'true' },
    [5, 9, 14, 8, 17, 12, 6, 15, 19, 10, 7, 13, 18, 9, 5, 11, 16, 8, 12, 6].map((height) => {
      const bar = make('i');
      bar.style.height = `${height}px`;
      return bar;
    }),
  );
  const seconds = Math.max(1, Math.round(file.duration ?? 1));
  return make(
    'div',
    { class: 'voice' },
    button,
    wave,
    make(
      'span',
      { class: 'voice-length' },
      `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    ),
    audio,
  );
}

function sticker(file, words) {
  const face = file.emoji ?? '';
  return make('div', { class: 'sticker', 'aria-label': words.sticker }, face || icon('photo'));
}

function contact(card) {
  const person = {
    id: card.user_id ?? card.phone_number ?? card.phone ?? '',
    first_name: card.first_name ?? '',
    last_name: card.last_name,
  };
  const phone = String(card.phone_number ?? card.phone ?? '');
  return make(
    'div',
    { class: 'contact' },
    avatar(person),
    make(
      'span',
      { class: 'contact-about' },
      make(
        'span',
        { class: 'contact-name' },
        [person.first_name, person.last_name].filter(Boolean).join(' ') || phone,
      ),
      make('span', { class: 'contact-phone' }, phone.startsWith('+') || !phone ? phone : `+${phone}`),
    ),
  );
}
