// Searches a catalogue that the build has split into files: reads them one by one, keeps an index of each, and answers
// from those that it has read. A file that does not arrive only costs its own records.
//
// In: { number, query, limit }. Out: { number, answer }, and after each file { read, of, failed, bytes }.
import init, { SearchIndex } from './search.js';

const folder = new URLSearchParams(location.search).get('folder');
const indices = [];
const failed = [];

/** The best records of all indices; equal scores in the order of the files. */
function search(query, limit) {
  const found = indices.flatMap((index) => JSON.parse(index.search(query, limit)));
  return found.sort((one, other) => other.score - one.score).slice(0, limit);
}

/** The text of a file, or an empty list. */
async function read(file) {
  try {
    const response = await fetch(`${folder}/${file}`);
    if (response.ok) return await response.text();
    failed.push(`${file}: status ${response.status}`);
  } catch (error) {
    failed.push(`${file}: ${error}`);
  }
  return '[]';
}

// Before anything is awaited, so that no message is lost.
self.onmessage = ({ data: { number, query, limit } }) => self.postMessage({ number, answer: search(query, limit) });

const { memory } = await init();
const files = JSON.parse(await read('files.json'));
for (const [position, file] of files.entries()) {
  indices.push(new SearchIndex(await read(file)));
  self.postMessage({ read: position + 1, of: files.length, failed, bytes: memory.buffer.byteLength });
}
