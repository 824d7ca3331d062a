// Opens a large catalogue in one of two ways and types into it: ?way=page&folder=1000, or way=worker. The result is in
// `window.measured`; times are in milliseconds since the start of the navigation.
import init, { SearchIndex } from './search.js';

const QUERIES = ['imagerie paris', 'cytometrie', 'sequencage', 'proteomics', 'flow cytometry curie', 'biobnaque'];
const SHOWN = 20;
const COMPARED = 10;

/** The longest time between two ticks of a timer of 4 ms: for so long the page could not react. */
let blocked = 0;
let lastTick = performance.now();
function tick() {
  const now = performance.now();
  blocked = Math.max(blocked, now - lastTick);
  lastTick = now;
}
setInterval(tick, 4);

/** One file and one index, in this thread. */
async function openInPage(folder) {
  const { memory } = await init();
  const response = await fetch(`${folder}/all.json`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const index = new SearchIndex(await response.text());
  const search = (query) => JSON.parse(index.search(query, SHOWN));
  search(QUERIES[0]);
  const ready = performance.now();
  return { search, first: ready, all: ready, bytes: memory.buffer.byteLength };
}

/** Split files, in a worker. */
function openInWorker(folder) {
  const worker = new Worker(`worker.js?folder=${folder}`, { type: 'module' });
  const waiting = new Map();
  let asked = 0;
  const search = (query) =>
    new Promise((answer) => {
      asked += 1;
      waiting.set(asked, answer);
      worker.postMessage({ number: asked, query, limit: SHOWN });
    });
  return new Promise((opened, fail) => {
    let first;
    worker.onerror = (event) => fail(new Error(event.message || 'the worker does not start'));
    worker.onmessage = async ({ data }) => {
      if (data.answer) {
        waiting.get(data.number)(data.answer);
        waiting.delete(data.number);
        return;
      }
      if (data.failed.length > 0) fail(new Error(data.failed.join(', ')));
      if (data.read > 1 && data.read < data.of) return;
      await search(QUERIES[0]);
      first ??= performance.now();
      if (data.read === data.of) opened({ search, first, all: performance.now(), bytes: data.bytes });
    };
  });
}

/** Types every query letter by letter: the time of each letter, and the ids of the best records. */
async function type(search) {
  const letters = [];
  const best = [];
  for (const query of QUERIES) {
    for (let length = 1; length <= query.length; length++) {
      const start = performance.now();
      const found = await search(query.slice(0, length));
      letters.push(performance.now() - start);
      best.push(found.slice(0, COMPARED).map(({ id }) => id));
      // The timer ticks between two letters.
      await new Promise((done) => setTimeout(done, 5));
    }
  }
  return { letters, best };
}

async function measure() {
  const parameters = new URLSearchParams(location.search);
  const open = parameters.get('way') === 'worker' ? openInWorker : openInPage;
  const { search, ...opened } = await open(parameters.get('folder'));
  const typed = await type(search);
  tick();
  return { ...opened, ...typed, blocked };
}

measure().then(
  (measured) => Object.assign(window, { measured }),
  (error) => Object.assign(window, { measured: { error: String(error) } }),
);
