// Buttons under a bubble (inline keyboard) and the keyboard in place of the typing one (reply keyboard).
// Knows labels and kinds; what a press does is decided by the phone.

import { make } from './dom.js';
import { icon } from './icons.js';

const CORNERS = { url: 'link', copy: 'copy', switch: 'share' };
const RELEASE_AFTER = 15_000;

/**
 * @param {{label: string, kind: string}[][]} rows
 * @param {(button: object, row: number, column: number) => Promise<void>} onPress
 */
export function inlineKeyboard(rows, onPress) {
  const element = make('div', { class: 'keyboard' });
  rows.forEach((buttons, row) => {
    const line = make('div', { class: 'keyboard-row' });
    if (buttons.length > 4) line.classList.add('dense');
    buttons.forEach((button, column) => line.append(inlineButton(element, button, row, column, onPress)));
    element.append(line);
  });
  return element;
}

function inlineButton(keyboard, button, row, column, onPress) {
  const corner = /\/\/t\.me\/share\b/.test(button.url ?? '') ? 'share' : CORNERS[button.kind];
  const node = make(
    'button',
    {
      type: 'button',
      class: `key kind-${button.kind}`,
      'data-action': button.kind,
      disabled: button.kind === 'disabled',
      'data-row': row,
      'data-column': column,
    },
    make('span', { class: 'label' }, button.label),
    corner ? icon(corner, 'corner') : null,
  );
  node.addEventListener('click', async () => {
    if (keyboard.dataset.busy) return;
    if (button.kind !== 'callback') return void onPress(button, row, column); // happens here, nothing to wait for
    const release = hold(keyboard, node);
    const timer = setTimeout(release, RELEASE_AFTER);
    try {
      await onPress(button, row, column);
    } finally {
      clearTimeout(timer);
      release();
    }
  });
  return node;
}

// While one button waits for its answer the others do nothing. Focus stays, so `disabled` is not used.
function hold(keyboard, pressed) {
  keyboard.dataset.busy = 'true';
  pressed.classList.add('busy');
  pressed.setAttribute('aria-busy', 'true');
  for (const key of keyboard.querySelectorAll('.key')) key.setAttribute('aria-disabled', 'true');
  return () => {
    delete keyboard.dataset.busy;
    pressed.classList.remove('busy');
    pressed.removeAttribute('aria-busy');
    for (const key of keyboard.querySelectorAll('.key')) key.removeAttribute('aria-disabled');
  };
}

/** After a keyboard was replaced: the focus goes to the key at the same place, for those who do not use a mouse. */
export function focusSameKey(keyboard, row, column) {
  const exact = keyboard.querySelector(`.key[data-row="${row}"][data-column="${column}"]`);
  (exact ?? keyboard.querySelector('.key'))?.focus({ preventScroll: true });
}

/**
 * @param {{label: string, request_contact: boolean}[][]} rows
 * @param {(button: object) => void} onPress
 */
export function replyKeyboard(rows, onPress) {
  return make(
    'div',
    { class: 'reply-keyboard', 'data-role': 'reply-keyboard' },
    rows.map((buttons) =>
      make(
        'div',
        { class: 'keyboard-row' },
        buttons.map((button) =>
          make(
            'button',
            {
              type: 'button',
              class: 'reply-key',
              'data-action': button.request_contact ? 'contact' : 'text',
              onclick: () => onPress(button),
            },
            button.request_contact ? icon('contact') : null,
            make('span', { class: 'label' }, button.label),
          ),
        ),
      ),
    ),
  );
}

/** The reply keyboard in force: the last message that carries one decides; an empty one takes it away. */
export function currentReplyKeyboard(messages) {
  const last = messages.findLast((message) => Array.isArray(message.reply_keyboard));
  return last && last.reply_keyboard.length > 0 ? { key: last.id, rows: last.reply_keyboard } : null;
}
