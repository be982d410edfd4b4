// Telegram's HTML and plain text, turned into safe DOM. The only place where foreign markup is read:
// it is parsed in an inert document and rebuilt from a short list of tags, so no script, style or handler survives.

import { make } from './dom.js';

const RENAMED = {
  B: 'strong',
  STRONG: 'strong',
  I: 'em',
  EM: 'em',
  U: 'u',
  INS: 'u',
  S: 's',
  STRIKE: 's',
  DEL: 's',
  CODE: 'code',
  PRE: 'pre',
  BLOCKQUOTE: 'blockquote',
  A: 'a',
  'TG-SPOILER': 'tg-spoiler',
  SPAN: 'span',
};
const DROPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'NOSCRIPT']);
const SAFE_SCHEMES = new Set(['http:', 'https:', 'tg:', 'mailto:', 'tel:']);
const BLOCKS = new Set(['BLOCKQUOTE', 'PRE']);

// A web address (with or without scheme for t.me), or a /command that stands alone.
const CLICKABLE =
  /(https?:\/\/[^\s<>"«»]+|(?<![\w.\-/@])t\.me\/[^\s<>"«»]+|(?<![\w/.<])\/[a-z][a-z0-9_]{0,31}(?![\w/]))/gi;
const TRAILING = /[.,;:!?)\]}'"»]+$/;

/**
 * A fragment for one message.
 * @param {string} html Telegram HTML as the bot sent it
 * @param {{onLink: (url: string) => void, onCommand: (command: string) => void, expandLabel: string}} hooks
 */
export function richText(html, hooks) {
  const inert = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
  return copyChildren(inert.body, hooks, true);
}

/** The same for plain text: only links and commands become active. */
export function plainText(text, hooks) {
  return linkified(text, hooks);
}

/** A link target that is safe to follow, or null. */
export function safeUrl(raw) {
  const spelled = /^t\.me\//i.test(raw) ? `https://${raw}` : raw;
  try {
    const url = new URL(spelled);
    return SAFE_SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function copyChildren(source, hooks, active) {
  const result = document.createDocumentFragment();
  const nodes = [...source.childNodes];
  nodes.forEach((node, index) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = besideBlocks(node.data, nodes[index - 1], nodes[index + 1]);
      result.append(active ? linkified(text, hooks) : text);
    } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.tagName)) {
      result.append(copyElement(node, hooks, active));
    }
  });
  return result;
}

// A block has its own line breaks around it: the one in the text would show as an empty line.
function besideBlocks(text, before, after) {
  let result = text;
  if (BLOCKS.has(before?.tagName)) result = result.replace(/^\n/, '');
  if (BLOCKS.has(after?.tagName)) result = result.replace(/\n$/, '');
  return result;
}

function copyElement(node, hooks, active) {
  if (node.tagName === 'BR') return document.createTextNode('\n');
  const name = RENAMED[node.tagName];
  const children = () => copyChildren(node, hooks, active && !['a', 'code', 'pre'].includes(name));
  if (name === undefined) return children();
  if (name === 'span' && !node.classList.contains('tg-spoiler')) return children();
  if (name === 'span' || name === 'tg-spoiler') return spoiler(children());
  if (name === 'a') return anchor(node.getAttribute('href') ?? '', children(), hooks);
  if (name === 'blockquote') return quote(node.hasAttribute('expandable'), children(), hooks);
  if (name === 'code' && node.parentElement?.tagName !== 'PRE')
    return make(
      'code',
      { title: hooks.copyHint, onclick: (event) => hooks.onCode?.(event.currentTarget.textContent) },
      children(),
    );
  return make(name, {}, children());
}

function anchor(raw, children, hooks) {
  const url = safeUrl(raw);
  if (!url) return children;
  return make(
    'a',
    {
      href: url,
      rel: 'noopener noreferrer',
      target: '_blank',
      onclick: (event) => {
        event.preventDefault();
        hooks.onLink(url);
      },
    },
    children,
  );
}

function quote(expandable, children, hooks) {
  if (!expandable) return make('blockquote', {}, children);
  const body = make('span', { class: 'quote-body' }, children);
  const toggle = make(
    'button',
    { type: 'button', class: 'quote-toggle', 'aria-expanded': 'false', 'aria-label': hooks.expandLabel },
    make('span', { class: 'chevron', 'aria-hidden': 'true' }),
  );
  const block = make('blockquote', { class: 'expandable' }, body, toggle);
  toggle.addEventListener('click', () => {
    toggle.setAttribute('aria-expanded', String(block.classList.toggle('open')));
  });
  return block;
}

function spoiler(children) {
  const node = make(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-pressed': 'false' },
    make('span', { class: 'spoiler-text' }, children),
  );
  const reveal = (event) => {
    if (node.classList.contains('open')) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add('open');
    node.setAttribute('aria-pressed', 'true');
  };
  node.addEventListener('click', reveal, true);
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') reveal(event);
  });
  return node;
}

function linkified(text, hooks) {
  const result = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(CLICKABLE)) {
    const found = match[0].replace(TRAILING, '');
    result.append(text.slice(end, match.index), active(found, hooks));
    end = match.index + found.length;
  }
  result.append(text.slice(end));
  return result;
}

function active(found, hooks) {
  if (!found.startsWith('/')) return anchor(found, found, hooks);
  return make(
    'a',
    {
      href: '#',
      class: 'command',
      onclick: (event) => {
        event.preventDefault();
        hooks.onCommand(found);
      },
    },
    found,
  );
}
