// What a person at the page sees and can press. Every look is repeated from frame to frame until it succeeds;
// one that does not in time fails with what is on the screen instead.

const PATIENCE = 30_000;

const visible = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
const smooth = (text) => text.replace(/[\u00a0\u2009\u202f]/g, ' ').trim();

/** What a button is called: decorations left out. */
function labelOf(node) {
  const copy = node.cloneNode(true);
  for (const decoration of copy.querySelectorAll('[aria-hidden=true]')) decoration.remove();
  return smooth(node.getAttribute('aria-label') ?? copy.textContent);
}

function parts(selector) {
  return [...document.querySelectorAll(selector)].filter(visible);
}

function until(what, look) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const again = () => {
      const found = look();
      if (found) return resolve(found);
      if (performance.now() - start < PATIENCE) return requestAnimationFrame(again);
      return reject(new Error(`${what}\n--- on the screen ---\n${document.body.innerText}`));
    };
    again();
  });
}

const sees = (selector, words) =>
  until(`"${words}" is not seen in ${selector}`, () =>
    parts(selector).some((part) => smooth(part.innerText).includes(smooth(words))),
  );

const seesNothingOf = (selector, words) =>
  until(`"${words}" is still seen in ${selector}`, () =>
    parts(selector).every((part) => !smooth(part.innerText).includes(smooth(words))),
  );

const holds = (what, condition) => until(`${what} does not become true`, () => Boolean(condition()));

/** The last button of a part with this label, or with these words in its label; those beside the text field have icons. */
const buttonIn = (selector, words) => () => {
  const buttons = parts(selector)
    .flatMap((part) => [...part.querySelectorAll('button, [role=button]')])
    .filter((button) => visible(button) && !button.disabled && !button.closest('.composer-row'));
  const called = buttons.filter((button) => labelOf(button) === smooth(words));
  return (called.length ? called : buttons.filter((button) => labelOf(button).includes(smooth(words)))).at(-1);
};

/** Where to press: once the thing is ready, stands still and nothing lies over it. */
function place(what, find) {
  let before = '';
  return until(`there is no way to press ${what}`, () => {
    const node = find();
    if (!node || node.getAttribute('aria-disabled') === 'true') return null;
    node.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    // A link that is broken over two lines has its middle beside itself: the first line is pressed.
    const [first] = node.getClientRects();
    if (!first) return null;
    const { left, top, width, height } = first;
    const now = [left, top, width, height].join();
    const still = now === before;
    before = now;
    const point = { x: left + width / 2, y: top + height / 2 };
    const above = document.elementFromPoint(point.x, point.y);
    return still && above && (node === above || node.contains(above)) ? point : null;
  });
}

const placeOfButton = (selector, label) => place(`"${label}" in ${selector}`, buttonIn(selector, label));
const placeOf = (selector) => place(selector, () => parts(selector).at(-1));
