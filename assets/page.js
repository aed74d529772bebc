// The behaviour of the page of a mesh. Everything that it shows is in the page already: it chooses, finds, steps and moves the view.
'use strict';

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const canvas = byId('canvas');
const svg = canvas.querySelector('svg');
const nodes = new Map(all('.node', svg).map((node) => [node.dataset.key, node]));
const edges = all('.edge', svg);
const buttons = new Map(all('button[data-key]', byId('list')).map((button) => [button.dataset.key, button]));
const items = all('li', byId('list'));
const steps = JSON.parse(byId('steps').textContent);

const state = { chosen: undefined, found: undefined, step: -1 };

// The view: the part of the picture that is shown.

const [left, top_, width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
let view = { x: left, y: top_, width, height };
/** Below this scale, lines of a node are too small to read. */
const AWAY = 0.62;
const CLOSEST = 3;

function scale() {
  const { clientWidth, clientHeight } = svg;
  return Math.min(clientWidth / view.width, clientHeight / view.height);
}

function show(next) {
  view = next;
  svg.setAttribute('viewBox', [view.x, view.y, view.width, view.height].join(' '));
  canvas.classList.toggle('away', scale() < AWAY);
}

/** Small pictures are not blown up. */
function fit() {
  const most = Math.max(1, width / svg.clientWidth, height / svg.clientHeight);
  const [w, h] = [svg.clientWidth * most, svg.clientHeight * most];
  show({ x: left + (width - w) / 2, y: top_ + (height - h) / 2, width: w, height: h });
}

/** Changes the scale; a point of the view, from 0 to 1, stays where it is. */
function zoom(factor, fx = 0.5, fy = 0.5) {
  const limited = Math.min(factor, CLOSEST / scale());
  const [w, h] = [view.width / limited, view.height / limited];
  if (limited < 1 && w > 4 * width && h > 4 * height) return;
  show({ x: view.x + (view.width - w) * fx, y: view.y + (view.height - h) * fy, width: w, height: h });
}

function move(dx, dy) {
  show({ ...view, x: view.x + dx, y: view.y + dy });
}

function centre(key) {
  const box = nodes.get(key).querySelector('rect').getBBox();
  const { e, f } = nodes.get(key).transform.baseVal.consolidate().matrix;
  const closer = Math.max(1, 1 / scale());
  const [w, h] = [view.width / closer, view.height / closer];
  show({ x: e + box.width / 2 - w / 2, y: f + box.height / 2 - h / 2, width: w, height: h });
}

function isInView(key) {
  const [node, frame] = [nodes.get(key), svg].map((each) => each.getBoundingClientRect());
  return node.left >= frame.left && node.right <= frame.right && node.top >= frame.top && node.bottom <= frame.bottom;
}

// What is shown of the picture.

function render() {
  const { chosen, found, step } = state;
  const now = step >= 0 ? new Set(steps[step].keys) : new Set();
  const on = new Set();
  if (chosen !== undefined) {
    on.add(chosen);
    for (const { dataset: { from, to } } of edges) {
      if (from === chosen) on.add(to);
      if (to === chosen) on.add(from);
    }
  } else if (found) for (const key of found) on.add(key);
  else for (let i = 0; i <= step; i++) for (const key of steps[i].keys) on.add(key);
  const some = chosen !== undefined || found !== undefined || step >= 0;
  svg.classList.toggle('some', some);
  for (const [key, node] of nodes) {
    node.classList.toggle('on', on.has(key));
    node.classList.toggle('chosen', key === chosen);
    node.classList.toggle('now', now.has(key));
  }
  for (const edge of edges) {
    const { from, to } = edge.dataset;
    edge.classList.toggle('on', chosen === undefined ? on.has(from) && on.has(to) : from === chosen || to === chosen);
  }
  for (const [key, button] of buttons) {
    if (key === chosen) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
  byId('step').textContent = step >= 0 ? steps[step].title : byId('step').dataset.all;
  byId('before').disabled = step < 0;
  byId('after').disabled = step >= steps.length - 1;
  byId('caption').hidden = step < 0 || chosen !== undefined;
  if (step >= 0) byId('caption').textContent = steps[step].text;
}

function say(text) {
  byId('status').textContent = text;
}

function choose(key, focus) {
  if (state.chosen !== undefined) byId(`d-${state.chosen}`).hidden = true;
  state.chosen = key;
  byId('hint').hidden = key !== undefined;
  if (key !== undefined) {
    const details = byId(`d-${key}`);
    details.hidden = false;
    byId('details').scrollTop = 0;
    buttons.get(key).scrollIntoView({ block: 'nearest' });
    if (!isInView(key) || scale() < AWAY) centre(key);
    if (focus) details.querySelector('h2').focus();
  }
  render();
}

function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = new Set();
  for (const item of items) {
    const stack = item.closest('section').querySelector('h2').textContent.toLowerCase();
    const matches = words.every((word) => item.dataset.find.includes(word) || stack.includes(word));
    item.hidden = !matches;
    if (matches) found.add(item.querySelector('button').dataset.key);
  }
  for (const section of all('section', byId('list'))) section.hidden = all('li', section).every((item) => item.hidden);
  state.found = words.length === 0 ? undefined : found;
  byId('nothing').hidden = found.size > 0 || words.length === 0;
  choose(undefined);
  say(words.length === 0 ? '' : `${found.size} of ${items.length} services`);
}

function go(step) {
  state.step = Math.min(Math.max(step, -1), steps.length - 1);
  choose(undefined);
  say(state.step < 0 ? byId('step').dataset.all : `${steps[state.step].title}: ${steps[state.step].text}`);
}

// What people do.

byId('step').dataset.all = byId('step').textContent;
byId('before').addEventListener('click', () => go(state.step - 1));
byId('after').addEventListener('click', () => go(state.step + 1));
byId('in').addEventListener('click', () => zoom(1.3));
byId('out').addEventListener('click', () => zoom(1 / 1.3));
byId('fit').addEventListener('click', fit);
byId('search').addEventListener('input', ({ target }) => search(target.value));
byId('search').addEventListener('keydown', ({ key }) => {
  if (key === 'Enter' && state.found && state.found.size > 0) choose([...state.found][0], true);
});
for (const button of all('button[data-key]')) button.addEventListener('click', () => choose(button.dataset.key, true));
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  const { chosen } = state;
  if (chosen === undefined) go(-1);
  else choose(undefined);
  if (chosen !== undefined) buttons.get(chosen).focus();
});

