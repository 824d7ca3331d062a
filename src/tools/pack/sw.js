// The service worker: caches the app, its first page and the data at the first visit, except the part for editors,
// which is cached when it is used. Online, pages and data come from the host. If the visitor has asked the browser to
// save data, no release is fetched.
//
// Each release has a cache of its own, with all of its files or none. A file is only cached with the hash that it has
// in this release: while a host is being updated, nothing is cached. Embeds neither read nor write the cache.
const ROOT = '@ROOT@';
const EMBED = `${ROOT}embed/`;
const DAY = `${ROOT}data/day`;
const RELEASE = '@RELEASE@';
// The files of the app and its first page, by path, with their hashes.
const APP = new Map('@APP@');
// Files that are cached when they are used.
const WHEN_USED = new Map('@WHEN_USED@');
// The paths of the data, which may change between two releases, and the newest version of them that the app reads.
const DATA = '@DATA@';
const DATA_VERSION = '@DATA_VERSION@';

const PREFIX = `site ${ROOT} `;
const NAME = PREFIX + RELEASE;
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;
// Milliseconds after which the cache answers instead of the network.
const TIMEOUT = 4000;

// The ids of the documents that came from the cache: they load their files from the same release.
const cached = new Set();

const withTimeout = (answer) => Promise.race([answer, new Promise((_, fail) => setTimeout(fail, TIMEOUT))]);

// Fetches from the host. Never rejects: browsers report a rejected answer as an error of the page.
const ask = (request) => fetch(request).catch(() => Response.error());

// A data file of the host, cached if the app reads its version and the browser has space. Rejects if it is not JSON.
const fetchData = async (cache, path) => {
  const answer = await fetch(path, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const { version = 1 } = await answer.clone().json();
  let isCached = version <= DATA_VERSION;
  if (isCached) {
    await cache.put(path, answer.clone()).catch(() => {
      isCached = false;
    });
  }
  return { answer, isCached };
};

const fill = async () => {
  if (navigator.connection?.saveData) throw new Error('saving data');
  const cache = await caches.open(NAME);
  const app = [...APP].map(
    ([path, integrity]) => new Request(path, { integrity, cache: HASHED.test(path) ? 'default' : 'no-cache' }),
  );
  try {
    const data = DATA.map((path) => fetchData(cache, path));
    await cache.addAll(app);
    const isWhole = (await Promise.all(data)).every(({ isCached }) => isCached);
    if (!isWhole) throw new Error('data of a later release, or no space');
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
};

// Caches files of `WHEN_USED` that a page has loaded; they usually come from the HTTP cache.
const keep = async (paths) => {
  for (const path of paths.filter((path) => WHEN_USED.has(path))) {
    const cache = await caches.open(NAME);
    if (await cache.match(path, { ignoreVary: true })) continue;
    await cache.add(new Request(path, { integrity: WHEN_USED.get(path) })).catch(() => {});
  }
};

// If the browser has evicted the cache, it is filled again, once in the life of this worker.
let refilling;
const refill = async () => {
  if (await (await caches.open(NAME)).match(ROOT)) return;
  refilling ??= fill().catch(() => {});
  await refilling;
};

// Keeps the previous release, which pages may still be loading, and deletes older ones.
const activate = async () => {
  const before = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
};

// A page comes from the host. Without an answer, the cached first page is sent for every URL: the app renders the page.
const page = async (event) => {
  const { request, resultingClientId } = event;
  const answer = await withTimeout(ask(request)).catch(() => Response.error());
  if (answer.type !== 'error' && answer.status < 500) {
    event.waitUntil(refill());
    return answer;
  }
  const first = await (await caches.open(NAME)).match(ROOT);
  if (!first) return answer;
  cached.add(resultingClientId);
  const html = await first.text();
  const headers = new Headers(first.headers);
  // The text is not compressed any more.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(html.replace('<html', '<html data-offline'), { headers });
};

const file = async (event, path) => {
  const { request, clientId } = event;
  const client = await self.clients.get(clientId);
  if (!client || client.frameType === 'nested' || new URL(client.url).pathname.startsWith(EMBED)) return ask(request);
  if (HASHED.test(path)) {
    const copy = await caches.match(path, { ignoreVary: true });
    if (copy) return copy;
    const answer = await ask(request);
    if (answer.ok) event.waitUntil(keep([path]));
    return answer;
  }
  const cache = await caches.open(NAME);
  const copy = await cache.match(path, { ignoreVary: true });
  const isCached = cached.has(clientId);
  const isData = DATA.includes(path);
  if (!copy) return ask(request);
  if (isCached && !isData) return copy;
  const answer = isData
    ? fetchData(cache, path).then(({ answer }) => answer)
    : fetch(request).then((answer) => (answer.ok ? answer : copy));
  // A late answer is cached for the next visit.
  event.waitUntil(answer.then(() => isCached && client.postMessage('online')).catch(() => {}));
  return isCached ? copy : withTimeout(answer).catch(() => copy);
};

// The newest date in the cached data.
const day = async () => {
  const cache = await caches.open(NAME);
  const days = DATA.map(async (path) => (await (await cache.match(path)).json()).updated ?? '');
  return new Response((await Promise.all(days)).sort().pop());
};

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
// The files that a page had fetched before this worker handled its requests.
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));
self.addEventListener('fetch', (event) => {
  const { request, handled } = event;
  // Rejected if the answer is an error: without a handler, Firefox reports it as an error of the page.
  handled?.catch(() => {});
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
