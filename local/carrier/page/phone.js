/* global document, Option, setTimeout */
const NEW_FOR_MS = 6000;

/** One phone on the page: whose it is, its conversation, and a form to write. */
export class Phone {
  #page;
  /** Sid → until when the text is shown as new. */
  #known = new Map();
  #first = true;

  /** @param page { language, words, phones, textsOf, send, changed, remove } */
  constructor(page, number) {
    this.#page = page;
    this.number = number;
    this.element = document.querySelector('#phone-template').content.firstElementChild.cloneNode(true);
    this.#find('.number').addEventListener('change', (event) => {
      this.number = event.target.value;
      this.#known.clear();
      this.#first = true;
      this.#find('.outcome').textContent = '';
      this.relabel();
      void this.refresh();
      page.changed();
    });
    this.#find('.remove').addEventListener('click', () => page.remove(this));
    const form = this.#find('form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit(form);
    });
    form.elements.body.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    this.relabel();
  }

  /** Writes everything that depends on the language or on whose phone it is. */
  relabel() {
    const { words, phones, language } = this.#page;
    const own = phones.find(({ number }) => number === this.number);
    const role = own?.role ?? 'free';
    const groups = ['free', 'partner', 'on-call'].map((each) => {
      const group = document.createElement('optgroup');
      group.label = words.roles[each];
      for (const phone of phones.filter((candidate) => candidate.role === each)) {
        group.append(
          new Option(
            `${phone.name[language]} · ${shown(phone.number)}`,
            phone.number,
            false,
            phone.number === this.number,
          ),
        );
      }
      return group;
    });
    this.#find('.number').replaceChildren(...groups);
    this.#find('.number').value = this.number;
    this.#find('.who').textContent = words.role[role];
    this.element.dataset.role = role;
    this.element.setAttribute(
      'aria-label',
      own === undefined ? shown(this.number) : `${own.name[language]}, ${shown(own.number)}`,
    );
    const line = this.#find('[name=to]');
    const chosen = line.value || numberOf(phones, role === 'free' ? 'intake' : 'dispatch');
    line.replaceChildren(
      ...['intake', 'dispatch'].map(
        (each) => new Option(`${words.lines[each]} · ${shown(numberOf(phones, each))}`, numberOf(phones, each)),
      ),
    );
    line.value = this.#first ? numberOf(phones, role === 'free' ? 'intake' : 'dispatch') : chosen;
    for (const word of this.element.querySelectorAll('[data-word]')) word.textContent = words[word.dataset.word];
    this.#find('.conversation').setAttribute('aria-label', words.message);
  }

  /** Shows what this phone sent and received; what came since the last time is marked as new. */
  async refresh() {
    const number = this.number;
    const texts = await this.#page.textsOf(number);
    if (number !== this.number) return;
    const list = this.#find('.conversation');
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    const fresh = texts.filter(({ sid }) => !this.#known.has(sid));
    for (const { sid } of fresh) this.#known.set(sid, this.#first ? 0 : Date.now() + NEW_FOR_MS);
    if (fresh.length > 0 && !this.#first) setTimeout(() => void this.refresh(), NEW_FOR_MS + 50);
    list.replaceChildren(
      ...(texts.length === 0
        ? [this.#empty()]
        : texts.map((text) => this.#bubble(text, this.#known.get(text.sid) > Date.now()))),
    );
    if (this.#first || (fresh.length > 0 && atEnd)) list.scrollTop = list.scrollHeight;
    this.#first = false;
  }

  #bubble(text, isNew) {
    const { words, language } = this.#page;
    const mine = text.direction === 'inbound';
    const item = document.createElement('li');
    item.className = `${mine ? 'mine' : 'theirs'}${isNew ? ' new' : ''}`;
    const body = document.createElement('p');
    body.textContent = text.body || '—';
    const meta = document.createElement('small');
    const time = new Date(text.at).toLocaleTimeString(language === 'fr' ? 'fr-CA' : 'en-CA', {
      hour: '2-digit',
      minute: '2-digit',
    });
    const parts = [time, words.statuses[text.status] ?? text.status];
    if (text.errorCode !== null) parts.push(String(text.errorCode));
    if (text.segments > 1) parts.push(words.segments(text.segments));
    if (text.mediaCount > 0) parts.push(words.media(text.mediaCount));
    if (!mine) parts.unshift(this.#sender(text));
    if (isNew && !mine) parts.push(words.isNew);
    meta.textContent = parts.join(' · ');
    if (text.status === 'failed' || text.status === 'undelivered') meta.className = 'error';
    item.append(body, meta);
    return item;
  }

  #sender({ from }) {
    const line = this.#page.phones.find(({ number }) => number === from);
    return line === undefined ? from : (this.#page.words.lines[line.role] ?? from);
  }

  #empty() {
    const { words } = this.#page;
    const item = document.createElement('li');
    item.className = 'empty';
    item.textContent = this.element.dataset.role === 'free' ? words.empty : words.emptyPartner;
    return item;
  }

  async #submit(form) {
    const { words, send } = this.#page;
    const outcome = this.#find('.outcome');
    const { to, body } = form.elements;
    const written = body.value;
    body.value = '';
    body.focus();
    outcome.textContent = words.sending;
    outcome.classList.remove('error');
    try {
      const result = await send({ from: this.number, to: to.value, body: written });
      outcome.textContent = result.usedFallback ? words.fallback : result.replies.length === 0 ? words.noAnswer : '';
    } catch {
      outcome.textContent = words.failed;
      outcome.classList.add('error');
      if (body.value === '') body.value = written;
    }
    await this.refresh();
  }

  #find(selector) {
    return this.element.querySelector(selector);
  }
}

function numberOf(phones, role) {
  return phones.find((phone) => phone.role === role)?.number ?? '';
}

/** `+17055550190` as people write it. */
export function shown(number) {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  return area === undefined ? number : `${area} ${exchange}-${line}`;
}
