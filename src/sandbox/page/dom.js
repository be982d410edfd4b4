// Small helpers to build DOM without ever parsing markup. Knows nothing of chats.

/**
 * Makes an element: `make('button', { class: 'x', onclick }, 'text', child)`.
 * Keys that start with "on" are listeners, `true` is an empty attribute, `null`/`false`/`undefined` are left out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** Makes the children of `parent` exactly `wanted`, moving only what is out of place. */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  let cursor = parent.firstChild;
  for (const node of wanted) {
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
}

/** Up to two initials of a name; code points, so that emoji and rare scripts stay whole. */
export function initials(...names) {
  const first = names.filter(Boolean).map((name) => [...name.trim()][0] ?? '');
  return first.join('').slice(0, 4).toUpperCase() || '?';
}

/** A stable hue (0..359) for an avatar. */
export function hueOf(key) {
  let hash = 7;
  for (const char of String(key)) hash = (hash * 31 + char.codePointAt(0)) % 9973;
  return (hash * 47) % 360;
}

/** A round picture with initials. */
export function avatar(person, extraClass = '') {
  const face = make(
    'span',
    { class: `avatar ${extraClass}`, 'aria-hidden': 'true' },
    initials(person.first_name, person.last_name),
  );
  face.style.setProperty('--hue', hueOf(person.id));
  return face;
}

/** First and last name in one string. */
export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(' ');
}

/** Copies text; falls back to a hidden field where the clipboard API is refused (plain http, no permission). */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make('textarea', { class: 'visually-hidden', 'aria-hidden': 'true' });
    field.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(field);
    const before = document.activeElement;
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    before?.focus?.();
    return done;
  }
}
