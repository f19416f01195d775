/** Red, green, blue and opacity of every point, line by line from the top. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Small enough that neither side is longer; each point the mean of those it stands for. */
export function shrunk(picture: Pixels, longestSide: number): Pixels {
  const factor = Math.max(picture.width, picture.height) / longestSide;
  if (factor <= 1) return picture;
  const width = Math.max(1, Math.round(picture.width / factor));
  const height = Math.max(1, Math.round(picture.height / factor));
  const data = new Uint8Array(width * height * 4);
  const columns = Array.from({ length: width + 1 }, (_, x) => Math.floor((x * picture.width) / width));
  const lines = Array.from({ length: height + 1 }, (_, y) => Math.floor((y * picture.height) / height));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      writeMean(data, (y * width + x) * 4, picture, columns[x]!, lines[y]!, columns[x + 1]!, lines[y + 1]!);
  return { width, height, data };
}

/** A colour counts as much as it covers: what cannot be seen tints nothing. */
function writeMean(
  target: Uint8Array,
  place: number,
  { width, data }: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      const alpha = data[at + 3]!;
      red += data[at]! * alpha;
      green += data[at + 1]! * alpha;
      blue += data[at + 2]! * alpha;
      opacity += alpha;
    }
  if (opacity === 0) return;
  target[place] = Math.round(red / opacity);
  target[place + 1] = Math.round(green / opacity);
  target[place + 2] = Math.round(blue / opacity);
  target[place + 3] = Math.round(opacity / ((right - left) * (bottom - top)));
}

/**
 * As a telephone held it: what EXIF says about it is lost with everything else in the file.
 * @param orientation of EXIF, 1 (as it is) to 8
 */
export function turned(picture: Pixels, orientation: number): Pixels {
  if (!(orientation > 1 && orientation <= 8)) return picture;
  const { width, height } = picture;
  const isSideways = orientation >= 5;
  const [wide, high] = isSideways ? [height, width] : [width, height];
  const source = new Uint32Array(picture.data.slice().buffer);
  const target = new Uint32Array(width * height);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [fromX, fromY] = origins[orientation]!(x, y, width - 1, height - 1);
      target[y * wide + x] = source[fromY * width + fromX]!;
    }
  return { width: wide, height: high, data: new Uint8Array(target.buffer) };
}

/** Where a point of the turned picture was; `right` and `bottom` are the last column and line of the picture as it came. */
const origins: Record<number, (x: number, y: number, right: number, bottom: number) => [x: number, y: number]> = {
  2: (x, y, right) => [right - x, y],
  3: (x, y, right, bottom) => [right - x, bottom - y],
  4: (x, y, _, bottom) => [x, bottom - y],
  5: (x, y) => [y, x],
  6: (x, y, _, bottom) => [y, bottom - x],
  7: (x, y, right, bottom) => [right - y, bottom - x],
  8: (x, y, right) => [right - y, x],
};
