'use strict';
const input = document.getElementById('q');
const found = document.getElementById('found');
const nothing = document.getElementById('nothing');
const boxes = [...document.querySelectorAll('.classes input')];
const tables = [...document.querySelectorAll('section.table')].map(section => ({
  section,
  name: section.id,
  item: document.querySelector(`nav li[data-table="${section.id}"]`),
  rules: section.querySelector('details'),
  rows: [...section.querySelectorAll('tbody tr, li.rule')].map(row => ({
    row,
    isColumn: row.tagName === 'TR',
    text: `${section.id} ${row.textContent}`.toLowerCase()
  }))
}));

function search() {
  const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
  const classes = new Set(boxes.filter(box => box.checked).map(box => box.value));
  const narrowed = words.length > 0 || classes.size < boxes.length;
  let columns = 0, rules = 0;
  for (const table of tables) {
    let columnsHere = 0, rulesHere = 0;
    for (const { row, isColumn, text } of table.rows) {
      const fits = words.every(word => text.includes(word))
        && (isColumn ? classes.has(row.dataset.class) : classes.size === boxes.length);
      row.hidden = !fits;
      if (fits) isColumn ? columnsHere++ : rulesHere++;
    }
    table.section.hidden = narrowed && columnsHere + rulesHere === 0;
    table.section.querySelector('.wide').hidden = columnsHere === 0;
    table.item.classList.toggle('none', table.section.hidden);
    table.item.querySelector('.count').textContent = columnsHere;
    if (table.rules) {
      table.rules.hidden = rulesHere === 0;
      table.rules.open = words.length > 0 && columnsHere === 0 && rulesHere > 0;
    }
    columns += columnsHere;
    rules += rulesHere;
  }
  document.body.classList.toggle('searching', words.length > 0);
  nothing.hidden = columns + rules > 0;
  found.textContent = narrowed ? `${columns} column${columns === 1 ? '' : 's'}, ${rules} rule${rules === 1 ? '' : 's'}` : '';
  highlight(words);
}

function highlight(words) {
  if (!window.CSS || !CSS.highlights) return;
  const ranges = [];
  for (const { section } of words.length ? tables : []) {
    if (section.hidden) continue;
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.data.toLowerCase();
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

function clear() {
  input.value = '';
  for (const box of boxes) box.checked = true;
  search();
}

// A link may lead to what the search has hidden.
function show() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.getClientRects().length === 0) {
    clear();
    target.scrollIntoView();
  }
}

const visible = () => [...document.querySelectorAll('a.column')].filter(link => link.offsetParent);

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = document.activeElement === input;
  const at = visible().indexOf(document.activeElement);
  if (event.key === '/' && !typing) {
    input.focus();
    input.select();
  } else if (event.key === 'Escape') {
    clear();
    input.focus();
  } else if (event.key === 'ArrowDown' && (typing || at >= 0)) {
    visible()[at + 1]?.focus();
  } else if (event.key === 'ArrowUp' && at >= 0) {
    (at === 0 ? input : visible()[at - 1]).focus();
  } else {
    return;
  }
  event.preventDefault();
});
document.querySelector('.search').addEventListener('submit', event => {
  event.preventDefault();
  visible()[0]?.focus();
});
input.addEventListener('input', search);
for (const box of boxes) box.addEventListener('change', search);
window.addEventListener('hashchange', show);

const size = document.getElementById('size');
size.addEventListener('click', () => {
  const full = document.querySelector('.diagram').classList.toggle('full');
  size.setAttribute('aria-pressed', full);
});

const theme = document.getElementById('theme');
const themes = { system: '◐', light: '☀', dark: '☾' };
function paint(name) {
  if (name === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  theme.textContent = themes[name];
  theme.setAttribute('aria-label', `Colours: ${name === 'system' ? 'as the system' : name}`);
}
theme.addEventListener('click', () => {
  const names = Object.keys(themes);
  const now = document.documentElement.dataset.theme ?? 'system';
  paint(names[(names.indexOf(now) + 1) % names.length]);
});
