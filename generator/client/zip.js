// One entry of a ZIP archive read and replaced; all others are copied byte for byte.
//
// For archives that our own build makes: the entry is stored, not packed, nothing is encrypted,
// there is no ZIP64 and no comment at the end.

const END = 22; // bytes of the end record; sizes of the other records stand where they are used

/** @param {Uint8Array} bytes */
const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The content of `bytes` as ZIP and PNG reckon it.
 * @param {Uint8Array} bytes
 */
export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 8; bit--; ) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/**
 * Where everything of the archive stands.
 * @param {Uint8Array} archive
 */
function entries(archive) {
  const read = view(archive);
  const end = archive.length - END;
  const found = [];
  let at = read.getUint32(end + 16, true);
  for (let left = read.getUint16(end + 10, true); left--; ) {
    const start = read.getUint32(at + 42, true);
    const name = read.getUint16(at + 28, true);
    const data = start + 30 + read.getUint16(start + 26, true) + read.getUint16(start + 28, true);
    const next = at + 46 + name + read.getUint16(at + 30, true) + read.getUint16(at + 32, true);
    found.push({
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + name)),
      record: archive.slice(at, next),
      head: archive.slice(start, data),
      data: archive.subarray(data, data + read.getUint32(at + 20, true)),
    });
    at = next;
  }
  return found;
}

/**
 * What `change` makes of the stored text called `name`, in a copy of the archive.
 * @param {Uint8Array} archive
 * @param {string} name
 * @param {(text: string) => string} change
 */
export function changed(archive, name, change) {
  /** @type {Uint8Array[]} */
  const parts = [];
  const found = entries(archive);
  let size = 0;
  for (const entry of found) {
    if (entry.name === name) {
      entry.data = new TextEncoder().encode(change(new TextDecoder().decode(entry.data)));
      const crc = crc32(entry.data);
      for (const [bytes, at] of /** @type {[Uint8Array, number][]} */ ([[entry.head, 14], [entry.record, 16]])) {
        view(bytes).setUint32(at, crc, true);
        view(bytes).setUint32(at + 4, entry.data.length, true);
        view(bytes).setUint32(at + 8, entry.data.length, true);
      }
    }
    view(entry.record).setUint32(42, size, true);
    parts.push(entry.head, entry.data);
    size += entry.head.length + entry.data.length;
  }
  const end = archive.slice(-END);
  const records = found.map((entry) => entry.record);
  view(end).setUint32(12, records.reduce((sum, record) => sum + record.length, 0), true);
  view(end).setUint32(16, size, true);
  return joined([...parts, ...records, end]);
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
