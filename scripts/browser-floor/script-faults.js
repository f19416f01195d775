import { parseAst } from 'vite';

/** What the oldest browsers of `browserslist` lack of the platform. First versions from MDN's compatibility data. */
const globals = {
  structuredClone: 'Chrome 98, Safari 15.4',
  DecompressionStream: 'Chrome 80, Safari 16.4: fflate',
  CompressionStream: 'Chrome 80, Safari 16.4: fflate',
  BroadcastChannel: 'Safari 15.4',
  requestIdleCallback: 'no Safari',
  webkitSpeechRecognition: 'few',
};
/** Whatever they are called on. */
const calls = { at: 'Chrome 92, Safari 15.4: an index' };
/** Whatever they are read from. */
const members = {
  replaceChildren: 'Chrome 86: textContent',
  requestSubmit: 'Safari 16: click the button',
  checkVisibility: 'Chrome 105, Safari 17.4',
  showModal: 'Safari 15.4',
  inert: 'Chrome 102, Safari 15.5',
  submitter: 'Safari 15.4',
  hasIndices: 'Chrome 90, Safari 15',
};
const membersOf = {
  'AbortSignal.timeout': 'Chrome 103, Safari 16: giveUpAfter',
  'AbortSignal.any': 'Chrome 116, Safari 17.4',
  'crypto.randomUUID': 'Chrome 92, Safari 15.4: uuid',
  'navigator.locks': 'Safari 15.4',
  'URL.canParse': 'Chrome 120, Safari 17',
  'Iterator.from': 'Chrome 122, Safari 18.4',
  'Intl.ListFormat': 'Safari 14.1',
  'Intl.Segmenter': 'Chrome 87, Safari 14.1, Firefox 125',
  'Intl.DisplayNames': 'Chrome 81, Safari 14.1, Firefox 86',
};
const keys = {
  dateStyle: 'Firefox 79, Safari 14.1: name the parts',
  timeStyle: 'Firefox 79, Safari 14.1: name the parts',
  inert: 'Chrome 102, Safari 15.5',
};
const onIterators = new Set([
  'map',
  'filter',
  'take',
  'drop',
  'flatMap',
  'reduce',
  'toArray',
  'forEach',
  'some',
  'every',
  'find',
]);

/** Asks first whether it is there. */
const asksFirst = [
  ['scanner', 'crypto.randomUUID'],
  ['scanner', 'navigator.locks'],
];

/**
 * @param {string} file name of the built script
 * @param {string} text
 * @returns {string[]} what an old browser would not know, one line each
 */
export function scriptFaults(file, text) {
  const faults = new Set();
  const tell = (name, why) => {
    if (asksFirst.some(([start, known]) => file.startsWith(start) && known === name)) return;
    faults.add(`${file}: ${name} (${why})`);
  };
  walk(parseAst(text), (node) => {
    if (node.type === 'Identifier' && hasOwn(globals, node.name)) tell(node.name, globals[node.name]);
    if (node.type === 'MemberExpression') lookAtMember(node, tell);
    if (node.type === 'Property') lookAtProperty(node, tell);
    if (node.type === 'CallExpression') lookAtCall(node, tell);
    if (node.regex) lookAtPattern(node.regex.pattern, node.regex.flags, tell);
    else if (typeof node.value === 'string') lookAtPattern(node.value, '', tell);
    else if (node.type === 'TemplateElement') lookAtPattern(node.value.raw, '', tell);
  });
  return [...faults];
}

function lookAtMember({ object, property, computed }, tell) {
  const name = nameOf(property, computed);
  if (!name) return;
  if (hasOwn(members, name)) tell(`.${name}`, members[name]);
  if (hasOwn(globals, name) && isGlobal(object)) tell(name, globals[name]);
  const owner =
    object.type === 'Identifier'
      ? object.name
      : object.type === 'MemberExpression' && nameOf(object.property, object.computed);
  if (hasOwn(membersOf, `${owner}.${name}`)) tell(`${owner}.${name}`, membersOf[`${owner}.${name}`]);
}

function lookAtProperty({ key, value, computed }, tell) {
  const name = nameOf(key, computed);
  if (hasOwn(keys, name)) tell(name, keys[name]);
  if (name === 'style' && value.value === 'unit') tell("style: 'unit'", 'Safari 14.1, Firefox 78 in part');
}

/** Also `map.values().map(…)`: an iterator has had such methods since Chrome 122 and Safari 18.4. */
function lookAtCall({ callee }, tell) {
  if (callee.type !== 'MemberExpression') return;
  const [name, made] = [nameOf(callee.property, callee.computed), callee.object];
  if (hasOwn(calls, name)) tell(`.${name}()`, calls[name]);
  if (!onIterators.has(name) || made.type !== 'CallExpression' || made.callee.type !== 'MemberExpression') return;
  const maker = nameOf(made.callee.property, made.callee.computed);
  const isIterator =
    maker === 'matchAll' || (['values', 'keys', 'entries'].includes(maker) && made.arguments.length === 0);
  if (isIterator) tell(`.${maker}().${name}`, 'Chrome 122, Safari 18.4: [...of it]');
}

function lookAtPattern(pattern, flags, tell) {
  if (/\(\?<[=!]/.test(pattern)) tell('lookbehind', 'Safari 16.4');
  if (/[dv]/.test(flags)) tell(`flag ${flags}`, 'd: Chrome 90, Safari 15; v: Chrome 112, Safari 17');
}

function nameOf(property, computed) {
  if (!computed) return property.name ?? property.value;
  return typeof property.value === 'string' ? property.value : undefined;
}

function isGlobal({ type, name }) {
  return type === 'Identifier' && /^(window|self|globalThis)$/.test(name);
}

function hasOwn(table, name) {
  return Object.hasOwn(table, name);
}

function walk(node, look) {
  if (Array.isArray(node)) for (const each of node) walk(each, look);
  else if (node && typeof node.type === 'string') {
    look(node);
    for (const [key, child] of Object.entries(node))
      if (key !== 'regex' && child && typeof child === 'object') walk(child, look);
  }
}
