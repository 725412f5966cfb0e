// Zip files: written without packing, read with limits. Nothing in a file that was chosen is run or believed.

const MOST_UNPACKED = 60_000_000; // bytes of an entry; a year of practice has a tenth of it
const NO_ZIP = "no zip";

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @param {Uint8Array} data */
function crc32(data) {
  let value = 0xffffffff;
  for (const byte of data) value = CRC_TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** A record of a zip file: numbers of two or four bytes, the lowest byte first. @param {[2 | 4, number][]} numbers */
function record(numbers) {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of numbers) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** @param {[name: string, text: string][]} files */
function zip(files) {
  const now = new Date();
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  const [entries, list] = [/** @type {Uint8Array[]} */ ([]), /** @type {Uint8Array[]} */ ([])];
  let at = 0;
  for (const [called, text] of files) {
    const [name, data] = [bytesOf(called), bytesOf(text)];
    /** @type {[2 | 4, number][]} */
    const common = [[2, 20], [2, 0x800], [2, 0], [2, time], [2, day], [4, crc32(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
    const entry = joined(record([[4, 0x04034b50], ...common]), name, data);
    list.push(joined(record([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name));
    entries.push(entry);
    at += entry.length;
  }
  const contents = joined(...list);
  const end = record([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, contents.length], [4, at], [2, 0]]);
  return joined(...entries, contents, end);
}

/**
 * The texts of some entries of a zip file, by name; throws where it is none, or where an entry is missing or too long.
 * @param {Uint8Array} data @param {string[]} wanted @returns {Promise<Record<string, string>>}
 */
async function unzip(data, wanted) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let end = data.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error(NO_ZIP);
  /** @type {Record<string, string>} */ const found = {};
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && view.getUint32(at, true) === 0x02014b50; left -= 1) {
    const sizes = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(data.subarray(at + 46, at + 46 + sizes[0]));
    if (wanted.includes(name)) {
      const start = view.getUint32(at + 42, true);
      const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const packed = data.subarray(from, from + view.getUint32(at + 20, true));
      found[name] = new TextDecoder().decode(await unpacked(packed, view.getUint16(at + 10, true)));
    }
    at += 46 + sizes[0] + sizes[1] + sizes[2];
  }
  if (wanted.some((name) => !(name in found))) throw new Error(NO_ZIP);
  return found;
}

/** @param {Uint8Array} data @param {number} method how it is packed: 0 not at all, 8 as most zip files */
async function unpacked(data, method) {
  if (method === 0 && data.length <= MOST_UNPACKED) return data;
  if (method !== 8) throw new Error(NO_ZIP);
  const reader = new Blob([/** @type {any} */ (data)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length;
    if (length > MOST_UNPACKED) {
      await reader.cancel();
      throw new Error(NO_ZIP);
    }
    pieces.push(piece.value);
  }
  return joined(...pieces);
}
