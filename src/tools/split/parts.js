// Fetches the parts of the app that are not needed at once. Each part is in one or more files; a file contains one or
// more modules in sequence.
const FILES = '@FILES@';
const PARTS = '@PARTS@';
let shared;
const imports = () => {
  const program = initSync();
  shared ??= { __wasm_split: Object.fromEntries('@SHARED@'.map((name) => [name, program[name]])) };
  return shared;
};
// Milliseconds without a piece of a file after which its request is aborted.
const TIMEOUT = 10000;
const fetched = async (name) => {
  const request = self.AbortController ? new AbortController() : { abort() {} };
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => request.abort(), TIMEOUT);
  };
  wait();
  try {
    const answer = await fetch(new URL(name, import.meta.url), { signal: request.signal });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const reader = answer.body.getReader();
    const pieces = [];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      wait();
    }
    return await new Blob(pieces).arrayBuffer();
  } finally {
    clearTimeout(timer);
  }
};
const read = async ([name, lengths]) => {
  const bytes = await fetched(name);
  let end = 0;
  const modules = lengths.map((length) => {
    end += length;
    return WebAssembly.instantiate(bytes.slice(end - length, end), imports());
  });
  return Promise.all(modules);
};
const files = [];
const file = (index) => {
  // After a failure, the part is fetched again when it is next needed.
  files[index] ??= read(FILES[index]).catch((error) => {
    files[index] = undefined;
    throw error;
  });
  return files[index];
};
// biome-ignore lint/correctness/noUnusedVariables: what the build adds below calls it
const load = (part) => async (callback, data) => {
  const isThere = await Promise.all(PARTS[part].map(file)).then(
    () => true,
    (error) => {
      console.warn(String(error));
      return false;
    },
  );
  imports().__wasm_split.__indirect_function_table.get(callback)(data, isThere);
};
