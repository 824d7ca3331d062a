// The site without a network: after one visit, what is listed here is kept. Online, pages and data come from the host.
//
// Each release keeps its own files, all or none, and each only where it is the very file of this release: a host that
// is being written to gives none. Nothing is done for frames of partners' pages: they neither read nor keep anything.
const ROOT = '@ROOT@';
const EMBED = ROOT + 'embed/';
const DAY = ROOT + 'data/day';
const RELEASE = '@RELEASE@';
// The program and its first page, with their sums; the data, which may change between two releases; the newest version
// of data that the program reads.
const APP = new Map('@APP@');
const DATA = '@DATA@';
const DATA_VERSION = '@DATA_VERSION@';

const PREFIX = `site ${ROOT} `;
const NAME = PREFIX + RELEASE;
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;
// A network that has not answered by then is as good as none, milliseconds.
const PATIENCE = 4000;

// The documents that began with the page that is kept: the rest of theirs is of the same release.
const old = new Set();

const soon = (answer) => Promise.race([answer, new Promise((_, fail) => setTimeout(fail, PATIENCE))]);

// A data file as it is on the host: kept where the program reads its version and the browser has room, refused where it
// is no data.
const fresh = async (cache, path) => {
  const answer = await fetch(path, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const { version = 1 } = await answer.clone().json();
  const isKept = version <= DATA_VERSION && await cache.put(path, answer.clone()).then(() => true, () => false);
  return { answer, isKept };
};

const fill = async () => {
  const cache = await caches.open(NAME);
  const program = [...APP].map(([path, integrity]) =>
    new Request(path, { integrity, cache: HASHED.test(path) ? 'default' : 'no-cache' }));
  try {
    const data = DATA.map((path) => fresh(cache, path));
    await cache.addAll(program);
    if ((await Promise.all(data)).some(({ isKept }) => !isKept)) throw new Error('data of a later release, or no room');
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
};

// What the browser has thrown away is fetched again, once in the life of this worker.
let again;
const refill = async () => {
  if (!await (await caches.open(NAME)).match(ROOT)) await (again ??= fill().catch(() => {}));
};

// The release before stays: its pages may be on their way. Those before that go.
const activate = async () => {
  const before = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
};

// A page comes from the host. Without an answer, the page that is kept stands for all: the program draws the address.
const page = async (event) => {
  const { request, resultingClientId } = event;
  const answer = await soon(fetch(request)).catch(() => Response.error());
  if (answer.type !== 'error' && answer.status < 500) {
    event.waitUntil(refill());
    return answer;
  }
  const kept = await (await caches.open(NAME)).match(ROOT);
  if (!kept) return answer;
  old.add(resultingClientId);
  const html = await kept.text();
  const headers = new Headers(kept.headers);
  // It came compressed, perhaps; it is not any more.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(html.replace('<html', '<html data-offline'), { headers });
};

const file = async (event, path) => {
  const { request, clientId } = event;
  const client = await self.clients.get(clientId);
  if (!client || client.frameType === 'nested' || new URL(client.url).pathname.startsWith(EMBED)) return fetch(request);
  if (HASHED.test(path)) return (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
  const cache = await caches.open(NAME);
  const kept = await cache.match(path, { ignoreVary: true });
  const isOld = old.has(clientId);
  const isData = DATA.includes(path);
  if (!kept) return fetch(request);
  if (isOld && !isData) return kept;
  const answer = isData ? fresh(cache, path).then(({ answer }) => answer)
    : fetch(request).then((answer) => (answer.ok ? answer : kept));
  // Where the answer comes too late, it is there the next time.
  event.waitUntil(answer.then(() => isOld && client.postMessage('online'), () => {}));
  return isOld ? kept : soon(answer).catch(() => kept);
};

// The newest day that the kept data say of themselves.
const day = async () => {
  const cache = await caches.open(NAME);
  const days = DATA.map(async (path) => (await (await cache.match(path)).json()).updated ?? '');
  return new Response((await Promise.all(days)).sort().pop());
};

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    const isPage = request.destination === 'document' && pathname.startsWith(ROOT) && !/\.[^/]*$/.test(pathname);
    if (isPage && !pathname.startsWith(EMBED)) event.respondWith(page(event));
  } else if (!search && pathname === DAY) {
    event.respondWith(day());
  } else if (!search && (APP.has(pathname) || DATA.includes(pathname) || HASHED.test(pathname))) {
    event.respondWith(file(event, pathname));
  }
});
