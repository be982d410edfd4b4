// Modal dialogs and toasts. A dialog belongs to a phone (shown over its screen) or to the page.
// Native <dialog>: Esc closes, the focus stays inside and returns to where it was.

import { make } from './dom.js';
import { icon } from './icons.js';

/**
 * Opens a modal and resolves with what `close(value)` was given, or null when it was dismissed.
 * @param {{over?: HTMLElement, title?: string, text?: string, label?: string, closeLabel: string, className?: string,
 *   body?: (close: (value: unknown) => void) => (Node|string)[], role?: string}} options
 */
export function openDialog({ over, title, text, label, closeLabel, className = '', body, role }) {
  return new Promise((resolve) => {
    let result = null;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const heading = title ? make('h2', {}, title) : null;
    const dialog = make(
      'dialog',
      { class: `dialog ${className}`, 'aria-label': label ?? title ?? text, role },
      make(
        'header',
        {},
        heading ?? make('span'),
        make(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'data-role': 'dialog-close',
            'aria-label': closeLabel,
            onclick: () => close(null),
          },
          icon('close'),
        ),
      ),
      text ? make('p', { class: 'dialog-text' }, text) : null,
      make('div', { class: 'dialog-body' }, body ? body(close) : []),
    );
    const place = () => placeOver(dialog, over);
    const growth = new ResizeObserver(place);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) close(null);
    });
    dialog.addEventListener('close', () => {
      removeEventListener('resize', place);
      growth.disconnect();
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    place();
    addEventListener('resize', place);
    growth.observe(dialog);
    (
      dialog.querySelector('[autofocus]') ?? dialog.querySelector('.dialog-body button, .dialog-body input')
    )?.focus();
  });
}

// Centres the dialog over a phone, within the window.
function placeOver(dialog, over) {
  const area = over?.isConnected
    ? over.getBoundingClientRect()
    : { left: 0, top: 0, width: innerWidth, height: innerHeight };
  const width = Math.min(area.width - 32, 400, innerWidth - 24);
  dialog.style.width = `${width}px`;
  const left = area.left + (area.width - width) / 2;
  const top = area.top + (area.height - dialog.offsetHeight) / 2;
  dialog.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  dialog.style.top = `${Math.max(8, Math.min(top, innerHeight - dialog.offsetHeight - 8))}px`;
}

/** A wide button for the bottom of a dialog. */
export function dialogButton(label, onclick, { primary = false, lead = null, ...rest } = {}) {
  return make(
    'button',
    { type: 'button', class: `wide-button${primary ? ' primary' : ''}`, onclick, ...rest },
    lead,
    label,
  );
}

/** A callback answer with `show_alert`: text and one button. */
export function showAlert(over, text, words) {
  return openDialog({
    over,
    text,
    label: text,
    closeLabel: words.close,
    className: 'alert',
    role: 'alertdialog',
    body: (close) => [
      dialogButton(words.ok, () => close(true), { primary: true, autofocus: true, 'data-role': 'alert-ok' }),
    ],
  });
}

/** Shows a picture as large as the window allows. */
export function showPicture(url, words) {
  return openDialog({
    label: words.photo,
    closeLabel: words.close,
    className: 'lightbox',
    body: () => [make('img', { src: url, alt: words.photo })],
  });
}

/** A labelled text field; `validate(value)` returns a complaint or null. */
export function field(label, attributes, validate = () => null) {
  const input = make('input', { class: 'field-input', autocomplete: 'off', ...attributes });
  const complaint = make('span', { class: 'field-complaint', role: 'alert' });
  const element = make(
    'label',
    { class: 'field' },
    make('span', { class: 'field-label' }, label),
    input,
    complaint,
  );
  const check = () => {
    const problem = validate(input.value.trim());
    complaint.textContent = problem ?? '';
    input.toggleAttribute('aria-invalid', Boolean(problem));
    return !problem;
  };
  input.addEventListener('input', () => {
    if (complaint.textContent) check();
  });
  return { element, input, check, value: () => input.value.trim() };
}

/** Pop-ups that slide in from the top of a phone (or of the page) and leave by themselves. */
export class Toasts {
  constructor() {
    this.element = make('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
    this.shown = new Map();
  }

  show(text, { bad = false, lead = null } = {}) {
    const old = this.shown.get(text);
    if (old) {
      clearTimeout(old.timer);
      old.timer = setTimeout(old.leave, staying(text));
      return;
    }
    const toast = make(
      'div',
      { class: `toast${bad ? ' bad' : ''}`, 'data-role': 'toast' },
      lead ? icon(lead) : null,
      make('span', {}, text),
    );
    const entry = {
      timer: 0,
      leave: () => {
        this.shown.delete(text);
        toast.classList.add('leaving');
        setTimeout(() => toast.remove(), 220);
      },
    };
    toast.addEventListener('click', entry.leave);
    entry.timer = setTimeout(entry.leave, staying(text));
    this.shown.set(text, entry);
    this.element.append(toast);
  }
}

// Long enough to read: about 15 characters a second, within 2.5 to 8 seconds.
function staying(text) {
  return Math.min(8000, Math.max(2500, 1200 + text.length * 65));
}
