/* global document, EventSource, fetch, localStorage, navigator */
import { Phone } from './phone.js';
import { WORDS } from './words.js';

const SAVED = 'carrefour-simulator';
const saved = readSaved();
const page = {
  language: saved.language ?? (navigator.language.startsWith('en') ? 'en' : 'fr'),
  get words() {
    return WORDS[this.language];
  },
  phones: [],
  shown: [],
  textsOf: async (number) => (await ask(`/sim/texts?phone=${encodeURIComponent(number)}`)).texts,
  send: (text) => ask('/sim/texts', { method: 'POST', body: JSON.stringify(text) }),
  changed: save,
  remove: (phone) => {
    phone.element.remove();
    page.shown = page.shown.filter((each) => each !== phone);
    save();
  },
};

const $ = (selector) => document.querySelector(selector);

async function ask(path, options) {
  const response = await fetch(path, { headers: { 'content-type': 'application/json' }, ...options });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? response.statusText);
  return body;
}

function readSaved() {
  try {
    return JSON.parse(localStorage.getItem(SAVED)) ?? {};
  } catch {
    return {};
  }
}

function save() {
  const numbers = page.shown.map(({ number }) => number);
  try {
    localStorage.setItem(SAVED, JSON.stringify({ language: page.language, numbers }));
  } catch {
    // A private window keeps nothing; the page works all the same.
  }
}

function addPhone(number) {
  const phone = new Phone(page, number);
  page.shown.push(phone);
  $('#phones').append(phone.element);
  void phone.refresh();
  return phone;
}

function relabel() {
  document.documentElement.lang = page.language;
  document.title = page.words.title;
  for (const element of document.querySelectorAll('[data-word]')) {
    if (element.closest('template, .phone') === null) element.textContent = page.words[element.dataset.word];
  }
  $('#language').textContent = page.words.other;
  $('#language').lang = page.language === 'fr' ? 'en' : 'fr';
  for (const phone of page.shown) {
    phone.relabel();
    void phone.refresh();
  }
  void refreshFaults();
}

async function refreshFaults() {
  const [{ faults }, { deadLetters }] = await Promise.all([ask('/sim/faults'), ask('/sim/dead-letters')]);
  const items = faults.map(({ target, fault, code, left }) => {
    const item = document.createElement('li');
    const optionText = (name, value) =>
      document.querySelector(`#fault-form [name=${name}] option[value="${value}"]`).textContent;
    item.textContent = `${optionText('target', target)}${page.language === 'fr' ? ' : ' : ': '}${optionText('fault', fault)}${code === null ? '' : ` ${code}`} × ${left}`;
    return item;
  });
  if (items.length === 0) {
    const none = document.createElement('li');
    none.textContent = page.words.noFaults;
    items.push(none);
  }
  $('#fault-list').replaceChildren(...items);
  $('#fault-count').hidden = faults.length === 0;
  $('#fault-count').textContent = String(faults.length);
  $('#dead-letters').textContent = page.words.deadLetterCount(deadLetters.length);
}

async function refreshAlerts() {
  const { alerts } = await ask('/sim/alerts');
  $('#notices').hidden = alerts.length === 0;
  $('#alerts').replaceChildren(
    ...alerts.toReversed().map(({ subject, body, at }) => {
      const item = document.createElement('li');
      const when = document.createElement('small');
      when.textContent = new Date(at).toLocaleTimeString(page.language === 'fr' ? 'fr-CA' : 'en-CA');
      const text = document.createElement('p');
      text.textContent = subject === null ? body : `${subject} — ${body}`;
      item.append(text, when);
      return item;
    }),
  );
}

function watch() {
  const events = new EventSource('/sim/events');
  events.addEventListener('open', () => {
    $('#connection').hidden = true;
    // What happened while nobody listened.
    for (const phone of page.shown) void phone.refresh();
    void refreshFaults();
    void refreshAlerts();
  });
  events.addEventListener('error', () => ($('#connection').hidden = false));
  events.addEventListener('text', ({ data }) => {
    const { phone: number } = JSON.parse(data);
    for (const phone of page.shown) if (phone.number === number) void phone.refresh();
  });
  events.addEventListener('faults', () => void refreshFaults());
  events.addEventListener('dead-letter', () => void refreshFaults());
  events.addEventListener('alert', () => void refreshAlerts());
}

$('#language').addEventListener('click', () => {
  page.language = page.language === 'fr' ? 'en' : 'fr';
  save();
  relabel();
});
$('#add-phone').addEventListener('click', () => {
  const taken = new Set(page.shown.map(({ number }) => number));
  const next =
    page.phones.find(({ role, number }) => role === 'free' && !taken.has(number)) ??
    page.phones.find(({ role }) => role === 'free');
  const phone = addPhone(next.number);
  save();
  phone.element.scrollIntoView({ behavior: 'smooth', inline: 'nearest' });
  phone.element.querySelector('.number').focus();
});
$('#show-faults').addEventListener('click', () => $('#faults').showModal());
$('#close-faults').addEventListener('click', () => $('#faults').close());
$('#clear-faults').addEventListener('click', () => void ask('/sim/faults', { method: 'DELETE' }));
$('#fault-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { target, fault, code, times } = event.target.elements;
  const wanted = { target: target.value, fault: fault.value, times: Number(times.value) };
  if (code.value !== '') wanted.code = code.value;
  try {
    await ask('/sim/faults', { method: 'POST', body: JSON.stringify(wanted) });
    $('#fault-error').textContent = '';
  } catch (error) {
    $('#fault-error').textContent = error.message;
  }
});

page.phones = (await ask('/sim/phones')).phones;
const known = new Set(page.phones.map(({ number }) => number));
const numbers = (saved.numbers ?? []).filter((number) => known.has(number));
const first = (role) => page.phones.find((phone) => phone.role === role)?.number;
for (const number of numbers.length > 0 ? numbers : [first('free'), first('partner'), first('on-call')]) {
  if (number !== undefined) addPhone(number);
}
relabel();
watch();