canvas.addEventListener('keydown', (event) => {
  if (event.target !== canvas || event.ctrlKey || event.metaKey || event.altKey) return;
  const far = 60 / scale();
  const actions = {
    '+': () => zoom(1.3), '-': () => zoom(1 / 1.3), '0': fit,
    'ArrowLeft': () => move(-far, 0), 'ArrowRight': () => move(far, 0), 'ArrowUp': () => move(0, -far), 'ArrowDown': () => move(0, far),
  };
  if (!(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
});
svg.addEventListener('wheel', (event) => {
  event.preventDefault();
  const frame = svg.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * 0.0015), (event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
}, { passive: false });

let drag;
svg.addEventListener('pointerdown', ({ button, clientX, clientY }) => {
  if (button === 0) drag = { x: clientX, y: clientY, moved: false };
});
svg.addEventListener('pointermove', ({ clientX, clientY, pointerId }) => {
  if (!drag) return;
  const [dx, dy] = [clientX - drag.x, clientY - drag.y];
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  if (!drag.moved) svg.setPointerCapture(pointerId);
  canvas.classList.add('dragging');
  move(-dx / scale(), -dy / scale());
  drag = { x: clientX, y: clientY, moved: true };
});
svg.addEventListener('pointerup', ({ target }) => {
  const moved = drag && drag.moved;
  drag = undefined;
  canvas.classList.remove('dragging');
  if (moved) return;
  const node = target.closest('.node');
  const key = node && node.dataset.key;
  choose(buttons.has(key) ? key : undefined);
});
svg.addEventListener('pointercancel', () => {
  drag = undefined;
  canvas.classList.remove('dragging');
});
window.addEventListener('resize', fit);

fit();
render();
