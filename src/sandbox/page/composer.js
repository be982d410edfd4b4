// The bottom of a phone: text field, send, paper clip, command menu with suggestions, reply keyboard, Start, unblock.
// Reports wishes through hooks; sends nothing itself.

import { dialogButton, field, openDialog } from './dialogs.js';
import { make } from './dom.js';
import { icon } from './icons.js';
import { currentReplyKeyboard, replyKeyboard } from './keyboard.js';
import { sizeOf } from './media.js';
import { toggleMenu } from './menus.js';

// Telegram's own limit.
const ALBUM_MAX = 10;

const PHONE = /^\+?[\d\s()-]{7,24}$/;

export class Composer {
  /** `hooks`: onText, onFiles(kind, files, caption), onContact(contact), onUnblock,
   *  contacts() (address book), host() (the screen element). */
  constructor(hooks) {
    this.hooks = hooks;
    this.commands = [];
    this.build();
  }

  build() {
    const button = (name, role, onclick, extra = {}) =>
      make(
        'button',
        { type: 'button', class: `icon-button do-${name}`, 'data-role': role, onclick, ...extra },
        icon(name),
      );
    this.menuButton = button('menu', 'commands', () => this.openCommands(), {
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    });
    this.attachButton = button('attach', 'attach', () => this.openAttach(), {
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    });
    this.keyboardButton = button('keyboard', 'keyboard-toggle', () => this.toggleKeyboard(), {
      hidden: true,
    });
    this.sendButton = button('send', 'send', () => this.send());
    this.input = make('textarea', {
      class: 'input',
      'data-role': 'input',
      rows: '1',
      enterkeyhint: 'send',
      autocomplete: 'off',
      oninput: () => this.onInput(),
      onkeydown: (event) => this.onKey(event),
      onpaste: (event) => this.onPaste(event),
    });
    this.photoInput = this.fileInput('photo', 'image/*,video/*');
    this.documentInput = this.fileInput('document', null);
    this.suggestions = make('div', { class: 'suggestions', role: 'listbox', hidden: true });
    this.startButton = make('button', {
      type: 'button',
      class: 'start',
      'data-role': 'start',
      hidden: true,
      onclick: () => this.hooks.onText('/start'),
    });
    this.unblockButton = make('button', {
      type: 'button',
      class: 'unblock',
      'data-role': 'unblock',
      hidden: true,
      onclick: () => this.hooks.onUnblock(),
    });
    this.keyboardArea = make('div', { class: 'reply-area', hidden: true });
    this.row = make(
      'div',
      { class: 'composer-row' },
      this.menuButton,
      make('div', { class: 'input-wrap' }, this.input, this.keyboardButton, this.attachButton),
      this.sendButton,
    );
    this.element = make(
      'div',
      { class: 'composer' },
      this.suggestions,
      this.startButton,
      this.unblockButton,
      this.row,
      this.keyboardArea,
      this.photoInput,
      this.documentInput,
    );
  }

  fileInput(kind, accept) {
    const input = make('input', {
      type: 'file',
      class: 'visually-hidden',
      tabindex: '-1',
      'aria-hidden': 'true',
      'data-role': `${kind}-input`,
      accept,
      multiple: true,
    });
    input.addEventListener('change', () => {
      const files = [...input.files].slice(0, ALBUM_MAX);
      if (files.length > 0) this.offerFiles(kind, files);
      input.value = '';
    });
    return input;
  }

  /** `view`: {words, messages, commands, empty, blocked, leads}; `leads` when this person is the one to begin. */
  render(view) {
    const { words, messages, commands, empty, blocked, leads } = view;
    this.words = words;
    this.commands = commands ?? [];
    this.input.placeholder = words.message;
    const labels = [
      [this.input, words.message],
      [this.sendButton, words.send],
      [this.attachButton, words.attach],
      [this.menuButton, words.commands],
      [this.photoInput, words.photo],
      [this.documentInput, words.document],
    ];
    for (const [node, label] of labels) node.setAttribute('aria-label', label);
    this.startButton.textContent = words.start;
    this.startButton.hidden = !empty || blocked;
    this.startButton.classList.toggle('quiet', !leads);
    this.unblockButton.textContent = words.unblock;
    this.unblockButton.hidden = !blocked;
    this.row.hidden = blocked;
    this.renderKeyboard(blocked ? null : currentReplyKeyboard(messages));
    this.onInput();
  }

