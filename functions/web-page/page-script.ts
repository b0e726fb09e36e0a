import { SITTING_MINUTES } from '../../shared/intake/index.ts';

/**
 * What the page does beyond a plain form, in the browser's own words: no library, nothing kept anywhere but in the variables
 * below, which end with the page. Where it cannot run the form posts by itself. Comments and indents are not sent.
 */
const SOURCE = `
(() => {
  const d = document, el = (id) => d.getElementById(id);
  const link = el('leave'), form = el('form'), field = el('field'), thread = el('thread'), here = el('here'), status = el('status');
  const away = link.href;
  const LONGEST = 1600, SILENCE = ${SITTING_MINUTES * 60_000}, PATIENCE = 30000, SOON = 3000, SELDOM = 30000, SELDOM_WITH_PERSON = 8000;
  let token = '', through = 0, erased = 0, lastWord = 0, lastTyped = 0;
  let pending, sending, polling, timer, delay = SOON, gone = false;
  const open = new Set();

  // Leaving: blank at once, ask nobody, and put the other address in the place of this one.
  let presses = 0, lastPress = 0;
  const wipe = () => {
    gone = true;
    clearTimeout(timer);
    for (const one of open) one.abort();
    token = ''; pending = undefined;
    field.value = ''; thread.textContent = '';
  };
  const leave = () => { wipe(); d.body.textContent = ''; location.replace(away); };
  link.addEventListener('click', (event) => { event.preventDefault(); leave(); });
  d.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') { presses = 0; return; }
    if (event.repeat) return;
    presses = event.timeStamp - lastPress < 3000 ? presses + 1 : 1;
    lastPress = event.timeStamp;
    if (presses > 2) leave();
  }, true);
  addEventListener('pagehide', wipe);
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  el('keys').hidden = false;
  el('other').addEventListener('click', (event) => { event.preventDefault(); location.replace(event.target.href); });

  if (!self.fetch || !self.AbortController || !self.crypto) return;
  token = form.elements.token.value;
  for (const hidden of form.querySelectorAll('[type=hidden]')) hidden.remove();
  el('news')?.remove();

  const random = () => crypto.getRandomValues(new Uint8Array(16));
  const newToken = () => btoa(String.fromCharCode(...random())).slice(0, 22).replaceAll('+', '-').replaceAll('/', '_');
  const newId = () => 'WEB' + Array.from(random(), (byte) => (byte + 256).toString(16).slice(1)).join('');
  const toLast = () => thread.lastChild?.scrollIntoView({ block: 'nearest' });
  const say = (key) => {
    status.textContent = key ? status.dataset[key] : '';
    status.className = key && key !== 'sending' ? 'bad' : '';
    toLast();
  };

  const ask = async (path, body) => {
    const patience = new AbortController();
    open.add(patience);
    const bell = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(path, {
        method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' },
        cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal: patience.signal,
      });
      return { code: answer.status, told: answer.ok ? await answer.json() : undefined };
    } finally {
      clearTimeout(bell);
      open.delete(patience);
    }
  };

  const begin = (next) => { token = next; through = 0; erased = 0; thread.textContent = ''; here.textContent = ''; };
  const isOver = () => through > 0 && Date.now() - lastWord > SILENCE;
  const over = () => {
    begin(newToken());
    if (Date.now() - lastTyped > SILENCE) field.value = '';
    say('over');
  };
  const add = ({ sequence, from, text }) => {
    const one = d.createElement('p'), who = d.createElement('b');
    one.className = from; one.dataset.n = sequence;
    who.textContent = thread.dataset[from];
    one.append(who, text);
    thread.append(one);
  };
  const show = (told) => {
    if (told.erasedThrough > erased) {
      erased = told.erasedThrough;
      for (const one of thread.querySelectorAll('p')) if (one.dataset.n <= erased) one.remove();
    }
    for (const one of told.messages) if (one.sequence > through) add(one);
    if (told.through > through) { through = told.through; lastWord = Date.now(); delay = SOON; toLast(); }
    const words = told.personIsHere ? here.dataset.words : '';
    if (here.textContent !== words) here.textContent = words;
  };

  const send = async () => {
    const body = field.value;
    if (sending || body.trim() === '') return;
    if (body.length > LONGEST) return say('tooLong');
    if (isOver()) over();
    // The same words under the same name: sent twice, they are one text.
    if (!pending || pending.body !== body) pending = { id: newId(), body };
    sending = true;
    say('sending');
    try {
      const { code, told } = await ask('/web/texts', { token, after: through, language: d.documentElement.lang, ...pending });
      if (gone) return;
      if (!told && code !== 409) throw new Error();
      say('');
      pending = undefined;
      // What was typed meanwhile stays.
      if (field.value.startsWith(body)) field.value = field.value.slice(body.length);
      if (!told) return over();
      if (told.token !== token) { begin(told.token); say('over'); }
      show(told);
      el('other').hidden = true;
      plan();
    } catch {
      if (!gone) say('failed');
    } finally {
      sending = false;
    }
  };

  const plan = () => {
    clearTimeout(timer);
    if (through > 0 && !d.hidden && !gone) timer = setTimeout(poll, delay * (0.8 + Math.random() * 0.4));
  };
  const poll = async () => {
    if (polling) return;
    polling = true;
    const asked = token;
    try {
      const { code, told } = await ask('/web/thread', { token, after: through });
      if (gone) return;
      if (asked === token) {
        if (code === 409) over();
        else if (!told) throw new Error();
        else {
          if (status.textContent === status.dataset.offline) say('');
          delay = Math.min(delay * 1.25, told.personIsHere ? SELDOM_WITH_PERSON : SELDOM);
          show(told);
        }
      }
    } catch {
      if (gone) return;
      delay = Math.min(delay * 2, SELDOM);
      if (status.textContent === '') say('offline');
    } finally {
      polling = false;
    }
    plan();
  };
  const soon = () => { delay = SOON; if (through > 0 && !d.hidden) void poll(); };
  d.addEventListener('visibilitychange', () => (d.hidden ? clearTimeout(timer) : soon()));
  addEventListener('online', soon);
  setInterval(() => { if (isOver()) over(); }, 15000);

  form.addEventListener('submit', (event) => { event.preventDefault(); void send(); field.focus(); });
  field.addEventListener('input', () => { lastTyped = Date.now(); });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
})();
`;

/** As it is sent: without comments and indents, which is a third less. */
export const PAGE_SCRIPT = SOURCE.replaceAll(/^ *(\/\/.*)?\n| {2,}(?=\S)/gm, '').trim();
