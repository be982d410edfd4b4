// Inline SVG icons, drawn on a 24-unit grid with the current text colour. Decorative: hidden from readers.

const PATHS = {
  attach: 'M20 11.5 12.4 19a5 5 0 0 1-7.1-7l8-8a3.4 3.4 0 0 1 4.8 4.7l-7.9 7.9a1.7 1.7 0 0 1-2.4-2.4l7.2-7.2',
  send: 'M4.5 5 20 12 4.5 19l2.3-7zM6.8 12H13',
  menu: 'M4 7h16M4 12h16M4 17h10',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  down: 'M6 9.5l6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19 7',
  ticks: 'M2 12.8 6.3 17 14.5 7.6M11.2 16.2l.9.8L20.6 7.6',
  tick: 'M5.5 12.6 9.8 17 18 7.6',
  clock: 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  warning: 'M12 8v5M12 16.2v.01M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  link: 'M9 7H7.5A2.5 2.5 0 0 0 5 9.5v7A2.5 2.5 0 0 0 7.5 19h7a2.5 2.5 0 0 0 2.5-2.5V15M12.5 5H19v6.5M19 5l-8 8',
  copy: 'M9 9h8.5A1.5 1.5 0 0 1 19 10.5V19a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-8.5A1.5 1.5 0 0 1 9 9zM15.5 9V5A1.5 1.5 0 0 0 14 3.5H6.5A1.5 1.5 0 0 0 5 5v8.5A1.5 1.5 0 0 0 6.5 15H7.5',
  share: 'M13.5 5.5 20 11.5l-6.5 6v-3.7C8.5 13.5 5.8 15.2 4 18.5c.5-5.5 3.8-9 9.5-9.3z',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  photo:
    'M5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5v-11A1.5 1.5 0 0 1 5.5 5zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15.5 9.3v.01',
  file: 'M7 3.5h6.5L18.5 8.5V19A1.5 1.5 0 0 1 17 20.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM13 3.5V9h5.5',
  voice:
    'M12 4a2.7 2.7 0 0 1 2.7 2.7v5a2.7 2.7 0 0 1-5.4 0v-5A2.7 2.7 0 0 1 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5V21',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  contact: 'M12 12a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 19.5c.8-3.2 3.6-5 7-5s6.2 1.8 7 5',
  phone:
    'M7 3.5h10A1.5 1.5 0 0 1 18.5 5v14a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM11 17.5h2',
  plus: 'M12 5v14M5 12h14',
  block: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12',
  keyboard:
    'M5 6.5h14A1.5 1.5 0 0 1 20.5 8v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16V8A1.5 1.5 0 0 1 5 6.5zM7.5 10.2v.01M12 10.2v.01M16.5 10.2v.01M8.5 14h7',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.8v1.7M12 19.5v1.7M2.8 12h1.7M19.5 12h1.7M5.5 5.5l1.2 1.2M17.3 17.3l1.2 1.2M5.5 18.5l1.2-1.2M17.3 6.7l1.2-1.2',
  moon: 'M19.5 14.3A8 8 0 0 1 9.7 4.5a8 8 0 1 0 9.8 9.8z',
  reload: 'M19 12a7 7 0 1 1-2-4.9L19 9M19 4.5V9h-4.5',
  robot:
    'M7.5 8.5h9A2.5 2.5 0 0 1 19 11v5a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 16v-5a2.5 2.5 0 0 1 2.5-2.5zM12 8.5V5M9.5 13v.8M14.5 13v.8',
};

const SVG = 'http://www.w3.org/2000/svg';

/** @param {keyof PATHS} name */
export function icon(name, extraClass = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon ${extraClass}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? PATHS.more);
  svg.append(path);
  return svg;
}