  renderKeyboard(keyboard) {
    const key = JSON.stringify(keyboard);
    if (key !== this.keyboardKey) {
      this.keyboardKey = key;
      this.keyboardShown = Boolean(keyboard);
      this.keyboardArea.replaceChildren(
        ...(keyboard ? [replyKeyboard(keyboard.rows, (button) => this.pressReply(button))] : []),
      );
    }
    this.keyboardButton.hidden = !keyboard;
    this.keyboardArea.hidden = !keyboard || !this.keyboardShown;
    this.keyboardButton.classList.toggle('on', this.keyboardShown);
    this.keyboardButton.setAttribute(
      'aria-label',
      this.keyboardShown ? this.words.hideKeyboard : this.words.showKeyboard,
    );
  }

  toggleKeyboard() {
    this.keyboardShown = !this.keyboardShown;
    this.renderKeyboard(JSON.parse(this.keyboardKey));
  }

  pressReply(button) {
    if (button.request_contact) this.askContact(true);
    else this.hooks.onText(button.label);
  }

  send() {
    const text = this.input.value.trim();
    if (!text) return this.input.focus();
    this.input.value = '';
    this.onInput();
    this.input.focus();
    return this.hooks.onText(text);
  }

  onInput() {
    this.input.style.height = 'auto';
    if (this.input.value) this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
    this.sendButton.classList.toggle('ready', this.input.value.trim() !== '');
    this.suggest();
  }

  onKey(event) {
    if (event.isComposing) return;
    if (!this.suggestions.hidden && this.keyInSuggestions(event)) return event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.send();
    }
  }

  onPaste(event) {
    const files = [...(event.clipboardData?.files ?? [])].slice(0, ALBUM_MAX);
    if (files.length === 0) return;
    event.preventDefault();
    this.offerFiles(files.every((file) => file.type.startsWith('image/')) ? 'photo' : 'document', files);
  }

  // While a command is being typed: those that begin so.
  suggest() {
    const typed = /^\/(\w*)$/.exec(this.input.value)?.[1];
    const found =
      typed === undefined
        ? []
        : this.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
    this.suggestions.hidden = found.length === 0 || found[0].command === typed;
    this.chosen = 0;
    this.suggestions.replaceChildren(
      ...found.map(({ command, description }, index) =>
        make(
          'button',
          {
            type: 'button',
            class: 'menu-item',
            role: 'option',
            tabindex: '-1',
            'aria-selected': String(index === 0),
            onclick: () => this.take(command),
          },
          make('span', { class: 'menu-command' }, `/${command}`),
          make('span', { class: 'menu-note' }, description),
        ),
      ),
    );
  }

  keyInSuggestions(event) {
    const options = [...this.suggestions.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.chosen = (this.chosen + step + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute('aria-selected', String(index === this.chosen)));
      options[this.chosen]?.scrollIntoView({ block: 'nearest' });
      return true;
    }
    if (event.key === 'Escape') this.suggestions.hidden = true;
    else if (event.key === 'Tab') options[this.chosen]?.click();
    else if (event.key === 'Enter' && this.input.value.length > 1) options[this.chosen]?.click();
    else return false;
    return true;
  }

  take(command) {
    this.input.value = '';
    this.onInput();
    this.input.focus();
    this.hooks.onText(`/${command}`);
  }

  openCommands() {
    const items = this.commands.map(({ command, description }) => ({
      label: `/${command}`,
      note: description,
      role: 'command',
      run: () => this.hooks.onText(`/${command}`),
    }));
    const known =
      items.length > 0
        ? items
        : [
            {
              label: '/start',
              note: this.words.commandsSoon,
              role: 'command',
              run: () => this.hooks.onText('/start'),
            },
          ];
    toggleMenu(this.row, this.menuButton, known, { label: this.words.commands, className: 'menu-commands' });
  }

  openAttach() {
    const w = this.words;
    toggleMenu(
      this.row,
      this.attachButton,
      [
        { icon: 'photo', label: w.photo, role: 'attach-photo', run: () => this.photoInput.click() },
        { icon: 'file', label: w.document, role: 'attach-document', run: () => this.documentInput.click() },
        { icon: 'contact', label: w.contact, role: 'attach-contact', run: () => this.askContact(false) },
        {
          icon: 'voice',
          label: w.voice,
          role: 'attach-voice',
          run: () => this.hooks.onFiles('voice', [silence()], ''),
        },
      ],
      { label: w.attach, className: 'menu-attach' },
    );
  }

  /** Shows the files with a caption field before they go; several make an album. */
  async offerFiles(kind, files) {
    const w = this.words;
    const shown = files.map((file) => ({
      file,
      url: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
    }));
    const caption = field(w.caption, { maxlength: '1024', 'data-role': 'caption', autofocus: true });
    const agreed = await openDialog({
      over: this.hooks.host(),
      title: kind === 'photo' ? w.sendPhoto : w.sendDocument,
      closeLabel: w.close,
      body: (close) => [
        make(
          'form',
          {
            onsubmit: (event) => {
              event.preventDefault();
              close(true);
            },
          },
          shown.map(({ file, url }) =>
            url
              ? make('img', { class: files.length > 1 ? 'preview small' : 'preview', src: url, alt: '' })
              : make('p', { class: 'file-line' }, icon('file'), `${file.name} · ${sizeOf(file.size, w)}`),
          ),
          caption.element,
          make(
            'button',
            { type: 'submit', class: 'wide-button primary', 'data-role': 'attach-send' },
            w.send,
          ),
        ),
      ],
    });
    shown.filter(({ url }) => url).forEach(({ url }) => URL.revokeObjectURL(url));
    if (agreed) this.hooks.onFiles(kind, files, caption.value());
  }

  /** Asks which contact to share; `ownOnly` when the bot asked the person for their own. */
  async askContact(ownOnly) {
    const w = this.words;
    const cards = this.hooks.contacts();
    const first = ownOnly ? cards[0] : (cards[1] ?? cards[0]);
    const number = field(
      w.phoneNumber,
      { type: 'tel', 'data-role': 'contact-phone', inputmode: 'tel', autofocus: true, value: first.phone },
      (value) => (isPhone(value) ? null : w.wrongPhone),
    );
    const name = field(
      w.firstName,
      { 'data-role': 'contact-name', maxlength: '64', value: first.name },
      (value) => (value ? null : w.nameNeeded),
    );
    const whose = contactChoice(cards, first, w, (card) => {
      number.input.value = card.phone;
      name.input.value = card.name;
      name.element.hidden = card.own;
    });
    name.element.hidden = first.own;
    const submit = (event, close) => {
      event.preventDefault();
      const own = ownOnly || cards[Number(whose.input.value)]?.own === true;
      const good = [number.check(), own || name.check()].every(Boolean);
      if (good)
        close({
          phone: number.value().replace(/[^\d+]/g, ''),
          own,
          ...(own ? {} : { first_name: name.value() }),
        });
    };
    const contact = await openDialog({
      over: this.hooks.host(),
      title: ownOnly ? w.shareNumber : w.sendContact,
      text: ownOnly ? w.shareNumberText : null,
      closeLabel: w.close,
      body: (close) => [
        make(
          'form',
          { onsubmit: (event) => submit(event, close) },
          ownOnly ? null : whose.element,
          name.element,
          number.element,
          make(
            'button',
            { type: 'submit', class: 'wide-button primary', 'data-role': 'contact-send' },
            w.send,
          ),
          dialogButton(w.cancel, () => close(null)),
        ),
      ],
    });
    if (contact) this.hooks.onContact(contact);
  }
}

