// Small menus inside a phone: opened by a button, closed by a choice, Esc, or a press elsewhere. Arrow keys move.

import { make } from './dom.js';
import { icon } from './icons.js';

let open = null;

/**
 * @param {HTMLElement} host what the menu is placed in (a phone's screen)
 * @param {HTMLElement} anchor the button that opened it; a second press closes
 * @param {{icon?: string, label: string, note?: string, role?: string, danger?: boolean, run: () => void}[]} items
 * @param {{label: string, className: string}} look
 */
export function toggleMenu(host, anchor, items, { label, className }) {
  const again = open?.anchor === anchor;
  closeMenu(again);
  if (again) return;
  const element = make(
    'div',
    { class: `menu ${className}`, role: 'menu', 'aria-label': label },
    items.map((item) =>
      make(
        'button',
        {
          type: 'button',
          class: `menu-item${item.danger ? ' danger' : ''}`,
          role: 'menuitem',
          'data-role': item.role,
          onclick: () => {
            closeMenu(true);
            item.run();
          },
        },
        item.icon ? icon(item.icon) : null,
        make('span', { class: 'menu-label' }, item.label),
        item.note ? make('span', { class: 'menu-note' }, item.note) : null,
      ),
    ),
  );
  element.addEventListener('keydown', moveInMenu);
  anchor.setAttribute('aria-expanded', 'true');
  host.append(element);
  open = { element, anchor };
  element.querySelector('.menu-item')?.focus();
}

/** Closes the open menu, if any; `refocus` gives the focus back to its button. */
export function closeMenu(refocus = false) {
  if (!open) return;
  const { element, anchor } = open;
  open = null;
  anchor.setAttribute('aria-expanded', 'false');
  if (refocus) anchor.focus({ preventScroll: true });
  element.remove();
}

function moveInMenu(event) {
  const items = [...event.currentTarget.querySelectorAll('.menu-item')];
  const at = items.indexOf(document.activeElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[(target + items.length) % items.length]?.focus();
}

document.addEventListener('pointerdown', (event) => {
  if (open && !open.element.contains(event.target) && !open.anchor.contains(event.target)) closeMenu();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !open) return;
  event.preventDefault();
  closeMenu(true);
});
document.addEventListener('focusin', (event) => {
  if (open && !open.element.contains(event.target) && !open.anchor.contains(event.target)) closeMenu();
});