function isPhone(value) {
  const digits = value.replace(/\D/g, '').length;
  return PHONE.test(value) && digits >= 7 && digits <= 15;
}

// Whose card: the own one, somebody's with a phone here, or one to be typed.
function contactChoice(cards, first, words, onChoice) {
  const label = (card) => (card.own ? words.myNumber : card.name);
  const input = make(
    'select',
    {
      'data-role': 'contact-whose',
      onchange: () => onChoice(cards[Number(input.value)] ?? { own: false, name: '', phone: '' }),
    },
    cards.map((card, index) => make('option', { value: index, selected: card === first }, label(card))),
    make('option', { value: cards.length }, words.otherNumber),
  );
  return {
    input,
    element: make('label', { class: 'field' }, make('span', { class: 'field-label' }, words.contact), input),
  };
}

// One second of silence: a voice message needs a file, the demo needs no microphone.
function silence() {
  const rate = 8000;
  const view = new DataView(new ArrayBuffer(44 + rate));
  const put = (offset, text) =>
    [...text].forEach((char, index) => view.setUint8(offset + index, char.charCodeAt(0)));
  put(0, 'RIFF');
  view.setUint32(4, 36 + rate, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  put(36, 'data');
  view.setUint32(40, rate, true);
  for (let index = 0; index < rate; index += 1) view.setUint8(44 + index, 128);
  return new File([view.buffer], 'voice.wav', { type: 'audio/wav' });
}
